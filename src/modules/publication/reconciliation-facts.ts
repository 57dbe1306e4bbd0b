import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { ProcedureFacts } from './reconcile.ts'
import { recordOfProcedure } from './national-queries.ts'
import { watchesPublication } from './policy.ts'

/**
 * What is known of every procedure in the four places, for those whom it concerns: the agency that owns it or owes a posting of it; the
 * control authority and the chairman's office see all. An agency that only posts it is told of its own boards alone.
 * What only ministries or other bodies settle and nobody here has decided on is not the province's to make public, and is left out.
 * One statement over the whole catalogue; the rules are in `reconcile.ts`.
 */
export async function listFacts(reader: Reader, actor: Actor, today: LegalDate): Promise<readonly ProcedureFacts[]> {
  const all = actor.kind === 'system' || watchesPublication(actor)
  const mine = [...agenciesOf(actor)]
  const { rows } = await sql<ProcedureFacts>`
    with announced as materialized (
      select r.id, r.procedure_id, r.name, r.levels, r.sector_code, r.sector_name, r.competent_agency_code, r.drafting_agency_id, r.source_hash,
        lower(r.effective) as from_on, upper(r.effective) as to_on, content.digest, content.revision_id is not null as has_text,
        coalesce(r.decision_number, content.announced_by_number) as decision_number,
        coalesce(r.decision_on::text, content.announced_by_on) as decision_on,
        row_number() over (partition by r.procedure_id order by lower(r.effective) desc nulls last) = 1
          and (upper_inf(r.effective) or upper(r.effective) > ${today}::date) as is_target
      from procedure_revision r left join procedure_content content on content.revision_id = r.id
      where r.status = 'announced' and (r.decision_on is null or r.decision_on <= ${today}::date)
    ), target as (
      select * from announced where is_target
    ), in_force as (
      select * from announced where (from_on is null or from_on <= ${today}::date) and (to_on is null or to_on > ${today}::date)
    ), signed as (
      select distinct on (item.procedure_id) item.procedure_id, item.revision_id, item.effective_on, a.agency_id
      from announcement_item item join announcement a on a.id = item.announcement_id
      where a.status = 'signed' and item.removed_at is null and a.decision_on <= ${today}::date and item.effective_on <= ${today}::date
      order by item.procedure_id, item.effective_on desc, a.decision_on desc, item.id desc
    ), overdue as (
      select item.procedure_id, min(a.due_on) as due_on, (array_agg(a.agency_id order by a.due_on))[1] as agency_id
      from announcement a join announcement_item item on item.announcement_id = a.id
      where a.closed_at is null and item.removed_at is null and a.due_on < ${today}::date group by item.procedure_id
    ), owner as (
      select p.id as procedure_id, coalesce(t.drafting_agency_id, g.agency_id, agency.id, l.agency_id) as agency_id
      from procedure p left join target t on t.procedure_id = p.id left join signed g on g.procedure_id = p.id
      left join overdue l on l.procedure_id = p.id left join agency on agency.code = t.competent_agency_code
    ), owed as (
      select distinct on (duty.procedure_id, duty.revision_id) duty.procedure_id, duty.revision_id, duty.agency_id, duty.started_on,
        duty.due_on, sending.sent_on, sending.shown_digests
      from publication_duty duty left join national_sending sending on sending.duty_id = duty.id
      where duty.way = 'national-database' and duty.dropped_on is null and duty.started_on <= ${today}::date
      order by duty.procedure_id, duty.revision_id, duty.started_on desc, duty.id desc
    ), shown as (
      select p.id as procedure_id, min(n.seen_from) as seen_from, min(n.name) as name,
        bool_or(a.is_target and hit) as is_target, bool_or(hit) as is_known
      from national_record n join procedure p on ${recordOfProcedure}
      left join announced a on a.procedure_id = p.id
      left join owed on owed.procedure_id = p.id and owed.revision_id = a.id
      cross join lateral (select coalesce(a.source_hash = n.source_hash, false) or coalesce(a.digest = n.content_digest, false)
        or coalesce(n.content_digest = any(owed.shown_digests), false) as hit) as compared
      group by p.id
    ), boards as (
      select duty.procedure_id, count(*)::int as due, (count(*) filter (where hangs))::int as hung,
        (count(*) filter (where not hangs and is_late))::int as late,
        min(duty.started_on) filter (where not hangs) as since,
        array_agg(distinct duty.agency_id) filter (where not hangs) as agencies
      from publication_duty duty join announced a on a.id = duty.revision_id join owner on owner.procedure_id = duty.procedure_id
      left join posting_sheet sheet on sheet.revision_id = duty.revision_id and sheet.agency_id = duty.agency_id
      left join posting on posting.sheet_id = sheet.id left join posting_removal removal on removal.sheet_id = sheet.id
      cross join lateral (select posting.id is not null and removal.sheet_id is null as hangs,
        coalesce(duty.due_on, a.from_on, duty.started_on) < ${today}::date as is_late) as state
      where duty.way = 'posting' and duty.dropped_on is null and (a.to_on is null or a.to_on > ${today}::date)
        and (${all} or owner.agency_id = any(${mine}::uuid[]) or duty.agency_id = any(${mine}::uuid[]))
      group by duty.procedure_id
    ), stale as (
      select sheet.procedure_id, count(*)::int as sheets, min(a.to_on) as since, array_agg(distinct sheet.agency_id) as agencies
      from posting_sheet sheet join posting on posting.sheet_id = sheet.id join announced a on a.id = sheet.revision_id
      join owner on owner.procedure_id = sheet.procedure_id
      left join posting_removal removal on removal.sheet_id = sheet.id
      where removal.sheet_id is null and a.to_on <= ${today}::date
        and (${all} or owner.agency_id = any(${mine}::uuid[]) or sheet.agency_id = any(${mine}::uuid[]))
      group by sheet.procedure_id
    )
    select p.code, coalesce(t.name, f.name, n.name,
        (select r.name from procedure_revision r where r.procedure_id = p.id
          order by lower(r.effective) desc nulls last limit 1), p.code) as name,
      coalesce(t.sector_code, f.sector_code) as "sectorCode", coalesce(t.sector_name, f.sector_name, '') as "sectorName",
      owner.agency_id as "ownerId", true as "isKnown",
      t.id is not null as "hasTarget", t.from_on as "targetFrom",
      f.id is not null as "isInForce", f.from_on as "inForceFrom", coalesce(f.has_text, false) as "hasText",
      f.decision_number as "decisionNumber", f.decision_on as "decisionOn",
      g.procedure_id is not null as "isDecidedHere", g.revision_id is not null as "decidedText",
      g.revision_id is not distinct from f.id as "showsDecided", g.effective_on as "decidedFrom",
      l.due_on as "overdueSince", l.agency_id as "overdueAgencyId",
      case when n.procedure_id is null then 'absent' when n.is_target then 'target' when n.is_known then 'earlier' else 'other' end as "nationalShows",
      n.seen_from as "nationalSince", owed.agency_id as "owedById", owed.started_on as "owedSince", owed.due_on as "owedDueOn",
      owed.sent_on as "sentOn",
      coalesce(boards.due, 0) as "boardsDue", coalesce(boards.hung, 0) as "boardsHung", coalesce(boards.late, 0) as "boardsLate",
      boards.since as "boardsSince", coalesce(stale.sheets, 0) as "boardsStale", stale.since as "staleSince",
      coalesce(boards.agencies, '{}') || coalesce(stale.agencies, '{}') as "boardAgencyIds"
    from procedure p join owner on owner.procedure_id = p.id
    left join target t on t.procedure_id = p.id left join in_force f on f.procedure_id = p.id
    left join signed g on g.procedure_id = p.id left join overdue l on l.procedure_id = p.id
    left join shown n on n.procedure_id = p.id
    left join owed on owed.procedure_id = p.id and owed.revision_id is not distinct from t.id
    left join boards on boards.procedure_id = p.id left join stale on stale.procedure_id = p.id
    where (t.id is not null or g.procedure_id is not null or n.procedure_id is not null or stale.procedure_id is not null
        or l.procedure_id is not null)
      and (coalesce(t.levels, f.levels, array['province']) && array['province', 'district', 'commune']
        or t.drafting_agency_id is not null or g.procedure_id is not null or l.procedure_id is not null or stale.procedure_id is not null)
      and (${all} or owner.agency_id = any(${mine}::uuid[])
        or exists (select from publication_duty duty where duty.procedure_id = p.id and duty.agency_id = any(${mine}::uuid[])))
    order by p.code`.execute(reader)
  return all ? [...rows, ...(await strangers(reader))] : rows
}

