import { hash } from 'node:crypto'
import { mkdir, open, rename } from 'node:fs/promises'
import { join } from 'node:path'

/** One document for another system. The same key again is the same document: whoever has it already may drop the copy. */
export interface Parcel {
  readonly key: string
  /** Name of the file, without a folder. */
  readonly name: string
  /** JSON. */
  readonly body: string
}

/** What the other system said. `failed` may go better later; `refused` will not by itself. */
export interface OutletAnswer {
  readonly outcome: 'accepted' | 'handed-over' | 'refused' | 'failed'
  readonly status: number | null
  readonly answer: string
}

/** Where documents for another system go: a folder that somebody empties, or an address. Never throws for what the other side does. */
export interface Outlet {
  readonly via: 'folder' | 'http'
  send(parcel: Parcel): Promise<OutletAnswer>
}

/** Files, each there whole or not at all: whoever empties the folder never reads half a document. */
export function folderOutlet(folder: string): Outlet {
  return {
    via: 'folder',
    async send({ name, body, key }) {
      if (!/^[\w.-]{1,200}\.json$/.test(name)) throw new Error(`Not a file name: ${name}`)
      const draft = join(folder, `.${hash('sha256', key).slice(0, 16)}.part`)
      try {
        await mkdir(folder, { recursive: true, mode: 0o750 })
        const file = await open(draft, 'w', 0o640)
        try {
          await file.writeFile(`${body}\n`)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, join(folder, name))
        return { outcome: 'handed-over', status: null, answer: name }
      } catch (error) {
        return { outcome: 'failed', status: null, answer: reasonOf(error) }
      }
    },
  }
}

export interface HttpOutletOptions {
  readonly url: string
  /** Bearer key; undefined: none is sent. */
  readonly key?: string | undefined
  readonly timeoutMs?: number
}

/** One POST a document, with an `Idempotency-Key`. A redirection is not followed: the key must reach nobody else. */
export function httpOutlet({ url, key, timeoutMs = 20_000 }: HttpOutletOptions): Outlet {
  return {
    via: 'http',
    async send(parcel) {
      try {
        const response = await fetch(url, {
          method: 'POST',
          redirect: 'manual',
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'idempotency-key': parcel.key,
            ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
          },
          body: parcel.body,
          signal: AbortSignal.timeout(timeoutMs),
        })
        return { outcome: outcomeOf(response.status), status: response.status, answer: await firstWordsOf(response) }
      } catch (error) {
        return { outcome: 'failed', status: null, answer: reasonOf(error) }
      }
    },
  }
}

/** What is the other side's trouble of the moment is tried again; what it says of the document itself is for a person to look at. */
function outcomeOf(status: number): OutletAnswer['outcome'] {
  if (status >= 200 && status < 300) return 'accepted'
  return status === 408 || status === 425 || status === 429 || status >= 500 ? 'failed' : 'refused'
}

const keptAnswer = 2000

/** An answer is kept to be read by a person; one without an end must not fill the memory. */
async function firstWordsOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const piece of response.body ?? []) {
    text += decoder.decode(piece, { stream: true })
    if (text.length >= keptAnswer) break
  }
  return plainOf(text)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return plainOf(String(error))
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : ''
  return plainOf(`${error.message}${cause}`)
}

/** PostgreSQL keeps no zero characters, and a half of a pair of two is no text. */
function plainOf(text: string): string {
  return text.replaceAll('\u0000', '').slice(0, keptAnswer).toWellFormed()
}
