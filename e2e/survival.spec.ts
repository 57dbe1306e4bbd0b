import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { isReady, launchSystem, untilReady, type RunningSystem } from './testing/system.ts'

const submissions = 1000
const atOnce = 40
const dataDir = mkdtempSync(join(tmpdir(), 'minh-bach-survival-'))
let system: RunningSystem

beforeAll(async () => {
  system = await launchSystem({ dataDir, args: ['--empty'], environment: { WRITES_PER_MINUTE: '1000000' } })
  await untilReady(system, 400_000)
})

afterAll(async () => {
  await system.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const Receipt = z.object({ code: z.string(), secret: z.string() })
type Receipt = z.infer<typeof Receipt>

function bodyOf(number: number): string {
  return JSON.stringify({
    ground: 'impractical',
    text: `Phản ánh số ${number}: phải nộp bản sao có chứng thực khi đã xuất trình bản chính.`,
    senderName: 'Trần Thị Ngọc',
    senderAddress: 'Ấp An Hưng, xã An Thạnh 3, huyện Cù Lao Dung',
    senderEmail: `nguoi-gui-${number}@example.com`,
    consent: true,
  })
}

let answered = 0

/** As a careful program sends: the same key again until there is an answer, whatever went wrong on the way. */
async function sendUntilAnswered(number: number, key: string, deadline: number): Promise<Receipt> {
  for (;;) {
    try {
      const response = await fetch(`${system.address}/api/v1/feedback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: bodyOf(number),
        signal: AbortSignal.timeout(10_000),
      })
      const answer: unknown = await response.json()
      if (response.status === 201) {
        answered++
        return Receipt.parse(answer)
      }
      if (response.status < 500 && response.status !== 409 && response.status !== 429)
        throw new Error(`${response.status} ${JSON.stringify(answer)}`)
    } catch (error) {
      // Cut off, refused or too slow: exactly what the key is for. A refusal for another reason is a fault of the test.
      if (error instanceof Error && /^4\d\d /.test(error.message)) throw error
    }
    if (performance.now() > deadline)
      throw new Error(`No answer for submission ${number}:\n${system.said().slice(-2000)}`)
    await wait(150 + (number % 100))
  }
}

async function untilAnswered(count: number): Promise<void> {
  while (answered < count) await wait(20)
}

function kill(pids: readonly number[]): void {
  expect(pids).toHaveLength(1)
  for (const pid of pids) process.kill(pid, 'SIGKILL')
}

async function query<Row extends Record<string, unknown>>(sql: string): Promise<readonly Row[]> {
  const settings = z
    .object({ password: z.string(), port: z.number() })
    .parse(JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8')))
  const client = new Client({
    host: '127.0.0.1',
    user: 'postgres',
    database: 'minhbach',
    password: settings.password,
    port: settings.port,
  })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

const receipts = new Map<string, Receipt>()

test('a thousand people send at once while database, web server and worker are killed in turn: each gets an answer', async () => {
  const deadline = performance.now() + 100_000
  const waiting = Array.from({ length: submissions }, (_, number) => ({ number, key: `gui-${randomUUID()}` }))
  const senders = Array.from({ length: atOnce }, async () => {
    for (let next = waiting.pop(); next; next = waiting.pop())
      receipts.set(next.key, await sendUntilAnswered(next.number, next.key, deadline))
  })
  const troubles = (async () => {
    await untilAnswered(submissions * 0.2)
    process.kill(system.postmaster(), 'SIGKILL')
    await untilAnswered(submissions * 0.45)
    kill(system.pidsOf('main.web.js'))
    await untilAnswered(submissions * 0.7)
    kill(system.pidsOf('main.worker.js'))
  })()
  await Promise.all([...senders, troubles])
  expect(receipts.size).toBe(submissions)
}, 120_000)

test('the system has recovered by itself', async () => {
  for (const program of ['PostgreSQL', 'web', 'worker']) expect(system.said()).toContain(`${program} ended (SIGKILL)`)
  await expect.poll(() => isReady(system.address), { timeout: 20_000 }).toBe(true)
})

test('what was answered is there, exactly once, and nothing else', async () => {
  const rows = await query<{ code: string; text: string }>('select code, text from feedback')
  const told = [...receipts.values()].map(({ code }) => code)
  expect(new Set(told).size).toBe(submissions)
  expect(rows.map(({ code }) => code).toSorted()).toEqual(told.toSorted())
  expect(new Set(rows.map(({ text }) => text)).size).toBe(submissions)
})

test('a key that is sent again later gives the first receipt and makes no second record', async () => {
  const [first] = receipts
  if (!first) throw new Error('nothing was sent')
  const [key, receipt] = first
  const [row] = await query<{ text: string }>(`select text from feedback where code = '${receipt.code}'`)
  const number = Number(/số (\d+)/.exec(row?.text ?? '')?.[1])
  expect(await sendUntilAnswered(number, key, performance.now() + 10_000)).toMatchObject({ code: receipt.code })
  expect(await query('select code from feedback')).toHaveLength(submissions)
})

test('every sender gets the mail that it was received, once', async () => {
  const folder = join(dataDir, 'mail')
  const mails = (): readonly string[] => readdirSync(folder).filter((name) => !name.startsWith('.'))
  // Jobs that the killed worker held are given to the next one when their time is up.
  await expect.poll(() => mails().length, { timeout: 100_000, interval: 500 }).toBeGreaterThanOrEqual(submissions)
  const to = mails().map((name) => /^To: .*?([\w-]+@example\.com)/m.exec(readFileSync(join(folder, name), 'utf8'))?.[1])
  expect(to).toHaveLength(submissions)
  expect(new Set(to).size).toBe(submissions)
  const sent = await query<{ state: string; mails: string }>(
    'select state, count(*) as mails from sent_mail group by state',
  )
  expect(sent).toEqual([{ state: 'sent', mails: String(submissions) }])
}, 120_000)
