import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentParts, ProcedureContent } from './content.ts'
import { changedParts, differencesOf } from './differences.ts'
import { linesOfPart } from './part-lines.ts'
import { procedureWordsEn } from './en.ts'
import { procedureWordsVi } from './vi.ts'

const birth = ProcedureContent.parse({
  name: 'Đăng ký khai sinh',
  levels: ['commune'],
  channels: [
    {
      kind: 'in-person',
      timeLimits: [{ amount: 5, unit: 'working-day' }],
      fees: [{ kind: 'le-phi', amount: 8000, per: 'lần' }],
    },
    { kind: 'online', online: 'full', timeLimits: [{ amount: 5, unit: 'working-day' }] },
  ],
  paperGroups: [
    {
      papers: [
        { name: 'Tờ khai đăng ký khai sinh', originals: 1, forms: [{ name: 'TP/HT-2015' }] },
        { name: 'Giấy chứng sinh', originals: 1 },
      ],
    },
  ],
  copyCount: 1,
  legalBases: [{ number: '60/2014/QH13', name: 'Luật Hộ tịch' }],
})

const says = (before: ProcedureContent, after: ProcedureContent) =>
  differencesOf(before, after).map(({ part, change, runs }) => [
    part,
    change,
    runs
      .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`))
      .join(''),
  ])

describe('the differences between two texts of a procedure', () => {
  test('agencies go by their names; a code is shown only where it is all that changed', () => {
    const before = { ...birth, competentAgencies: [{ name: 'Ủy ban nhân dân cấp xã', code: '000.00.00.G18-KQ005283' }] }
    const named = { ...birth, competentAgencies: [{ name: 'Ủy ban nhân dân xã', code: '000.00.00.G18-KQ005283' }] }
    const coded = { ...birth, competentAgencies: [{ name: 'Ủy ban nhân dân cấp xã', code: 'H59.1' }] }
    expect(says(before, named)).toEqual([['agencies', 'changed', expect.not.stringContaining('KQ005283')]])
    expect(says(before, coded)).toEqual([['agencies', 'changed', expect.stringContaining('H59.1')]])
  })

  test('a shorter time limit, a paper less, a form as a file: each in its part, the words marked, the rest left out', () => {
    const [direct, online] = birth.channels
    const [group] = birth.paperGroups
    const [declaration] = group?.papers ?? []
    if (!direct || !online || !declaration) throw new Error('the text has these parts')
    const after = {
      ...birth,
      channels: [
        { ...direct, timeLimits: [{ amount: 3, unit: 'working-day', condition: '', text: '' } as const] },
        online,
      ],
      paperGroups: [
        {
          title: '',
          papers: [
            {
              ...declaration,
              forms: [{ name: 'TP/HT-2015', fileId: '019dc4fb-e9a3-7054-9ac2-13ec7c0fca4c', url: '' }],
            },
          ],
        },
      ],
    }
    expect(says(birth, after)).toEqual([
      [
        'papers',
        'changed',
        'Tờ khai đăng ký khai sinh; 01 bản chính\n[-Giấy chứng sinh; 01 bản chính\n-]Số lượng hồ sơ: 01 bộ.',
      ],
      ['timeLimits', 'changed', 'Trực tiếp: [-05-]{+03+} ngày làm việc\nTrực tuyến (toàn trình): 05 ngày làm việc'],
      ['forms', 'changed', 'TP/HT-2015{+ – tệp 7c0fca4c+}'],
    ])
    expect(changedParts(birth, after)).toEqual(['papers', 'timeLimits', 'forms'])
  })

  test('a part that was not there is new, one that is gone is left out', () => {
    const after = { ...birth, requirements: 'Trẻ sinh trong 60 ngày', legalBases: [] }
    expect(says(birth, after)).toEqual([
      ['requirements', 'added', '{+Trẻ sinh trong 60 ngày+}'],
      ['legalBases', 'removed', '[-60/2014/QH13 – Luật Hộ tịch-]'],
    ])
  })

  test('the same text has none', () => {
    expect(differencesOf(birth, structuredClone(birth))).toEqual([])
  })

  test('in English the amounts are English', () => {
    const [difference] = differencesOf({ ...birth, channels: [] }, birth, procedureWordsEn)
    expect(difference?.runs.map(({ text }) => text).join('')).toContain('In person')
  })

  test('whatever of a text is changed shows in some part: nothing but the flags of an import can change unseen', () => {
    const changes: Readonly<Record<Exclude<keyof ProcedureContent, 'flags'>, unknown>> = {
      name: 'Khác',
      sector: { code: 'G15-TP99', name: 'Hộ tịch' },
      levels: ['province'],
      internal: true,
      applicants: [{ kind: 'citizen', name: 'Công dân' }],
      steps: [{ title: '', text: 'Nộp', by: 'applicant' }],
      channels: [],
      paperGroups: [],
      copyCount: 2,
      competentAgencies: [{ name: 'Ủy ban nhân dân cấp xã' }],
      executingAgencies: [{ name: 'Ủy ban nhân dân cấp xã' }],
      coordinatingAgencies: [{ name: 'Ủy ban nhân dân cấp xã' }],
      authorizedAgencies: [{ name: 'Ủy ban nhân dân cấp xã' }],
      receivingPlaces: 'Bộ phận một cửa',
      outcomes: [{ name: 'Giấy khai sinh' }],
      requirements: 'Có',
      legalBases: [],
      related: [{ code: '1.000001' }],
      cases: [{ name: 'Đăng ký quá hạn' }],
      keywords: 'sinh',
      lifeEvent: 'co-con-nho',
      note: 'Ghi chú',
      announcedBy: { number: '1/QĐ', on: null },
      unplaced: [{ field: 'x', text: 'y' }],
    }
    for (const [field, value] of Object.entries(changes)) {
      const after = ProcedureContent.parse({ ...birth, [field]: value })
      expect(differencesOf(birth, after).length, field).toBeGreaterThan(0)
    }
  })

  test('the old and the new text of every part come back out of the marked words', () => {
    const words = fc
      .array(fc.constantFrom('nộp', 'hồ sơ', '05', 'ngày', '\n'), { maxLength: 12 })
      .map((all) => all.join(' '))
    const content = fc
      .record({
        note: words,
        requirements: words,
        steps: fc.array(fc.record({ title: words, text: words }), { maxLength: 4 }),
      })
      .map((parts) => ProcedureContent.parse({ name: 'Tên', ...parts }))
    fc.assert(
      fc.property(content, content, (before, after) => {
        const found = new Map(differencesOf(before, after).map((difference) => [difference.part, difference]))
        for (const part of contentParts) {
          const of = (one: ProcedureContent) => linesOfPart(part, one, procedureWordsVi).join('\n')
          const runs = found.get(part)?.runs ?? [{ kind: 'same', text: of(before) }]
          const without = (kind: string) => runs.flatMap((run) => (run.kind === kind ? [] : [run.text])).join('')
          expect([without('added'), without('removed')]).toEqual([of(before), of(after)])
        }
      }),
      { numRuns: 200 },
    )
  })
})
