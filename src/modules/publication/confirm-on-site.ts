import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { websitesOn } from '#modules/agency/public-contacts.ts'
import { coverEndings } from './cover-endings.ts'
import { meetDuties } from './meet-duties.ts'
import type { ConfirmOnSite } from './model.ts'
import { mayPostFor } from './policy.ts'

/**
 * Đăng tải trên trang thông tin điện tử (Điều 17.2): the agency says at which page of its own site these procedures are to be read, or were
 * taken away from after they ended. All or none.
 * @returns how many procedures were confirmed
 * @throws NotFound when one of the duties is another agency's, Refused when one was confirmed already, or its text applies no longer
 * @throws Invalid when the page is outside the domain of the agency's site, or the day is in the future, before the decision or, for
 * what ended, before the end
 */
export async function confirmOnSite(act: Act, input: ConfirmOnSite): Promise<number> {
  const duties = await lockDuties(act, [...new Set(input.dutyIds)])
  if (duties.some(({ doneOn }) => doneOn !== null)) throw new Refused('publication.site-already-confirmed')
  if (duties.some(({ isOver }) => isOver)) throw new Refused('publication.site-text-over')
  if (input.publishedOn > act.today) throw new Invalid([{ field: 'publishedOn', code: 'date-in-future' }])
  const early = duties.find(({ startedOn }) => input.publishedOn < startedOn)
  if (early) {
    const code = early.revisionId === null ? 'publication.before-ending' : 'publication.before-decision'
    throw new Invalid([{ field: 'publishedOn', code, details: { first: early.startedOn } }])
  }
  const agencyIds = [...new Set(duties.map(({ agencyId }) => agencyId))]
  const sites = await websitesOn(act.tx, agencyIds, act.today)
  for (const agencyId of agencyIds) {
    const site = sites.get(agencyId)
    const domain = site === undefined ? undefined : domainAround(site)
    if (domain !== undefined && !isWithin(domain, input.address))
      throw new Invalid([{ field: 'address', code: 'publication.not-on-site', details: { domain } }])
  }
  await act.tx
    .insertInto('sitePublication')
    .values(
      duties.map(({ id }) => ({
        dutyId: id,
        address: input.address,
        publishedOn: input.publishedOn,
        confirmedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
        confirmedAt: act.now,
      })),
    )
    .execute()
  for (const { agencyId, procedureId, revisionId } of duties)
    await meetDuties(
      act,
      { procedureId, agencyId, way: 'agency-site', ...(revisionId === null ? {} : { revisionId }) },
      input.publishedOn,
    )
  // Its end may have been decided before it was on the site.
  for (const procedureId of new Set(duties.map((duty) => duty.procedureId))) await coverEndings(act, { procedureId })
  for (const agencyId of agencyIds)
    await record(act, 'publication.on-site', {
      agencyId,
      duties: duties.filter((duty) => duty.agencyId === agencyId).length,
      address: input.address,
      publishedOn: input.publishedOn,
    })
  return duties.length
}

async function lockDuties(act: Act, ids: readonly string[]) {
  const duties = await act.tx
    .selectFrom('publicationDuty')
    .select(['id', 'agencyId', 'procedureId', 'revisionId', 'startedOn', 'doneOn'])
    .select(
      sql<boolean>`exists (select from procedure_revision text
        where text.id = publication_duty.revision_id and upper(text.effective) <= ${act.today}::date)`.as('isOver'),
    )
    .where('id', 'in', [...ids])
    .where('way', '=', 'agency-site')
    .where('droppedOn', 'is', null)
    // Always in this order: two who confirm the same ones at once must not wait for each other in a circle.
    .orderBy('id')
    .forUpdate()
    .execute()
  const mayAll = act.actor.kind === 'system' || duties.every(({ agencyId }) => mayPostFor(act.actor, agencyId))
  if (duties.length !== ids.length || !mayAll) throw new NotFound('publication.site-duty-not-found')
  return duties
}

/**
 * Where pages of an agency may stand: the domain that holds its site, because one agency has several sites there
 * (`motcuasoyte.soctrang.gov.vn`, `soyte.soctrang.gov.vn`), and the site itself when nothing but a public suffix is above it.
 */
function domainAround(site: string): string {
  const { hostname } = new URL(/^https?:/i.test(site) ? site : `https://${site}`)
  const labels = hostname.replace(/^www\./, '').split('.')
  return labels.slice(labels.length > 3 ? 1 : 0).join('.')
}

function isWithin(domain: string, address: string): boolean {
  const { hostname } = new URL(address)
  return hostname === domain || hostname.endsWith(`.${domain}`)
}
