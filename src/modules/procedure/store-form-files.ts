import { Invalid } from '#kernel/errors.ts'
import { checkFiles, type UploadedFile } from '#kernel/files/content.ts'
import type { FileInStore } from '#kernel/files/stored-files.ts'
import type { World } from '#kernel/http/world.ts'

/** Judged by content before anything is kept. @throws Invalid for files that are not what they say */
export async function storeFormFiles(
  { scanner, files: store }: World,
  uploads: readonly UploadedFile[],
): Promise<readonly FileInStore[]> {
  const { files, problems } = await checkFiles(uploads.slice(0, 1), scanner)
  if (problems.length > 0) throw new Invalid(problems)
  for (const { bytes } of files) await store.put(bytes)
  return files
}
