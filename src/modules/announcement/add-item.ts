import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { findProcedureByCode } from '#modules/procedure/public-announced.ts'
import { lockDraft, startRevision } from '#modules/procedure/public-drafts.ts'
import { keepClocks } from './dossier-clocks.ts'
import { itemInstrument, requireInForce, requireSuccessor, restsOn } from './item-input.ts'
import { listItems } from './item-queries.ts'
import {
  AnnouncementVersion,
  bringsText,
  itemKinds,
  type Announcement,
  type AnnouncementTarget,
  type ItemKind,
} from './model.ts'
import { moveAnnouncement, requireAnnouncementMove, requireAnnouncementVersion } from './move-announcement.ts'
import { findNewDraft } from './new-drafts.ts'
import { lockAnnouncement } from './queries.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'

export const AddItem = z.object({
  kind: z.enum(itemKinds),
  /** Code of the procedure; of a new one where the national code is known already, or where its text has been begun under this code. */
  procedureCode: z.string().trim().max(100).optional(),
  /** Name of a new procedure whose text has not been begun yet. */
  name: Text(4000).optional(),
  /** Code of the procedure that takes its place. */
  successorCode: z.string().trim().max(100).optional(),
  ...itemInstrument,
  version: AnnouncementVersion.optional(),
})
export type AddItem = z.infer<typeof AddItem>

/**
 * Puts a procedure into the dossier: of a new or amended one a draft is begun (or the one that the agency has begun is taken),
 * of the others only the day of the end is written down.
 * @throws Refused `announcement.in-another-dossier`, and what `requireInForce` says
 */
export async function addItem(act: Act, input: AddItem & AnnouncementTarget): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'edit')
  const rests = await restsOn(act, input)
  const { kind } = input
  const subject = bringsText(kind)
    ? await textOf(act, { ...input, kind }, announcement.agencyId)
    : { procedureId: await procedureOf(act, input.procedureCode, 'procedureCode'), revisionId: null }
  const successorProcedureId = kind === 'replaced' ? await procedureOf(act, input.successorCode, 'successorCode') : null
  if (successorProcedureId === subject.procedureId)
    throw new Invalid([{ field: 'successorCode', code: 'announcement.replaced-by-itself' }])
  const { effectiveOn } = rests
  await requireInForce(act, { kind, procedureId: subject.procedureId, effectiveOn })
  await requireSuccessor(act, { successorProcedureId, effectiveOn }, await listItems(act.tx, announcement.id))

  const { id: itemId } = await act.tx
    .insertInto('announcementItem')
    .values({
      announcementId: announcement.id,
      kind,
      ...subject,
      successorProcedureId,
      instrumentId: rests.instrument.id,
      shortened: rests.shortened,
      effectiveOn,
      earlyReason: rests.earlyReason,
      addedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      addedAt: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error) =>
      translateConstraint(error, {
        announcement_item_one_open: () => new Refused('announcement.in-another-dossier'),
      }),
    )
  await keepClocks(act, announcement.id, await listItems(act.tx, announcement.id))
  const moved = await moveAnnouncement(act, announcement, 'edit')

  const { procedureId } = subject
  await tellOfAnnouncement(act, announcement.id, { name: 'item-added', details: { kind, procedureId } })
  const data = { announcementId: announcement.id, itemId, procedureId, kind }
  await record(act, 'announcement.item-added', data, { type: 'announcement', id: announcement.id })
  return moved
}

async function procedureOf(act: Act, code: string | undefined, field: string): Promise<string> {
  if (!code) throw new Invalid([{ field, code: 'required' }])
  const id = await findProcedureByCode(act.tx, code)
  if (id === undefined) throw new Invalid([{ field, code: 'no-such-procedure' }])
  return id
}

interface TextToAnnounce {
  readonly kind: Extract<ItemKind, 'new' | 'amended'>
  readonly procedureCode?: string | undefined
  readonly name?: string | undefined
}

/** The draft of the text: begun here, or taken over when this agency has begun it in the editor. */
async function textOf(act: Act, { kind, procedureCode, name }: TextToAnnounce, agencyId: string) {
  if (kind === 'amended') await procedureOf(act, procedureCode, 'procedureCode')
  const begunBefore = kind === 'new' && procedureCode ? await findNewDraft(act.tx, agencyId, procedureCode) : undefined
  if (kind === 'new' && name === undefined && begunBefore === undefined)
    throw new Invalid([{ field: 'name', code: 'required' }])
  const revisionId =
    begunBefore?.revisionId ??
    (await begun(act, {
      ...(procedureCode ? { code: procedureCode } : {}),
      ...(kind === 'new' ? { name } : {}),
      agencyId,
    }))
  const draft = await lockDraft(act, revisionId)
  if (draft.draftingAgencyId !== agencyId || draft.status !== 'draft') throw new Refused('announcement.draft-elsewhere')
  return { procedureId: draft.procedureId, revisionId }
}

async function begun(act: Act, start: Parameters<typeof startRevision>[1]): Promise<string> {
  try {
    return await startRevision(act, start)
  } catch (error) {
    const there =
      error instanceof Refused && error.code === 'procedure.draft-exists' ? error.details['revisionId'] : null
    if (typeof there === 'string') return there
    if (!(error instanceof Invalid)) throw error
    throw new Invalid(error.problems.map((problem) => ({ ...problem, field: 'procedureCode' })))
  }
}
