import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'

export interface Told {
  /** Code of what happened; `vi.ts` has the words. */
  readonly name: string
  /** In the words of the one who acted. */
  readonly note?: string | undefined
  readonly agencyId?: string | null
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
  /** Whether the sender reads it on the tracking page. */
  readonly forSender: boolean
}

/** One line of the item's course. The sealed log has the bare fact beside it (`record`); words stay here, because they may name people. */
export async function tell(act: Act, feedbackId: string, told: Told): Promise<void> {
  await tellEach(act, [feedbackId], told)
}

/** The same line in the course of several items, in one statement. */
export async function tellEach(act: Act, feedbackIds: readonly string[], told: Told): Promise<void> {
  const { actor } = act
  const officialId = actor.kind === 'official' ? actor.officialId : null
  await sql`
    insert into feedback_event (feedback_id, at, name, actor_kind, official_id, agency_id, note, details, for_sender)
    select item, ${act.now}::timestamptz, ${told.name}::text, ${actor.kind}::text, ${officialId}::uuid, ${told.agencyId ?? null}::uuid,
      ${told.note ?? null}::text, ${JSON.stringify(told.details ?? {})}::jsonb, ${told.forSender}::boolean
    from unnest(${[...feedbackIds]}::uuid[]) as item`.execute(act.tx)
}
