import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { everyone } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { listAgencies } from '#modules/agency/public.ts'
import {
  countAgencyProcedures,
  countBusinessEvents,
  countLifeEvents,
  listEventProcedures,
  type BrowsedEvent,
} from './browse-queries.ts'
import { businessEvents } from './business-events.ts'
import { lifeEvents } from './life-events.ts'
import { AgenciesPage, EventPage, EventsPage } from './pages/browse-pages.tsx'
import { procedurePaths } from './paths.ts'
import { procedureWords } from './words-of-pages.ts'

/** Ways into the catalogue for those who do not know what the thing is called. */
export const browsePages: readonly Route[] = [
  page({
    path: procedurePaths.agencies,
    access: everyone,
    sameForAll: true,
    show: async ({ reader, today }) => {
      const [agencies, counts] = await Promise.all([
        listAgencies(reader, today, { kinds: ['department'] }),
        countAgencyProcedures(reader, today),
      ])
      const countOf = new Map(counts.map(({ code, procedures }) => [code, procedures]))
      return (
        <AgenciesPage
          agencies={agencies
            .map(({ code, name }) => ({ code, name, procedures: countOf.get(code) ?? 0 }))
            .filter(({ procedures }) => procedures > 0)}
        />
      )
    },
  }),
  page({
    path: procedurePaths.events,
    access: everyone,
    sameForAll: true,
    show: async ({ reader, today }) => {
      const business = businessEvents()
      const [lifeCounts, businessCounts] = await Promise.all([
        countLifeEvents(reader, today),
        countBusinessEvents(reader, today, business.events),
      ])
      return <EventsPage {...{ lifeCounts, business, businessCounts }} />
    },
  }),
  page({
    path: procedurePaths.event,
    access: everyone,
    sameForAll: true,
    params: z.object({ event: z.string().max(100) }),
    query: z.object({ page: PageNumber }),
    show: (exchange, { params, query }) => showEvent(exchange, params.event, query.page),
  }),
]

async function showEvent({ reader, today, language }: Exchange, key: string, number: number) {
  const { event, name, drawnUpOn } = eventOf(key, language)
  const found = await listEventProcedures(reader, { event, page: number, on: today })
  return <EventPage eventKey={key} {...{ name, found, drawnUpOn }} />
}

function eventOf(
  key: string,
  language: Exchange['language'],
): { readonly event: BrowsedEvent; readonly name: string; readonly drawnUpOn: string | null } {
  const life = lifeEvents.find((one) => one === key)
  if (life) return { event: { kind: 'life', key }, name: procedureWords(language).eventNames[life], drawnUpOn: null }
  const { events, drawnUpOn } = businessEvents()
  const event = events.find((one) => one.key === key)
  if (!event) throw new NotFound('procedure.event-not-found')
  return { event: { kind: 'business', event }, name: event.name[language], drawnUpOn }
}
