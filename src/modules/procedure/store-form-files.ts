import { Invalid } from '#kernel/errors.ts'
import { checkFiles, type UploadedFile } from '#kernel/files/content.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import type { FileInStore } from '#kernel/files/stored-files.ts'
import type { World } from '#kernel/http/world.ts'

/** Kinds of files that people can fill in and print: a photograph of a form is none. */
export const formFileKinds = ['pdf', 'docx', 'xlsx'] as const

/** Judged by content before anything is kept. @throws Invalid for files that are not what they say, or no form */
export async function storeFormFiles(
  { scanner, files: store }: World,
  uploads: readonly UploadedFile[],
): Promise<readonly FileInStore[]> {
  const { files, problems } = await checkFiles(uploads.slice(0, 1), scanner)
  const allowed = formFileKinds.map((kind) => kind.toUpperCase()).join(', ')
  const strange = files
    .filter(({ mediaType }) => !formFileKinds.some((kind) => fileKinds[kind].mediaType === mediaType))
    .map(({ name }) => ({ field: 'files', code: 'file-type-not-allowed', details: { name, allowed } }))
  // Names that are never taken are told what is taken, too.
  const told = problems.map((one) =>
    one.code === 'file-type-not-allowed' ? { ...one, details: { ...one.details, allowed } } : one,
  )
  if (told.length + strange.length > 0) throw new Invalid([...told, ...strange])
  for (const { bytes } of files) await store.put(bytes)
  return files
}
