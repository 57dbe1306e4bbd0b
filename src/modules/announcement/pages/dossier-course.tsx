import { lineWords, receiptWords } from '#kernel/calendar/receipt-words.ts'
import type { PdfSignature } from '#kernel/files/pdf-signature.ts'
import { formatDate, formatInstant } from '#kernel/i18n/dates.ts'
import { Section } from '#ui/card/card.tsx'
import { DayReceipt } from '#ui/day-receipt/day-receipt.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { Tag, type TagTone } from '#ui/tag/tag.tsx'
import { Timeline } from '#ui/timeline/timeline.tsx'
import type { AnnouncementEventRow, SigningClock } from '../item-queries.ts'
import { verdictOn, type SignatureVerdict } from '../signature-verdict.ts'
import { announcingWords as words } from '../staff-words.ts'
import { announcementHappenings } from '../tell-announcement.ts'
import { happeningLabels, signingRuleLabels } from '../vi.ts'
import type { DossierView } from './dossier-view.ts'

const clockTones: Readonly<Record<SigningClock['state'], TagTone>> = {
  running: 'progress',
  'calendar-unknown': 'warning',
  met: 'success',
  late: 'danger',
  dropped: 'neutral',
}
const clockStates: Readonly<Record<SigningClock['state'], string>> = {
  running: 'Đang tính',
  'calendar-unknown': 'Chưa tính được',
  met: 'Đúng hạn',
  late: 'Quá hạn',
  dropped: 'Không còn',
}

/** Every day by which the decision must be signed, with its ground and its receipt. */
export function DossierClocks({ clocks }: { readonly clocks: readonly SigningClock[] }) {
  return (
    <Section title={words.clocks}>
      {clocks.length === 0 && <p class="soft">{words.noClocks}</p>}
      {clocks.map((clock) => (
        <Disclosure
          key={clock.id}
          summary={
            <>
              {signingRuleLabels[clock.rule] ?? clock.rule}
              {clock.dueOn && `: ${formatDate(clock.dueOn)}`}{' '}
              <Tag tone={clockTones[clock.state]}>{clockStates[clock.state]}</Tag>
            </>
          }
        >
          <ClockReceipt clock={clock} />
        </Disclosure>
      ))}
    </Section>
  )
}

function ClockReceipt({ clock }: { readonly clock: SigningClock }) {
  const { receipt } = clock
  if (!receipt)
    return (
      <>
        <p>{words.calendarUnknown(formatDate(clock.startedOn))}</p>
        <p class="soft">{clock.dueBasis}</p>
      </>
    )
  return (
    <>
      <p>{receiptWords(receipt, 'vi')}</p>
      <DayReceipt
        days={receipt.lines.map((line) => ({
          date: line.date,
          counted: line.counted,
          reason: lineWords(line, receipt.unit, 'vi'),
        }))}
        dueOn={receipt.dueOn ?? receipt.startOn}
        basis={receipt.basis}
      />
    </>
  )
}

/** What happened, the latest first; the steps of the course open, every single change folded. */
export function DossierTimeline({ view }: { readonly view: DossierView }) {
  const isStep = ({ name }: AnnouncementEventRow) => !/^(?:item|finding)-/.test(name)
  const steps = view.events.filter(isStep)
  const changes = view.events.filter((event) => !isStep(event))
  return (
    <Section title={words.timeline}>
      <EventTimeline label={words.timeline} events={steps} />
      {changes.length > 0 && (
        <Disclosure summary={words.changes(changes.length)}>
          <EventTimeline label={words.changes(changes.length)} events={changes} />
        </Disclosure>
      )}
    </Section>
  )
}

function EventTimeline({
  label,
  events,
}: {
  readonly label: string
  readonly events: readonly AnnouncementEventRow[]
}) {
  return (
    <Timeline
      label={label}
      events={events.toReversed().map(({ id, name, at, officialName, note }) => {
        const known = announcementHappenings.find((one) => one === name)
        return {
          id,
          title: known ? happeningLabels[known] : name,
          at,
          who: officialName ?? words.bySystem,
          body: note === null ? undefined : <p class="typed">{note}</p>,
        }
      })}
    />
  )
}

/** What was checked of the signed file, and what was not. */
export function SignatureReport({ signatures }: { readonly signatures: readonly PdfSignature[] }) {
  if (signatures.length === 0) return <>{words.noSignature}</>
  return (
    <>
      {signatures.map((signature, index) => (
        <div key={index}>
          <p>
            <Tag tone={toneOf(signature)}>{verdictWords[verdictOn(signature)]}</Tag>
          </p>
          {signature.signer !== null && signature.issuer !== null && (
            <p>{words.certificate(signature.signer, signature.issuer)}</p>
          )}
          {signature.claimedAt !== null && <p>{words.claimedAt(formatInstant(new Date(signature.claimedAt)))}</p>}
          {!signature.coversWholeFile && <p>{words.signatureAppended}</p>}
        </div>
      ))}
      <p class="soft small">{words.notChecked}</p>
    </>
  )
}

const verdictWords: Readonly<Record<SignatureVerdict, string>> = {
  sound: words.signatureOk,
  broken: words.signatureBroken,
  unreadable: words.signatureUnreadable,
}

function toneOf(signature: PdfSignature): TagTone {
  const verdict = verdictOn(signature)
  if (verdict === 'broken') return 'danger'
  return verdict === 'sound' && signature.coversWholeFile ? 'success' : 'warning'
}
