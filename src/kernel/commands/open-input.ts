import { open, type FileHandle } from 'node:fs/promises'

/**
 * The bytes of a file named at the keyboard, `-` for standard input. To be awaited before the installation is opened: a file that is not
 * there is then one line, said at once, and not an event that nobody listens to while a database starts.
 */
export async function openInput(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin
  const handle = await openFile(file)
  return handle.createReadStream()
}

/** The same, whole, for files that are small. */
export async function readInput(file: string): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of await openInput(file)) pieces.push(piece)
  return Buffer.concat(pieces)
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EACCES: 'may not be read by whoever runs this command',
  EPERM: 'may not be read by whoever runs this command',
  EISDIR: 'is a folder, not a file',
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    const handle = await open(file)
    const isFolder = (await handle.stat()).isDirectory()
    if (!isFolder) return handle
    await handle.close()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new Error(`${file}: ${reasons[code] ?? `cannot be opened (${code})`}`, { cause: error })
  }
  throw new Error(`${file}: ${reasons['EISDIR']}`)
}
