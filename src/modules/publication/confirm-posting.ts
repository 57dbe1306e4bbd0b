import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { attachFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { meetDuties } from './meet-duties.ts'
import { mayPostFor } from './policy.ts'
import { lockSheet, postedSheetsOf, type Sheet } from './queries.ts'
import type { ConfirmPosting } from './model.ts'

export interface PostedSheet extends ConfirmPosting {
  readonly token: string
  /** Photograph of the board, already in the store. */
  readonly photos: readonly FileInStore[]
}

/**
 * Niêm yết (Điều 17.1.b): the sheet hangs, with day, place and photograph. Older sheets of the same procedure on the same board are
 * taken down by it: a board that shows both would tell people two things.
 */
export async function confirmPosting(act: Act, input: PostedSheet): Promise<void> {
  const sheet = await lockOwnSheet(act, input.token)
  if (sheet.postedOn !== null)
    throw new Refused('publication.already-posted', { postedOn: sheet.postedOn, place: sheet.place })
  if (input.postedOn > act.today) throw new Invalid([{ field: 'postedOn', code: 'date-in-future' }])
  if (input.photos.length === 0) throw new Invalid([{ field: 'files', code: 'required' }])
  if (sheet.effectiveTo !== null && sheet.effectiveTo <= act.today) throw new Refused('publication.sheet-out-of-force')
  const { id: postingId } = await act.tx
    .insertInto('posting')
    .values({
      sheetId: sheet.id,
      postedOn: input.postedOn,
      place: input.place,
      confirmedBy: officialIn(act),
      confirmedAt: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await attachFiles(act, input.photos, {
    subjectType: 'posting',
    subjectId: postingId,
    purpose: 'photograph',
    personal: false,
  })
  const older = (await postedSheetsOf(act.tx, sheet.procedureId)).filter(
    ({ agencyId, id }) => agencyId === sheet.agencyId && id !== sheet.id,
  )
  for (const one of older) await removeSheet(act, one, input.postedOn)
  await meetDuties(act, { procedureId: sheet.procedureId, agencyId: sheet.agencyId, way: 'posting' }, input.postedOn)
  await record(
    act,
    'publication.posted',
    { sheetId: sheet.id, agencyId: sheet.agencyId, postedOn: input.postedOn },
    { type: 'posting-sheet', id: sheet.id },
  )
}

/** Gỡ: the sheet of a procedure that ended, or that was replaced, hangs no longer. */
export async function takeDown(
  act: Act,
  input: { readonly token: string; readonly removedOn: LegalDate },
): Promise<void> {
  const sheet = await lockOwnSheet(act, input.token)
  if (sheet.postedOn === null) throw new Refused('publication.not-posted')
  if (sheet.removedOn !== null) throw new Refused('publication.already-taken-down', { removedOn: sheet.removedOn })
  if (input.removedOn > act.today) throw new Invalid([{ field: 'removedOn', code: 'date-in-future' }])
  await removeSheet(act, sheet, input.removedOn)
}

async function removeSheet(act: Act, sheet: Pick<Sheet, 'id' | 'agencyId'>, removedOn: LegalDate): Promise<void> {
  const { procedureId } = await act.tx
    .selectFrom('postingSheet')
    .select('procedureId')
    .where('id', '=', sheet.id)
    .executeTakeFirstOrThrow()
  await act.tx
    .insertInto('postingRemoval')
    .values({ sheetId: sheet.id, removedOn, confirmedBy: officialIn(act), confirmedAt: act.now })
    .execute()
  await meetDuties(act, { procedureId, agencyId: sheet.agencyId, way: 'taking-down' }, removedOn)
  await record(
    act,
    'publication.taken-down',
    { sheetId: sheet.id, agencyId: sheet.agencyId, removedOn },
    { type: 'posting-sheet', id: sheet.id },
  )
}

async function lockOwnSheet(act: Act, token: string): Promise<Sheet> {
  const sheet = await lockSheet(act, token)
  // The control authority sees every board and answers for none of them.
  if (act.actor.kind !== 'system' && !mayPostFor(act.actor, sheet.agencyId))
    throw new NotFound('publication.sheet-not-found')
  return sheet
}

function officialIn(act: Act): string | null {
  return act.actor.kind === 'official' ? act.actor.officialId : null
}
