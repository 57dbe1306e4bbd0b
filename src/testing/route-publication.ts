import { sql } from 'kysely'
import type { Sample } from './route-params.ts'
import type { RouteWorld } from './route-world.ts'

/** What the signed decision owes the national database, refused once. Made after `announcementSamples`, which signs it. */
export async function publicationSamples({ database }: RouteWorld): Promise<readonly Sample[]> {
  const { rows } = await sql<{ id: string }>`
    with owed as (
      insert into publication_duty (announcement_id, procedure_id, revision_id, way, agency_id, started_on)
      select a.id, item.procedure_id, item.revision_id, 'national-database', a.agency_id, a.decision_on
      from announcement a join announcement_item item on item.announcement_id = a.id
      where a.status = 'signed' limit 1
      on conflict on constraint publication_duty_once do update set started_on = excluded.started_on
      returning id
    ), sending as (
      insert into national_sending (duty_id, state, attempts) select id, 'refused', 1 from owed
      on conflict (duty_id) do nothing returning duty_id
    ), exchange as (
      insert into national_exchange (duty_id, round, attempt, at, via, body_hash, body_bytes, outcome, status, answer)
      select duty_id, 1, 1, '2017-03-15T10:00:00+07:00', 'http', sha256('x'), 1, 'refused', 422, 'Thiếu mã' from sending
    )
    select id from owed`.execute(database.ownerDb)
  return [{ under: '/can-bo/co-so-du-lieu-quoc-gia', params: { dutyId: rows[0]?.id ?? '' } }]
}
