import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { attachFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import { legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import { coverEndings } from './cover-endings.ts'
import { meetDuties } from './meet-duties.ts'
import { mayPostFor } from './policy.ts'
import { isOver, type ConfirmPosting } from './model.ts'
import { hangingBefore, lockSheet, postedSheetsOf, type HangingSheet } from './queries.ts'
import type { Sheet } from './sheet.ts'

export interface PostedSheet extends ConfirmPosting {
  readonly token: string
  /** Photograph of the board, already in the store. */
  readonly photos: readonly FileInStore[]
}

/**
 * Niêm yết (Điều 17.1.b; NĐ 20/2008 Điều 13.3): the sheet hangs, with day, place and photograph. From its day on, older sheets about the
 * same thing on the same board are taken down by it: a board that shows both would tell people two things.
 */
export async function confirmPosting(act: Act, input: PostedSheet): Promise<void> {
  const sheet = await lockOwnSheet(act, input.token)
  if (sheet.postedOn !== null)
    throw new Refused('publication.already-posted', { postedOn: sheet.postedOn, place: sheet.place })
  requireBetween(act, 'postedOn', input.postedOn, legalDateOf(sheet.madeAt), 'publication.before-made')
  if (input.photos.length === 0) throw new Invalid([{ field: 'files', code: 'required' }])
  if (isOver(sheet.state)) throw new Refused('publication.sheet-out-of-force')
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
  // Put up before its day, it hangs beside the text that still applies.
  if (sheet.state === 'in-force')
    for (const older of await hangingBefore(act.tx, sheet))
      await removeSheet(act, older, lastOf(input.postedOn, older.postedOn, firstDayOf(sheet)))
  if (sheet.kind === 'procedure')
    await meetDuties(
      act,
      { procedureId: sheet.procedureId, agencyId: sheet.agencyId, way: 'posting', revisionId: sheet.revisionId },
      input.postedOn,
    )
  // Its end may have been decided before it was posted.
  if (sheet.kind === 'procedure') await coverEndings(act, { procedureId: sheet.procedureId })
  await record(
    act,
    'publication.posted',
    { sheetId: sheet.id, agencyId: sheet.agencyId, postedOn: input.postedOn },
    { type: 'posting-sheet', id: sheet.id },
  )
}

/**
 * Gỡ: a sheet that no longer holds hangs no longer. What is in force has to hang (Điều 16, 17): a sheet that is torn is printed again and
 * hung in its own place, which is no taking down.
 */
export async function takeDown(
  act: Act,
  input: { readonly token: string; readonly removedOn: LegalDate },
): Promise<void> {
  const sheet = await lockOwnSheet(act, input.token)
  if (sheet.postedOn === null) throw new Refused('publication.not-posted')
  if (sheet.removedOn !== null) throw new Refused('publication.already-taken-down', { removedOn: sheet.removedOn })
  if (!isOver(sheet.state)) throw new Refused('publication.sheet-in-force')
  requireBetween(act, 'removedOn', input.removedOn, sheet.postedOn, 'publication.before-posted')
  const until = sheet.kind === 'procedure' ? sheet.effectiveTo : null
  if (until !== null) requireBetween(act, 'removedOn', input.removedOn, until, 'publication.removed-while-in-force')
  const procedureId = sheet.kind === 'procedure' ? sheet.procedureId : null
  const { id, agencyId, postedOn } = sheet
  await removeSheet(act, { id, agencyId, procedureId, postedOn }, input.removedOn)
}

async function removeSheet(act: Act, sheet: HangingSheet, removedOn: LegalDate): Promise<void> {
  const { procedureId, agencyId } = sheet
  await act.tx
    .insertInto('postingRemoval')
    .values({ sheetId: sheet.id, removedOn, confirmedBy: officialIn(act), confirmedAt: act.now })
    .execute()
  if (procedureId !== null && !(await postedSheetsOf(act.tx, procedureId)).some((one) => one.agencyId === agencyId))
    await meetDuties(act, { procedureId, agencyId, way: 'taking-down' }, removedOn)
  await record(
    act,
    'publication.taken-down',
    { sheetId: sheet.id, agencyId, removedOn },
    { type: 'posting-sheet', id: sheet.id },
  )
}

/** A sheet that is replaced hung until the other was there, and had to as long as its text applied. */
function firstDayOf(sheet: Sheet): LegalDate | null {
  return sheet.kind === 'procedure' ? sheet.effectiveFrom : null
}

function lastOf(day: LegalDate, ...others: readonly (LegalDate | null)[]): LegalDate {
  return others.reduce<LegalDate>((last, other) => (other !== null && other > last ? other : last), day)
}

/** Neither in the future nor before what had to be first: a duty would count as done before it arose. */
function requireBetween(act: Act, field: string, day: LegalDate, first: LegalDate, code: string): void {
  if (day > act.today) throw new Invalid([{ field, code: 'date-in-future' }])
  if (day < first) throw new Invalid([{ field, code, details: { first } }])
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
