import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'

/** Every item as a line of the template, oldest first, without who sent it. Empty columns are left out. */
export async function listEntries(reader: Reader): Promise<readonly Readonly<Record<string, string>>[]> {
  const { rows } = await sql<{ entry: Record<string, string> }>`
    select jsonb_strip_nulls(jsonb_build_object(
      'number', coalesce(i.number, f.register_number || '/' || f.register_year, f.code),
      'receivedOn', f.received_on,
      'channel', f.channel,
      'kind', f.kind,
      'ground', f.ground,
      'text', f.text,
      'senderKind', s.kind,
      'procedureCode', p.code,
      'unitCode', u.code,
      'accusedAgencyCode', accused.code,
      'outcome', coalesce(a.outcome, e.details->>'outcome'),
      'answerText', coalesce(a.text, e.note),
      'answeredOn', case when a.text is not null or e.note is not null
        then (f.answered_at at time zone 'Asia/Ho_Chi_Minh')::date end,
      'answeredBy', case when a.text is not null or e.note is not null then handling.code end
    )) as entry
    from feedback f
    join feedback_sender s on s.feedback_id = f.id
    left join feedback_import i on i.feedback_id = f.id
    left join procedure p on p.id = f.procedure_id
    left join administrative_unit u on u.id = f.unit_id
    left join agency accused on accused.id = f.accused_agency_id
    left join agency handling on handling.id = f.handling_agency_id
    left join lateral (
      select x.outcome, x.text from feedback_answer x
      where x.feedback_id = f.id and x.approved_at is not null order by x.approved_at desc limit 1) a on true
    left join lateral (
      select x.note, x.details from feedback_event x
      where x.feedback_id = f.id and x.name = 'answered-elsewhere' limit 1) e on true
    order by f.received_at, f.id`.execute(reader)
  return rows.map(({ entry }) => entry)
}
