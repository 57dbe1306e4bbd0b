import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { ProcedureContent } from '#modules/procedure/public-content.ts'
import type { PublicProcedure } from './service-graph.ts'

/** Texts read at once: a catalogue must not stand in memory as a whole. */
const batchSize = 100

interface Row {
  readonly id: string
  readonly code: string
  readonly content: unknown
  readonly effectiveFrom: LegalDate | null
  readonly decisionNumber: string | null
  readonly decisionIssuer: string | null
}

/** Every procedure in force on a day that concerns citizens and organizations, in the order of the codes, a hundred at a time. */
export async function* proceduresInForce(reader: Reader, on: LegalDate): AsyncGenerator<PublicProcedure> {
  for (let after = ''; ;) {
    const rows = await batchOf(reader, on, after)
    for (const row of rows) yield publicOf(row)
    const last = rows.at(-1)
    if (!last || rows.length < batchSize) return
    after = last.code
  }
}

async function batchOf(reader: Reader, on: LegalDate, after: string): Promise<readonly Row[]> {
  return inForce(reader, on).where('procedure.code', '>', after).orderBy('procedure.code').limit(batchSize).execute()
}

/** One of them; undefined when there is none in force on the day. */
export async function findPublicProcedure(
  reader: Reader,
  code: string,
  on: LegalDate,
): Promise<PublicProcedure | undefined> {
  const row = await inForce(reader, on).where('procedure.code', '=', code).executeTakeFirst()
  return row && publicOf(row)
}

function inForce(reader: Reader, on: LegalDate) {
  return reader
    .selectFrom('procedure')
    .innerJoin('procedureRevision as revision', 'revision.procedureId', 'procedure.id')
    .innerJoin('procedureContent as text', 'text.revisionId', 'revision.id')
    .select([
      'procedure.id',
      'procedure.code',
      'text.content',
      sql<LegalDate | null>`lower(revision.effective)`.as('effectiveFrom'),
      'revision.decisionNumber',
      'revision.decisionIssuer',
    ])
    .where('revision.status', '=', 'announced')
    .where('revision.internal', '=', false)
    .where(sql<boolean>`revision.effective @> ${on}::date`)
}

/** Another one whenever a file of all of them would say something else. */
export async function versionInForce(reader: Reader, on: LegalDate): Promise<string> {
  const { version } = await inForce(reader, on)
    .clearSelect()
    .select(
      sql<
        string | null
      >`md5(string_agg(procedure.code || ' ' || revision.id::text || ' ' || encode(text.digest, 'hex'), ','
        order by procedure.code))`.as('version'),
    )
    .executeTakeFirstOrThrow()
  return `${on} ${version ?? ''}`
}

function publicOf(row: Row): PublicProcedure {
  return {
    code: row.code,
    content: ProcedureContent.parse(row.content),
    effectiveFrom: row.effectiveFrom,
    decisionNumber: row.decisionNumber,
    decisionIssuer: row.decisionIssuer,
  }
}

/** How many procedures the files hold. */
export async function countInForce(reader: Reader, on: LegalDate): Promise<number> {
  const row = await reader
    .selectFrom('procedureRevision as revision')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('revision.status', '=', 'announced')
    .where('revision.internal', '=', false)
    .where(sql<boolean>`revision.effective @> ${on}::date`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** A text that was announced, or an end, newest first. */
export interface CatalogChange {
  readonly id: string
  readonly code: string
  readonly name: string
  /** When it was signed or, for what was imported, became known. */
  readonly at: Date
  readonly what: 'text' | 'repealed' | 'annulled' | 'replaced'
  readonly on: LegalDate | null
  readonly decision: string | null
  readonly decisionOn: LegalDate | null
}

export async function latestChanges(reader: Reader, limit: number): Promise<readonly CatalogChange[]> {
  const { rows } = await sql<CatalogChange>`
    with texts as (
      select r.id, r.procedure_id, r.announced_at as at, 'text' as what, lower(r.effective) as on, r.decision_number as decision,
        r.decision_on, r.name
      from procedure_revision r where r.status = 'announced' and not r.internal and r.announced_at is not null
      order by r.announced_at desc, r.id desc limit ${sql.lit(limit)}
    ), ends as (
      select e.procedure_id as id, e.procedure_id, e.announced_at as at, e.change as what, e.ended_on as on, e.decision_number as decision,
        e.decision_on, text.name
      from procedure_end e cross join lateral (select r.name, r.internal from procedure_revision r
        where r.procedure_id = e.procedure_id and r.status = 'announced' order by upper(r.effective) desc nulls first limit 1) text
      where not text.internal order by e.announced_at desc, e.procedure_id desc limit ${sql.lit(limit)}
    )
    select change.id, procedure.code, change.name, change.at, change.what, change.on,
      coalesce(change.decision, content.announced_by_number) as decision,
      coalesce(change.decision_on::text, content.announced_by_on) as "decisionOn"
    from (select * from texts union all select * from ends) change
    join procedure on procedure.id = change.procedure_id
    left join procedure_content content on content.revision_id = change.id
    order by change.at desc, change.id desc limit ${sql.lit(limit)}`.execute(reader)
  return rows
}

/** Codes for a sitemap, so many at a time, in the order of the codes. */
export async function listCodes(
  reader: Reader,
  on: LegalDate,
  portion: { readonly limit: number; readonly offset: number },
): Promise<readonly string[]> {
  const rows = await reader
    .selectFrom('procedure')
    .innerJoin('procedureRevision as revision', 'revision.procedureId', 'procedure.id')
    .select('procedure.code')
    .where('revision.status', '=', 'announced')
    .where('revision.internal', '=', false)
    .where(sql<boolean>`revision.effective @> ${on}::date`)
    .orderBy('procedure.code')
    .limit(portion.limit)
    .offset(portion.offset)
    .execute()
  return rows.map(({ code }) => code)
}
