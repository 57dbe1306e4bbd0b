import { z } from 'zod'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { Invalid } from '#kernel/errors.ts'
import { parse } from '#kernel/http/parse.ts'
import { legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import { FeedbackCode, grounds } from '../model.ts'
import type { RequestFilter } from './queries.ts'

/** GeoReport v2: a span of ninety days or the first thousand, whichever is smaller. */
const longestSpanDays = 90
const mostRequests = 1000

const Instant = z
  .union([z.iso.datetime({ offset: true }), z.iso.date().transform((day) => `${day}T00:00:00+07:00`)])
  .transform((text) => legalDateOf(new Date(text)))
  // Ninety days beside the ends of the calendar are no days that PostgreSQL or JavaScript can write.
  .refine((day) => day >= '1990-01-01' && day <= '2200-01-01', { error: 'invalid-date' })

const list = z
  .string()
  .max(2000)
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )

const RequestQuery = z.object({
  service_request_id: list.optional(),
  service_code: list.pipe(z.array(z.enum(grounds))).optional(),
  start_date: Instant.optional(),
  end_date: Instant.optional(),
  status: list.pipe(z.array(z.enum(['open', 'closed']))).optional(),
})

/** @throws Invalid for a span of more than ninety days, and for what cannot be understood */
export function readRequestQuery(query: unknown, today: LegalDate): RequestFilter {
  const {
    service_request_id: ids,
    service_code: codes,
    start_date: start,
    end_date: end,
    status,
  } = parse(RequestQuery, query)
  // "This overrules all other arguments."
  if (ids !== undefined && ids.length > 0) return { codes: ids.map(codeOf), limit: mostRequests }
  const to = end ?? (start === undefined ? today : plusDays(start, longestSpanDays))
  const from = start ?? plusDays(to, -longestSpanDays)
  if (from > to) throw new Invalid([{ field: 'end_date', code: 'before-start_date' }])
  if (plusDays(from, longestSpanDays) < to) throw new Invalid([{ field: 'end_date', code: 'more-than-90-days' }])
  const both = status === undefined || new Set(status).size !== 1
  return {
    from,
    to,
    grounds: codes === undefined || codes.length === 0 ? undefined : codes,
    reopened: both ? undefined : status.includes('open'),
    limit: mostRequests,
  }
}

/** What cannot be a code is the code of nothing. */
function codeOf(text: string): string {
  return FeedbackCode.safeParse(text).data ?? ''
}
