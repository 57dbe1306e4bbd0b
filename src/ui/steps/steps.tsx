import type { ComponentChildren } from 'preact'
import { useUiWords } from '../words.ts'

export interface Step {
  readonly label: string
  readonly state: 'done' | 'current' | 'upcoming' | 'skipped'
  /** Date, agency, deadline. */
  readonly note?: ComponentChildren
}

export interface StepsProps {
  readonly label: string
  readonly items: readonly Step[]
}

/** How far a thing has come through its states. Mark and word say it; colour only helps. */
export function Steps({ label, items }: StepsProps) {
  const words = useUiWords()
  const stateWords = {
    done: words.stepDone,
    current: words.stepCurrent,
    upcoming: words.stepUpcoming,
    skipped: words.stepSkipped,
  }
  return (
    <ol class="steps" aria-label={label}>
      {items.map((step, index) => (
        <li key={step.label} class={`step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span class="step-mark" aria-hidden="true">
            {step.state === 'done' ? '✓' : step.state === 'skipped' ? '–' : index + 1}
          </span>
          <span class="step-words">
            <span class="step-label">{step.label}</span>
            <span class="visually-hidden"> ({stateWords[step.state]})</span>
            {step.note && <span class="step-note small soft">{step.note}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
