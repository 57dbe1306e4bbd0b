import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { getFile, type StoredFile } from '#kernel/files/stored-files.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { normalizeProcedureCode } from './model.ts'

/** Files of forms belong to the procedure, so that a later text can go on using the file of the one before. */
export const formFileSubject = 'procedure'

/**
 * The file of a form that a text of this procedure names which is in force or was. What stands only in a draft, or in a text that
 * begins later, is not there for the public.
 * @throws NotFound
 */
export async function getPublicFormFile(
  reader: Reader,
  asked: { readonly code: string; readonly fileId: string; readonly today: LegalDate },
): Promise<StoredFile> {
  const file = await getFile(reader, asked.fileId)
  const named = await reader
    .selectFrom('procedure')
    .innerJoin('procedureRevision as revision', 'revision.procedureId', 'procedure.id')
    .innerJoin('procedureContent as text', 'text.revisionId', 'revision.id')
    .select('procedure.id')
    .where('procedure.code', '=', normalizeProcedureCode(asked.code))
    .where('revision.status', '=', 'announced')
    .where(sql<boolean>`not isempty(revision.effective) and not (lower(revision.effective) > ${asked.today}::date)`)
    .where(namesFile(file.id))
    .executeTakeFirst()
  if (!named || !isFormOf(file, named.id)) throw new NotFound('file-not-found')
  return file
}

/** Whoever may see a draft may open the forms that it names. */
export async function getDraftFormFile(
  reader: Reader,
  draft: { readonly id: string; readonly procedureId: string },
  fileId: string,
): Promise<StoredFile> {
  const file = await getFile(reader, fileId)
  const named = await reader
    .selectFrom('procedureContent as text')
    .select('text.revisionId')
    .where('text.revisionId', '=', draft.id)
    .where(namesFile(file.id))
    .executeTakeFirst()
  if (!named || !isFormOf(file, draft.procedureId)) throw new NotFound('file-not-found')
  return file
}

/** An id that stands in a text opens nothing by itself: the file must have been brought for this procedure. */
function isFormOf(file: StoredFile, procedureId: string): boolean {
  return file.subjectType === formFileSubject && file.subjectId === procedureId
}

function namesFile(fileId: string) {
  const forms = '$.paperGroups[*].papers[*].forms[*].fileId ? (@ == $file)'
  return sql<boolean>`jsonb_path_exists(text.content, ${forms}::jsonpath, jsonb_build_object('file', ${fileId}::text))`
}
