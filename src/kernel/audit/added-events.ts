import { sql, type RawBuilder } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { StoredEvent } from '#kernel/audit/canonical.ts'
import { storedEventColumns } from '#kernel/audit/stored-events.ts'

export interface AddedEvents {
  /** The first events, by number, that stand before the horizon and yet have no leaf. */
  readonly added: readonly StoredEvent[]
  readonly addedCount: number
  /** Events behind the horizon: the next sealing takes them. */
  readonly unsealed: number
}

const spanSize = 50_000

/** Looks for events without a leaf, span by span of event numbers, so that no statement lasts long and memory does not grow. */
export async function listAddedEvents(reader: Reader, keep: number): Promise<AddedEvents> {
  const added: StoredEvent[] = []
  let addedCount = 0
  let unsealed = 0
  for (let after: string | null = null; ;) {
    const last: string | null = await findEndOfSpan(reader, after)
    const found = await listWithoutLeaf(reader, after, last)
    for (const { sealable, ...event } of found) {
      if (!sealable) unsealed++
      else if (++addedCount <= keep) added.push(event)
    }
    if (last === null) return { added, addedCount, unsealed }
    after = last
  }
}

/** By what is there, not by arithmetic: a forger may have chosen a number near the end of all numbers. */
async function findEndOfSpan(reader: Reader, after: string | null): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id::text from audit_event where ${behind(sql.ref('id'), after)} order by audit_event.id offset ${spanSize} limit 1`.execute(
    reader,
  )
  return rows[0]?.id ?? null
}

async function listWithoutLeaf(
  reader: Reader,
  after: string | null,
  last: string | null,
): Promise<readonly (StoredEvent & { readonly sealable: boolean })[]> {
  // The horizon is read by the same statement as the leaves, or a sealing in between would look like a forgery.
  const { rows } = await sql<StoredEvent & { readonly sealable: boolean }>`
    select ${storedEventColumns}, (e.era, e.transaction_id, e.id) <= (h.horizon_era, h.horizon, h.horizon_event_id) as sealable
    from audit_event e
    cross join (select horizon_era, horizon, horizon_event_id from audit_tree order by size desc limit 1) h
    where ${behind(sql.ref('e.id'), after)} and e.id <= coalesce(${last}::bigint, 9223372036854775807)
      and not exists (select from audit_leaf l where l.event_id = e.id)
    order by e.id`.execute(reader)
  return rows
}

function behind(id: RawBuilder<unknown>, after: string | null): RawBuilder<unknown> {
  return after === null ? sql`true` : sql`${id} > ${after}::bigint`
}
