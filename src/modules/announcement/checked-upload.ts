import { Invalid } from '#kernel/errors.ts'
import { checkFiles, type UploadedFile } from '#kernel/files/content.ts'
import { readPdfSignatures } from '#kernel/files/pdf-signature.ts'
import type { World } from '#kernel/http/world.ts'
import type { SignedFile } from './sign-decision.ts'

/** The signed decision as it was sent: judged by its content, put into the store, its signatures looked at. @throws Invalid */
export async function signedUpload(world: World, uploads: readonly UploadedFile[]): Promise<SignedFile> {
  const { files, problems } = await checkFiles(uploads, world.scanner)
  if (problems.length > 0) throw new Invalid(problems)
  const [file, ...more] = files
  if (more.length > 0)
    throw new Invalid([{ field: 'files', code: 'too-many-files', details: { most: 1, found: files.length } }])
  if (!file) return { file: undefined, signatures: [] }
  await world.files.put(file.bytes)
  return { file, signatures: readPdfSignatures(file.bytes) }
}
