import { formatDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { Section } from '#ui/card/card.tsx'
import { usePage } from '#ui/context.ts'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn } from '#ui/words.ts'
import type { EventProcedures } from '../browse-queries.ts'
import type { BusinessEvents } from '../business-events.ts'
import { lifeEvents } from '../life-events.ts'
import { eventPath, procedureListPath, procedurePath, procedurePaths, withQuery } from '../paths.ts'
import { procedureWords } from '../words-of-pages.ts'
import { ProcedureEntry } from './list-page.tsx'

interface Counted {
  readonly key: string
  readonly name: string
  readonly href: string
  readonly procedures: number
}

/** Departments, with how many procedures belong to their sectors. */
export function AgenciesPage({
  agencies,
}: {
  readonly agencies: readonly { readonly code: string; readonly name: string; readonly procedures: number }[]
}) {
  const { language } = usePage()
  const words = procedureWords(language)
  return (
    <PublicShell
      title={words.agenciesTitle}
      breadcrumbs={[
        { label: words.title, href: pathIn(language, procedurePaths.list) },
        { label: words.agenciesTitle },
      ]}
    >
      <PageHeader title={words.agenciesTitle} lead={words.agenciesLead} />
      <CountedList
        items={agencies.map(({ code, name, procedures }) => ({
          key: code,
          name,
          procedures,
          href: pathIn(language, procedureListPath({ agency: code })),
        }))}
      />
    </PublicShell>
  )
}

export interface EventsPageProps {
  readonly lifeCounts: ReadonlyMap<string, number>
  readonly business: BusinessEvents
  readonly businessCounts: ReadonlyMap<string, number>
}

/** What happens in a life, as the portal groups it, and in a business, as we do. */
export function EventsPage({ lifeCounts, business, businessCounts }: EventsPageProps) {
  const { language } = usePage()
  const words = procedureWords(language)
  const href = (key: string) => pathIn(language, eventPath(key))
  return (
    <PublicShell
      title={words.eventsTitle}
      breadcrumbs={[{ label: words.title, href: pathIn(language, procedurePaths.list) }, { label: words.eventsTitle }]}
    >
      <PageHeader title={words.eventsTitle} lead={words.eventsLead} />
      <Section title={words.lifeEvents}>
        <CountedList
          items={lifeEvents.map((key) => ({
            key,
            name: words.eventNames[key],
            procedures: lifeCounts.get(key) ?? 0,
            href: href(key),
          }))}
        />
        <p class="small soft">{words.lifeEventsNote}</p>
      </Section>
      <Section title={words.businessEvents}>
        <CountedList
          items={business.events.map(({ key, name }) => ({
            key,
            name: name[language],
            procedures: businessCounts.get(key) ?? 0,
            href: href(key),
          }))}
        />
        <p class="small soft">{words.businessEventsNote(formatDate(business.drawnUpOn))}</p>
      </Section>
    </PublicShell>
  )
}

function CountedList({ items }: { readonly items: readonly Counted[] }) {
  return (
    <ul>
      {items.map(({ key, name, href, procedures }) => (
        <li key={key}>
          <a href={href}>{name}</a> ({formatCount(procedures)})
        </li>
      ))}
    </ul>
  )
}

export interface EventPageProps {
  readonly eventKey: string
  readonly name: string
  readonly found: EventProcedures
  /** Day on which we drew up the group; null for one of the portal's. */
  readonly drawnUpOn: string | null
}

/** Every procedure that goes with one event. */
export function EventPage({ eventKey, name, found, drawnUpOn }: EventPageProps) {
  const { language } = usePage()
  const words = procedureWords(language)
  return (
    <PublicShell
      title={name}
      breadcrumbs={[
        { label: words.title, href: pathIn(language, procedurePaths.list) },
        { label: words.eventsTitle, href: pathIn(language, procedurePaths.events) },
        { label: name },
      ]}
    >
      <PageHeader
        title={name}
        lead={drawnUpOn === null ? undefined : words.businessEventsNote(formatDate(drawnUpOn))}
      />
      <ol aria-label={words.caption} start={(found.page - 1) * found.pageSize + 1}>
        {found.items.map((item) => (
          <ProcedureEntry key={item.id} item={item} words={words} href={pathIn(language, procedurePath(item.code))} />
        ))}
      </ol>
      <Pagination
        page={found.page}
        pageSize={found.pageSize}
        total={found.total}
        href={(page) => pathIn(language, withQuery(eventPath(eventKey), { page }))}
      />
    </PublicShell>
  )
}
