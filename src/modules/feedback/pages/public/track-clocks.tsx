import { lineWords, receiptWords } from '#kernel/calendar/receipt-words.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { DayReceipt } from '#ui/day-receipt/day-receipt.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { Tag, type TagTone } from '#ui/tag/tag.tsx'
import type { TrackedClock } from '../../tracked-queries.ts'
import { usePublicWords } from '../public-words.ts'

const tones: Readonly<Record<TrackedClock['state'], TagTone>> = {
  running: 'progress',
  paused: 'warning',
  'calendar-unknown': 'neutral',
  met: 'success',
  late: 'danger',
  dropped: 'neutral',
}

/** Who must do what by when, by which ground, and how the days were counted. */
export function TrackClocks({ clocks }: { readonly clocks: readonly TrackedClock[] }) {
  const { track } = usePublicWords()
  if (clocks.length === 0) return null
  return (
    <Section title={track.clocks}>
      {clocks.map((clock) => (
        <Clock key={clock.id} clock={clock} />
      ))}
    </Section>
  )
}

function Clock({ clock }: { readonly clock: TrackedClock }) {
  const words = usePublicWords()
  const { language } = usePage()
  // While time stands still the day reckoned before no longer holds.
  const receipt = clock.receipt && clock.state === 'paused' ? { ...clock.receipt, dueOn: null } : clock.receipt
  return (
    <div class="section">
      <p>
        <strong>{words.clocks[clock.rule]}</strong>{' '}
        <Tag tone={tones[clock.state]}>{words.track.clockState[clock.state]}</Tag>
        {clock.endedOn && <span class="soft"> {formatDate(clock.endedOn)}</span>}
        <br />
        {receipt && receiptWords(receipt, language)}
        {receipt && !receipt.certain && (
          <>
            <br />
            <span class="soft small">{words.track.uncertain}</span>
          </>
        )}
      </p>
      {receipt?.dueOn && (
        <Disclosure summary={words.track.daysTable}>
          <DayReceipt
            days={receipt.lines.map((line) => ({
              date: line.date,
              counted: line.counted,
              reason: lineWords(line, receipt.unit, language),
            }))}
            dueOn={receipt.dueOn}
            basis={<span lang="vi">{receipt.basis}</span>}
            open
          />
        </Disclosure>
      )}
    </div>
  )
}
