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
  const { actor } = act
  await act.tx
    .insertInto('feedbackEvent')
    .values({
      feedbackId,
      at: act.now,
      name: told.name,
      actorKind: actor.kind,
      officialId: actor.kind === 'official' ? actor.officialId : null,
      agencyId: told.agencyId ?? null,
      note: told.note ?? null,
      details: JSON.stringify(told.details ?? {}),
      forSender: told.forSender,
    })
    .execute()
}
