import { formatDate, formatInstant, isLegalDate } from '#kernel/i18n/dates.ts'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { Timeline } from '#ui/timeline/timeline.tsx'
import { refusalGrounds } from '../../model.ts'
import type { Tracked, TrackedEvent } from '../../tracked-queries.ts'
import { feedbackLabels, usePublicWords } from '../public-words.ts'
import type { PublicWords } from './vi.ts'

const looks: ReadonlySet<string> = new Set(['sender-viewed', 'register-viewed'])

/** What has happened, newest first; looks at the sender's data stand apart, because they are her affair and not the item's. */
export function TrackHistory({ tracked }: { readonly tracked: Tracked }) {
  const words = usePublicWords()
  const { language } = usePage()
  const views = tracked.events.filter(({ name }) => looks.has(name))
  const course = tracked.events.filter(({ name }) => !looks.has(name))
  return (
    <>
      <Section title={words.track.history}>
        <Timeline
          label={words.track.history}
          events={course.map((event) => ({
            id: event.id,
            title: words.events[event.name] ?? event.name,
            at: event.at,
            who: event.agencyId === null ? undefined : tracked.names.get(event.agencyId),
            body: bodyOf(event, words, feedbackLabels(language).refusals),
          }))}
        />
      </Section>
      <Section title={words.track.viewers}>
        <p class="soft">{views.length === 0 ? words.track.viewersNone : words.track.viewersHint}</p>
        {views.length > 0 && (
          <ul>
            {views.map((view) => (
              <li key={view.id}>
                <span lang="vi">{tracked.names.get(view.agencyId ?? '') ?? ''}</span>, {formatInstant(view.at)}
                {view.name === 'register-viewed' && (
                  <>
                    {' – '}
                    {words.track.inRegister}: <span lang="vi">{view.note}</span>
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function bodyOf(event: TrackedEvent, words: PublicWords, refusals: ReturnType<typeof feedbackLabels>['refusals']) {
  const lines = [...factsOf(event, words, refusals), ...(event.note === null ? [] : [event.note])]
  if (lines.length === 0) return undefined
  return lines.map((line) => (
    <p key={line} class="typed">
      {line}
    </p>
  ))
}

function factsOf(
  { name, details }: TrackedEvent,
  words: PublicWords,
  refusals: Readonly<Record<string, string>>,
): string[] {
  switch (name) {
    case 'accepted':
      return [words.track.register(String(details['register'] ?? ''))]
    case 'refused':
      return refusalGrounds.filter((ground) => ground === details['ground']).map((ground) => refusals[ground] ?? '')
    case 'transferred-outside':
      return [words.track.outside(String(details['outsideName'] ?? ''))]
    case 'extended':
      return [words.track.extendedTo(dayOf(details['from']), dayOf(details['to']))]
    case 'rated':
      return [words.track.scores[Number(details['score']) - 1] ?? '']
    default:
      return []
  }
}

function dayOf(value: unknown): string {
  return typeof value === 'string' && isLegalDate(value) ? formatDate(value) : ''
}
