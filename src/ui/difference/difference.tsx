import type { WordRun } from '#kernel/i18n/word-runs.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { useUiWords } from '../words.ts'

export interface DifferenceProps {
  /** From `wordRuns`. */
  readonly runs: readonly WordRun[]
  /** Writes out what stayed as it was; otherwise only the words around a change are shown. */
  readonly whole?: boolean | undefined
}

/** A text with what was taken out and put in: by colour, by line and sign for the eye, in words for the ear. */
export function Difference({ runs, whole }: DifferenceProps) {
  return (
    <div class="difference typed">
      {runs.map(({ kind, text }, at) => {
        if (kind === 'removed') return <Removed key={at} text={text} />
        if (kind === 'added') return <Added key={at} text={text} />
        return whole ? text : <Unchanged key={at} text={text} first={at === 0} last={at === runs.length - 1} />
      })}
    </div>
  )
}

function Removed({ text }: { readonly text: string }) {
  const words = useUiWords()
  return (
    <del>
      <span class="visually-hidden">{` [${words.removed}: `}</span>
      {text}
      <span class="visually-hidden">{'] '}</span>
    </del>
  )
}

function Added({ text }: { readonly text: string }) {
  const words = useUiWords()
  return (
    <ins>
      <span class="visually-hidden">{` [${words.added}: `}</span>
      {text}
      <span class="visually-hidden">{'] '}</span>
    </ins>
  )
}

/** So many words before and after a change are enough to know the place. */
const around = 20

function Unchanged({ text, first, last }: { readonly text: string; readonly first: boolean; readonly last: boolean }) {
  const words = useUiWords()
  const parts = text.split(/(\s+)/)
  const head = first ? 0 : around * 2
  const tail = last ? 0 : around * 2
  if (parts.length <= head + tail + around) return <>{text}</>
  const left = Math.floor((parts.length - head - tail) / 2)
  return (
    <>
      {parts.slice(0, head).join('')}
      <span class="difference-skip">{` […${words.unchangedWords(formatCount(left))}…] `}</span>
      {tail === 0 ? '' : parts.slice(-tail).join('')}
    </>
  )
}

/** What the marks mean; once on a page that shows differences. */
export function DifferenceKey() {
  const words = useUiWords()
  return (
    <p class="difference small">
      <del>{words.removed}</del> <ins>{words.added}</ins>
    </p>
  )
}
