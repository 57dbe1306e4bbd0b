import type { OtherWork } from '#modules/feedback/public.ts'
import { waitingDossiers } from '#modules/announcement/public.ts'
import { waitingPublication } from '#modules/publication/public.ts'

/** What waits for an official in every room but that of feedback, whose dashboard shows it: one statement a room. */
export const waitingWork: OtherWork = async ({ reader, actor, today }) => {
  const rooms = await Promise.all([waitingDossiers(reader, actor), waitingPublication(reader, actor, today)])
  return rooms.flat()
}
