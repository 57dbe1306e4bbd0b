import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ProcedureContent } from './content.ts'
import { isRefusal, type ReadRecord, type RecordRefusal } from './read-record.ts'
import { recordsOf } from './record-stream.ts'

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function readAll(bytes: Uint8Array | string, size = 7): Promise<(ReadRecord | RecordRefusal)[]> {
  const found: (ReadRecord | RecordRefusal)[] = []
  for await (const one of recordsOf(pieces(Buffer.from(bytes), size))) found.push(one)
  return found
}

function contentOf(one: ReadRecord | RecordRefusal | undefined): ProcedureContent {
  if (!one || isRefusal(one)) throw new Error(JSON.stringify(one))
  return ProcedureContent.parse(one.content)
}

const first = { code: '9.000001', name: 'Một', note: 'a "b" [c] {d} \\ \n e' }
const second = { code: '9.000002', name: 'Hai' }

describe('a file that is one JSON array', () => {
  test.each([undefined, 2])('is read item by item, each with the line it begins on (indent %s)', async (indent) => {
    const read = await readAll(JSON.stringify([first, second], null, indent))

    expect(read).toMatchObject([{ code: '9.000001' }, { code: '9.000002' }])
    expect(read.map(({ line }) => line)).toEqual(indent === undefined ? [1, 1] : [2, 7])
  })

  test('cut in the middle, what came whole is taken', async () => {
    expect(await readAll(JSON.stringify([first, second]).slice(0, -9))).toMatchObject([
      { code: '9.000001' },
      { reason: 'file-cut' },
    ])
    expect(await readAll(`[${JSON.stringify(first)},`)).toMatchObject([{ code: '9.000001' }, { reason: 'file-cut' }])
    expect(await readAll(`[${JSON.stringify(first)}`)).toMatchObject([{ code: '9.000001' }, { reason: 'file-cut' }])
  })
})

describe('a hostile record', () => {
  test('with scripts, NULs, halves of characters and keys of prototypes is kept as plain words', async () => {
    const record =
      `{"code":"9.000003","name":"<script>alert(1)</script>Cấp\\u0000 phép \\ud800","__proto__":{"polluted":true},"constructor":{"prototype":{}},
      "executionSteps":[{"name":"__proto__","description":"a\\u0000b"}]}`.replace(/\n\s*/, '')
    const content = contentOf((await readAll(`${record}\n`))[0])

    expect(content.name).toBe('alert(1)Cấp phép \ufffd')
    expect(content.steps).toEqual([{ title: '__proto__', text: 'ab', by: null }])
    expect('polluted' in {}).toBe(false)
    expect(JSON.stringify(content)).not.toContain(String.raw`\u0000`)
  })

  test('nested ten thousand deep is refused before anything goes through it', async () => {
    const deep = `{"code":"9.000004","name":"Sâu","x":${'['.repeat(10_000)}${']'.repeat(10_000)}}\n`

    expect(await readAll(deep, 4096)).toMatchObject([{ line: 1, reason: 'wrong-shape', detail: 'nesting' }])
  })

  test('with a million items where a few belong is refused, the next one taken', async () => {
    const many = `{"code":"9.000005","name":"Nhiều","executionSteps":[${'{},'.repeat(999_999)}{}]}\n${JSON.stringify(second)}\n`

    expect(await readAll(many, 65_536)).toMatchObject([
      { reason: 'wrong-shape', detail: 'executionSteps' },
      { line: 2, code: '9.000002' },
    ])
  })

  test('with numbers beyond all measure makes no nonsense of them', async () => {
    const record = {
      code: '9.000006',
      name: 'Lớn',
      executionMethods: [
        {
          submissionMethod: 'FAX',
          processingTime: 1e300,
          processingTimeUnit: 'DAY',
          fees: [
            { type: 'FEE', value: 1e300 },
            { type: 'FEE', value: -5 },
          ],
        },
      ],
      executionCases: [{ name: '', profileComponents: [{ name: 'Đơn', originalQty: 1e12, copyQty: -1 }] }],
      procedureProposal: { proposalNumber: '1/QĐ', decisionDate: 1e300 },
    }
    const content = contentOf((await readAll(`${JSON.stringify(record)}\n`))[0])

    expect(content.channels).toMatchObject([
      { kind: 'other', timeLimits: [], fees: [{ amount: null }, { amount: null }] },
    ])
    expect(content.paperGroups[0]?.papers[0]).toMatchObject({ originals: 0, copies: 0 })
    expect(content.announcedBy).toEqual({ number: '1/QĐ', on: null, issuer: '' })
    expect(content.flags.map(({ flag }) => flag)).toEqual(
      expect.arrayContaining(['method-unknown', 'fee-in-words', 'paper-without-count', 'unit-unknown']),
    )
  })

  test('in gzip that unpacks to two hundred megabytes costs one line and no memory', { timeout: 60_000 }, async () => {
    const before = process.memoryUsage().rss
    const bomb = gzipSync(
      Buffer.concat([Buffer.alloc(200 * 1024 * 1024, 0x20), Buffer.from(`\n${JSON.stringify(second)}\n`)]),
    )

    expect(await readAll(bomb, 65_536)).toMatchObject([
      { line: 1, reason: 'record-too-large' },
      { line: 2, code: '9.000002' },
    ])
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 1024 * 1024)
  })

  test('in a code page of old is refused by its line', async () => {
    const old = Buffer.concat([
      Buffer.from('{"code":"9.000007","name":"C'),
      Buffer.of(0xca, 0xec, 0xb8),
      Buffer.from('p"}\n'),
    ])

    expect(await readAll(old)).toMatchObject([{ line: 1, reason: 'wrong-encoding' }])
  })
})
