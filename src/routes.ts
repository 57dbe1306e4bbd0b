import { calendarApi } from '#kernel/calendar/api.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { mayEnter } from '#kernel/http/access.ts'
import { documentedRoutes } from '#kernel/http/documented-routes.tsx'
import type { Route } from '#kernel/http/route.ts'
import { accountRoutes } from '#modules/account/public.ts'
import { agencyRoutes } from '#modules/agency/public.ts'
import { announcementRoutes, dossierOfDraft, draftChecksBeside } from '#modules/announcement/public.ts'
import { feedbackRoutes } from '#modules/feedback/public.ts'
import { journalRoutes } from '#modules/journal/public.ts'
import { openDataRoutes } from '#modules/open-data/public.ts'
import { portalRoutes, waitingWork } from '#modules/portal/public.ts'
import { opinionFormRoutes } from '#modules/opinion-form/public.ts'
import { procedureRoutes } from '#modules/procedure/public.ts'
import { publicationRoutes, siteRoutes } from '#modules/publication/public.ts'
import { reconciliationEndpoints, reconciliationRoutes } from '#modules/publication/public-reconciliation.ts'
import { staffSections } from '#ui/shell/navigation.ts'

/** Every address of the system, room by room. What is not in this list does not exist. */
export const routes: readonly Route[] = documentedRoutes([
  ...portalRoutes,
  ...procedureRoutes(draftChecksBeside, dossierOfDraft),
  ...openDataRoutes,
  ...announcementRoutes,
  ...publicationRoutes,
  ...siteRoutes,
  ...reconciliationRoutes,
  ...reconciliationEndpoints,
  ...feedbackRoutes(waitingWork),
  ...opinionFormRoutes,
  ...agencyRoutes,
  ...accountRoutes,
  ...journalRoutes,
  ...calendarApi,
])

/** The sections of the staff menu that an actor may open: the same rule that guards the address draws the link. */
export function sectionsOpenTo(actor: Actor): readonly string[] {
  return staffSections
    .filter(({ href }) =>
      routes.some((route) => route.method === 'GET' && route.path === href && mayEnter(actor, route.access)),
    )
    .map(({ key }) => key)
}
