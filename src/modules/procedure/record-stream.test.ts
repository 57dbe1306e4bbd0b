import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ProcedureContent } from './content.ts'
import { linesOfAccount } from './describe-account.ts'
import { isRefusal, type ReadRecord, type RecordRefusal } from './read-record.ts'
import { emptyAccount } from './record-account.ts'
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

const nested = (code: string) => ({
  code,
  name: `Thủ tục ${code}`,
  note: 'nói rằng "a", [b] và {c}, \\ hết',
  executionSteps: [
    { code: 'B1', name: 'Bước 1', description: 'một' },
    { code: 'B2', name: 'Bước 2', description: '' },
  ],
  category: { code: 'G1', name: 'Hộ tịch' },
  resultsDetails: [{ code: 'KQ1', name: 'Giấy' }],
})
const four = ['9.000011', '9.000012', '9.000013', '9.000014']

const forms = {
  'one line': (items: readonly string[]) => `[${items.join(',')}]`,
  'an item a line': (items: readonly string[]) => `[\n${items.join(',\n')}\n]\n`,
  'two blanks before every level': (items: readonly string[]) =>
    `[\n${items.map((item) => indented(item, 2)).join(',\n')}\n]\n`,
  'an object around the list': (items: readonly string[]) => `{"total":4,"items":[${items.join(', ')}],"page":1}`,
  'objects over several lines': (items: readonly string[]) => items.map((item) => indented(item, 0)).join('\n'),
}

/** The item over several lines, also when it is no JSON any more. */
function indented(item: string, blanks: number): string {
  const lines = item.replace(/(?<=[[{,])(?=["{])/gu, '\n    ')
  return lines
    .replace(/^|\n(?=\S)/gu, (begin) => begin + ' '.repeat(blanks))
    .replace(/\}$/u, `\n${' '.repeat(blanks)}}`)
}

const faults: readonly (readonly [string, (item: string) => string])[] = [
  ['a quote too few behind a text', (item) => item.replace('9.000012"', '9.000012')],
  ['a quote too few before a text', (item) => item.replace('"9.000012', '9.000012')],
  ['a quote too few at its end', (item) => item.replace('"Giấy"', '"Giấy')],
  ['a quote too many inside a text', (item) => item.replace('Hộ tịch', 'Hộ "tịch')],
  ['two quotes too many inside a text', (item) => item.replace('Hộ tịch', 'Hộ "tịch" mới')],
  ['a comma too few', (item) => item.replace('","note', '""note')],
  ['a colon too few', (item) => item.replace('"note":', '"note"')],
  ['a bracket of an object too few', (item) => item.replace('"Hộ tịch"}', '"Hộ tịch"')],
  ['a bracket of an object too many', (item) => item.replace('"Hộ tịch"}', '"Hộ tịch"}}')],
  ['a bracket of a list too few', (item) => item.replace('}],"category', '},"category')],
  ['a bracket of a list too many', (item) => item.replace('}],"category', '}]],"category')],
  ['no last bracket', (item) => item.slice(0, -1)],
  ['two last brackets', (item) => `${item}}`],
  ['its second half gone', (item) => item.slice(0, item.indexOf('"B2"') + 2)],
]

describe('one broken record costs itself and no other', () => {
  for (const [form, write] of Object.entries(forms))
    for (const size of [11, 100_000])
      test.each(faults)(`${form}, read ${size} bytes at a time: %s`, async (_, spoil) => {
        const items = four.map((code) => JSON.stringify(nested(code)))
        const broken = items.map((item, at) => (at === 1 ? spoil(item) : item))
        const text = write(broken)

        const read = await readAll(text, size)

        expect(text).not.toBe(write(items))
        expect(read.map((one) => (isRefusal(one) ? one.reason : one.code))).toEqual([
          '9.000011',
          'broken-json',
          '9.000013',
          '9.000014',
        ])
        expect(read[1]?.line).toBe(
          text.slice(0, text.indexOf('9.000012')).split('\n').length -
            (form.includes('level') || form.includes('several') ? 1 : 0),
        )
      })

  test('the last one too, and the file is not called cut for it', async () => {
    for (const write of [forms['one line'], forms['an item a line'], forms['two blanks before every level']]) {
      const items = [JSON.stringify(nested('9.000011')), JSON.stringify(nested('9.000012')).replace('"Giấy"', '"Giấy')]

      expect(await readAll(write(items))).toMatchObject([{ code: '9.000011' }, { reason: 'broken-json' }])
    }
  })

  test('two neighbours, and something that is no record at all', async () => {
    const [one = '', two = '', three = '', last = ''] = four.map((code) => JSON.stringify(nested(code)))
    const broken = [one, 'null', '[1]', two.replace('"note"', '"note'), three.replace('"B1",', '"B1"'), last]

    expect(
      (await readAll(forms['one line'](broken))).map((read) => (isRefusal(read) ? read.reason : read.code)),
    ).toEqual(['9.000011', 'not-an-object', 'not-an-object', 'broken-json', 'broken-json', '9.000014'])
  })

  test('one over 4 MiB in a list too', async () => {
    const huge = JSON.stringify({ ...nested('9.000012'), note: 'a'.repeat(5_000_000) })
    const items = four.map((code) => JSON.stringify(nested(code)))
    const read = await readAll(`[${[items[0], huge, items[2], items[3]].join(',')}]`, 65_536)

    expect(read.map((one) => (isRefusal(one) ? one.reason : one.code))).toEqual([
      '9.000011',
      'record-too-large',
      '9.000013',
      '9.000014',
    ])
  })
})

describe('a file of another form', () => {
  test('of one record over several lines is one record', async () => {
    expect(await readAll(JSON.stringify(nested('9.000011'), null, 4))).toMatchObject([{ line: 1, code: '9.000011' }])
  })

  test('of an object around a list of records is that list, whatever its numbers say', async () => {
    const list = { total: 2, next: null, data: [nested('9.000011'), nested('9.000012')], page: { size: 2 } }

    for (const indent of [undefined, 2])
      expect(await readAll(JSON.stringify(list, null, indent))).toMatchObject([
        { code: '9.000011' },
        { code: '9.000012' },
      ])
    expect(await readAll(JSON.stringify({ ...list, more: [1] }))).toMatchObject([{}, {}, { reason: 'broken-json' }])
    expect(await readAll(JSON.stringify(list).slice(0, -3))).toMatchObject([{}, {}, { reason: 'file-cut' }])
  })

  test('of an object around a list of another name is refused in one sentence that says what is expected', async () => {
    expect(await readAll(JSON.stringify({ thuTuc: [first, second] }))).toMatchObject([
      {
        line: 1,
        reason: 'not-an-object',
        detail: expect.stringMatching(/“thuTuc” are expected one a line or as one JSON array/),
      },
    ])
  })

  test('says nothing of a share where there is nothing to share', () => {
    expect(linesOfAccount(emptyAccount).filter((line) => line.includes('%'))).toEqual([
      expect.stringContaining('; – % of'),
      expect.stringContaining('; – % of'),
    ])
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
      expect.arrayContaining(['method-unknown', 'fee-in-words', 'paper-without-count', 'time-limit-wrong']),
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
