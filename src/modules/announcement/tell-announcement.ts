import type { Act } from '#kernel/act.ts'

/** Names of what happens to a dossier; `vi.ts` has the words. */
export const announcementHappenings = [
  'opened',
  'item-added',
  'item-changed',
  'item-removed',
  'submitted',
  'finding-raised',
  'finding-answered',
  'finding-resolved',
  'finding-reopened',
  'returned',
  'cleared',
  'to-chairman',
  'sent-back',
  'signed',
  'withdrawn',
] as const
export type AnnouncementHappening = (typeof announcementHappenings)[number]

export interface ToldOfAnnouncement {
  readonly name: AnnouncementHappening
  /** In the words of the one who acted. */
  readonly note?: string | undefined
  readonly details?: Readonly<Record<string, string | number | boolean | null>>
}

/** One line of the dossier's course. The sealed log has the bare fact beside it; people's words stay here. */
export async function tellOfAnnouncement(act: Act, announcementId: string, told: ToldOfAnnouncement): Promise<void> {
  await act.tx
    .insertInto('announcementEvent')
    .values({
      announcementId,
      at: act.now,
      name: told.name,
      officialId: act.actor.kind === 'official' ? act.actor.officialId : null,
      note: told.note ?? null,
      details: JSON.stringify(told.details ?? {}),
    })
    .execute()
}