/** Records of the national database under codes that nobody has here: whose they are is for the control authority to find out. */
async function strangers(reader: Reader): Promise<readonly ProcedureFacts[]> {
  const { rows } = await sql<{ code: string; name: string; seenFrom: LegalDate }>`
    select n.code, n.name, n.seen_from from national_record n
    where n.gone_on is null and not exists (select from procedure p where ${recordOfProcedure})
    order by n.code`.execute(reader)
  return rows.map(({ code, name, seenFrom }) => ({
    ...unknownHere,
    code,
    name,
    nationalShows: 'other',
    nationalSince: seenFrom,
  }))
}

const unknownHere: Omit<ProcedureFacts, 'code' | 'name'> = {
  sectorCode: null,
  sectorName: '',
  ownerId: null,
  isKnown: false,
  hasTarget: false,
  targetFrom: null,
  isInForce: false,
  inForceFrom: null,
  hasText: false,
  decisionNumber: null,
  decisionOn: null,
  isDecidedHere: false,
  decidedText: false,
  showsDecided: false,
  decidedFrom: null,
  overdueSince: null,
  overdueAgencyId: null,
  nationalShows: 'absent',
  nationalSince: null,
  owedById: null,
  owedSince: null,
  owedDueOn: null,
  sentOn: null,
  boardsDue: 0,
  boardsHung: 0,
  boardsLate: 0,
  boardsSince: null,
  boardsStale: 0,
  staleSince: null,
  boardAgencyIds: [],
}
