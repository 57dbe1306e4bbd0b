import { agenciesOf } from '#kernel/auth/actor.ts'
import { loadCalendar } from '#kernel/calendar/load-calendar.ts'
import { signedIn } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import type { WaitingWork } from '#ui/waiting/waiting.tsx'
import { agencyNames } from '#modules/agency/public.ts'
import { countMonths, countOpen, listOldest, listOverridden } from './dashboard-queries.ts'
import { DashboardPage } from './pages/staff/dashboard-page.tsx'
import { isController } from './policy.ts'
import { staffPaths } from './staff-paths.ts'

/** What waits for an official in other rooms; empty for somebody who has no work there. This room does not know which they are. */
export type OtherWork = (exchange: Exchange) => Promise<readonly WaitingWork[]>

export const dashboardRoutes = (otherWork: OtherWork): readonly Route[] => [
  page({
    path: staffPaths.dashboard,
    // The first page after signing in: an administrator without a working post sees zeros, not a locked door.
    access: signedIn,
    async show(exchange) {
      const { reader, actor, today } = exchange
      const wholeProvince = isController(actor)
      const year = Number(today.slice(0, 4))
      const open = await countOpen(reader, actor, today)
      const months = await countMonths(reader, year, today, wholeProvince ? undefined : agenciesOf(actor))
      const oldest = await listOldest(reader, actor)
      const overridden = wholeProvince ? await listOverridden(reader, actor) : []
      const named = [...open, ...oldest, ...overridden].flatMap(({ handlingAgencyId }) => handlingAgencyId ?? [])
      return (
        <DashboardPage
          {...{ open, months, oldest, overridden, wholeProvince, year, today }}
          otherWork={await otherWork(exchange)}
          agencyNames={await agencyNames(reader, named)}
          calendar={await loadCalendar(reader)}
        />
      )
    },
  }),
]
