import { everyone } from '#kernel/http/access.ts'
import { look } from '#kernel/http/endpoint.ts'
import type { Route } from '#kernel/http/route.ts'
import { loadCalendar } from './load-calendar.ts'
import { workingDaysAnswer, WorkingDaysAnswer, WorkingDaysQuery } from './working-days-answer.ts'

export const calendarApi: readonly Route[] = [
  look({
    path: '/api/v1/working-days',
    access: everyone,
    summary: 'The day on which a number of working days ends, day by day; refused (409) outside the decreed years',
    tag: 'calendar',
    query: WorkingDaysQuery,
    answer: WorkingDaysAnswer,
    look: async ({ reader }, { query }) => workingDaysAnswer(query, await loadCalendar(reader)),
  }),
]
