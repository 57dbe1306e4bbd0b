import { connect, type Socket } from 'node:net'

/** What the virus scanner says. `unavailable`: it is set up but gives no answer, so the file cannot be let in. */
export type ScanVerdict =
  | { readonly verdict: 'clean' }
  | { readonly verdict: 'infected'; readonly signature: string }
  | { readonly verdict: 'unavailable'; readonly reason: string }

export interface Scanner {
  /** False when no scanner is set up: every file then passes unscanned, and the system page says so. */
  readonly active: boolean
  /** Never throws: a scanner that fails is `unavailable`. */
  scan(bytes: Buffer): Promise<ScanVerdict>
}

/**
 * @param url `tcp://127.0.0.1:3310` or `unix:/run/clamav/clamd.ctl`; undefined: no scanner
 * @throws when the address is none of these
 */
export function openScanner(url: string | undefined, timeoutMs = 30_000): Scanner {
  if (url === undefined) return { active: false, scan: () => Promise.resolve({ verdict: 'clean' }) }
  const address = addressOf(url)
  return {
    active: true,
    async scan(bytes) {
      try {
        return verdictOf(await ask(connect(address), bytes, timeoutMs))
      } catch (error) {
        return { verdict: 'unavailable', reason: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

function addressOf(url: string): { readonly path: string } | { readonly host: string; readonly port: number } {
  if (url.startsWith('unix:/')) return { path: url.slice('unix:'.length).replace(/^\/\//, '') }
  const match = /^tcp:\/\/(\[[0-9a-f:]+\]|[^:/]+):(\d+)\/?$/i.exec(url)
  if (!match?.[1] || !match[2]) throw new Error('The scanner address must be tcp://HOST:PORT or unix:/PATH')
  return { host: match[1].replace(/^\[|\]$/g, ''), port: Number(match[2]) }
}

const chunkSize = 64 * 1024

/** clamd's INSTREAM: each chunk after its length in four bytes, a length of nothing at the end, then one line of answer. */
function ask(socket: Socket, bytes: Buffer, timeoutMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const overall = setTimeout(() => socket.destroy(new Error('no answer in time')), timeoutMs)
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      answer += chunk.toString()
      if (answer.includes('\0')) socket.end()
    })
    socket.on('error', reject)
    socket.on('close', () => {
      clearTimeout(overall)
      resolve(answer)
    })
    socket.on('connect', () => {
      socket.write('zINSTREAM\0')
      for (let at = 0; at < bytes.length; at += chunkSize) {
        const chunk = bytes.subarray(at, at + chunkSize)
        const length = Buffer.alloc(4)
        length.writeUInt32BE(chunk.length)
        socket.write(length)
        socket.write(chunk)
      }
      socket.write(Buffer.alloc(4))
    })
  })
}

/** Only a plain OK is clean; a cut-off answer, an error or a size limit is not. */
function verdictOf(answer: string): ScanVerdict {
  const line = answer.replace(/\0.*$/s, '').trim()
  const found = /^stream: (.+) FOUND$/.exec(line)
  if (found?.[1]) return { verdict: 'infected', signature: found[1] }
  if (answer.includes('\0') && line === 'stream: OK') return { verdict: 'clean' }
  return { verdict: 'unavailable', reason: line === '' ? 'no answer' : line.slice(0, 200) }
}
