import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { redrawOutcomes, type RedrawOutcome } from '#kernel/files/image-limits.ts'
import type { FileKind } from '#kernel/files/kinds.ts'

export type RedrawnImage =
  | { readonly bytes: Buffer; readonly kind: FileKind; readonly hadLocation: boolean }
  | { readonly refused: 'file-unreadable' | 'file-too-large' }

/**
 * Draws a picture anew: upright, at most 4,000 pixels a side, without anything that was written beside it (where it was taken,
 * with which phone, when). An animation keeps its first frame. HEIC becomes JPEG where the library can read it.
 *
 * The library works in a process of its own that ends after each picture: a large one takes some 300 MB that the web process would
 * never give back, and a picture made to break the decoder breaks nothing else.
 * @throws when no process can be started
 */
export function redrawImage(bytes: Buffer, kind: FileKind): Promise<RedrawnImage> {
  // One picture at a time: two large ones decoded together would double the memory of the machine.
  const turn = queue.then(() => redraw(bytes, kind))
  queue = turn.catch(() => undefined)
  return turn
}

let queue: Promise<unknown> = Promise.resolve()

async function redraw(bytes: Buffer, kind: FileKind): Promise<RedrawnImage> {
  const { outcome, drawn } = readAnswer(await askProcess(bytes, kind))
  if (outcome === 'file-unreadable' || outcome === 'file-too-large') return { refused: outcome }
  return { bytes: drawn, kind: kind === 'heic' ? 'jpeg' : kind, hadLocation: outcome === 'drawn-without-location' }
}

const longestDrawingMs = 30_000
// Found through the package's own names, so that it is found from a built file as well.
const program = createRequire(import.meta.url).resolve('#kernel/files/image-process.ts')

/** What the process wrote; nothing when the picture broke it or took too long. */
function askProcess(bytes: Buffer, kind: FileKind): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // An empty environment: whatever a picture could do there, it finds no address and no secret.
    const child = spawn(process.execPath, ['--max-old-space-size=128', program, kind], {
      env: {},
      stdio: ['pipe', 'pipe', 'pipe'],
      timeout: longestDrawingMs,
      killSignal: 'SIGKILL',
    })
    const answer: Buffer[] = []
    let complaint = ''
    child.on('error', reject)
    child.stdout.on('data', (chunk) => answer.push(Buffer.from(chunk)))
    // A process that ends early no longer reads; its exit tells all there is to know.
    child.stdin.on('error', () => undefined)
    child.stderr.on('data', (chunk) => {
      complaint = `${complaint}${String(chunk)}`.slice(-1000)
    })
    child.on('close', (code, signal) => {
      // Ended by a signal: the picture did it, or we after the time was up. Ended by itself: the program is at fault, not the sender.
      if (signal !== null) resolve(Buffer.alloc(0))
      else if (code === 0) resolve(Buffer.concat(answer))
      else reject(new Error(`The drawing process ended with ${code}: ${complaint}`))
    })
    child.stdin.end(bytes)
  })
}

function readAnswer(answer: Buffer): { readonly outcome: RedrawOutcome; readonly drawn: Buffer } {
  const end = answer.indexOf('\n')
  const word = answer.toString('latin1', 0, Math.max(end, 0))
  const outcome = redrawOutcomes.find((known) => known === word) ?? 'file-unreadable'
  return { outcome, drawn: answer.subarray(end + 1) }
}
