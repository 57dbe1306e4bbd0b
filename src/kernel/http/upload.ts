import type { FastifyRequest } from 'fastify'
import { Invalid, TooMany } from '#kernel/errors.ts'
import { fileLimits, type UploadedFile } from '#kernel/files/content.ts'
import type { Typed } from './parse.ts'

export interface FormBody {
  readonly typed: Typed
  readonly files: readonly UploadedFile[]
}

/** Ten files of ten megabytes and a little for the fields. A few dozen files are still read past, so that the form can say it. */
export const uploadLimits = {
  fileSize: fileLimits.bytes + 1,
  files: fileLimits.files * 5,
  fields: 200,
  fieldSize: 256 * 1024,
}

/** Reads a form, `application/x-www-form-urlencoded` or `multipart/form-data`. @throws Invalid when it was cut off or broken on the way */
export async function readForm(request: FastifyRequest): Promise<FormBody> {
  if (!request.isMultipart()) return { typed: typedOf(request.body), files: [] }
  try {
    return await readParts(request)
  } catch (error) {
    // What the parser says of the bytes themselves has no code.
    if (error instanceof Error && !('code' in error)) throw new Invalid([{ field: 'body', code: 'invalid' }])
    throw error
  }
}

async function readParts(request: FastifyRequest): Promise<FormBody> {
  const typed = noFields()
  const files: UploadedFile[] = []
  let hasRoom = true
  for await (const part of request.parts({ limits: uploadLimits })) {
    if (part.type === 'file') {
      // One too many is enough to know; the rest must not fill the memory.
      if (files.length > fileLimits.files || !hasRoom) {
        part.file.resume()
        continue
      }
      const bytes = await bytesOf(request, part.file)
      if (!bytes) {
        hasRoom = false
        files.length = 0
        letGoOfFiles(request)
        continue
      }
      // A browser sends an empty, nameless part for a file field that nobody used.
      if (part.filename !== '' || bytes.length > 0) files.push({ name: part.filename, bytes })
    } else {
      add(typed, part.fieldname, String(part.value))
    }
  }
  if (!hasRoom) throw new TooMany(20, 'too-many-uploads')
  return { typed, files }
}

/**
 * Files of forms are held in memory until they are judged. All together may hold so much: above it a form is read to its end, let go
 * of, and told to come again. A dozen large ones at once, sent by anybody, would else end the process for everybody.
 */
const mostHeldBytes = 320 * 1024 * 1024
let heldBytes = 0
const heldBy = new WeakMap<FastifyRequest, number>()

/** The whole file; undefined when there is no room for it. */
async function bytesOf(request: FastifyRequest, file: AsyncIterable<Buffer>): Promise<Buffer | undefined> {
  let chunks: Buffer[] | undefined = []
  for await (const chunk of file) {
    if (chunks && heldBytes + chunk.length > mostHeldBytes) chunks = undefined
    if (!chunks) continue
    heldBytes += chunk.length
    heldBy.set(request, (heldBy.get(request) ?? 0) + chunk.length)
    chunks.push(chunk)
  }
  return chunks && Buffer.concat(chunks)
}

/** To be called when a request is over, however it ended. */
export function letGoOfFiles(request: FastifyRequest): void {
  heldBytes -= heldBy.get(request) ?? 0
  heldBy.delete(request)
}

function typedOf(body: unknown): Typed {
  const typed = noFields()
  if (body instanceof URLSearchParams) for (const [name, value] of body) add(typed, name, value)
  return typed
}

/** Without a prototype: a field may be called `constructor`, and then it is a field that nobody asked for. */
function noFields(): Record<string, string | string[]> {
  return Object.create(null)
}

function add(typed: Record<string, string | string[]>, name: string, value: string): void {
  const present = typed[name]
  if (present === undefined) typed[name] = value
  else if (typeof present === 'string') typed[name] = [present, value]
  else present.push(value)
}
