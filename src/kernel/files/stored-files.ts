import type { Act, Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { CheckedFile } from '#kernel/files/content.ts'

/** What a file belongs to: the module that owns the subject decides who may see its files. */
export interface FileSubject {
  /** The module's word for it, `feedback`, `posting`. */
  readonly subjectType: string
  readonly subjectId: string
  /** What the file is there for, in the module's words: `evidence`, `answer`, `signed-decision`. */
  readonly purpose: string
  /** Whether it may tell something about a person: such files are never published and are left out of open data. */
  readonly personal: boolean
}

export interface StoredFile {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  /** In bytes. */
  readonly size: number
  readonly purpose: string
  readonly subjectType: string
  readonly subjectId: string
  readonly personal: boolean
  readonly uploadedByKind: string
  readonly uploadedAt: Date
}

/** A file that already lies in the store under its `sha256`. The bytes are put before the transaction and swept if it rolls back. */
export type FileInStore = Pick<CheckedFile, 'name' | 'mediaType' | 'sha256' | 'size'>

/** Writes the rows that tie stored contents to a subject, in the act's transaction and in the order given. */
export async function attachFiles(
  act: Act,
  files: readonly FileInStore[],
  subject: FileSubject,
): Promise<readonly StoredFile[]> {
  if (files.length === 0) return []
  const rows = files.map(({ name, mediaType, sha256, size }) => ({
    name,
    mediaType,
    sha256,
    size,
    subjectType: subject.subjectType,
    subjectId: subject.subjectId,
    purpose: subject.purpose,
    personal: subject.personal,
    uploadedByKind: act.actor.kind,
    uploadedAt: act.now,
  }))
  return act.tx.insertInto('storedFile').values(rows).returning(columns).execute()
}

/** All files of one subject, oldest first. The caller has already found that the reader may see the subject. */
export async function listFiles(
  reader: Reader,
  subjectType: string,
  subjectId: string,
): Promise<readonly StoredFile[]> {
  return reader
    .selectFrom('storedFile')
    .select(columns)
    .where('subjectType', '=', subjectType)
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .execute()
}

/**
 * One file by its id. The caller must then ask whether the actor may see `subjectType` and `subjectId`: an id alone opens nothing.
 * @throws NotFound when there is none
 */
export async function getFile(reader: Reader, id: string): Promise<StoredFile> {
  // PostgreSQL would answer a malformed id with an error, which the page would show as our fault.
  const row = uuid.test(id)
    ? await reader.selectFrom('storedFile').select(columns).where('id', '=', id).executeTakeFirst()
    : undefined
  if (!row) throw new NotFound('file-not-found')
  return row
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const columns = [
  'id',
  'sha256',
  'name',
  'mediaType',
  'size',
  'purpose',
  'subjectType',
  'subjectId',
  'personal',
  'uploadedByKind',
  'uploadedAt',
] as const
