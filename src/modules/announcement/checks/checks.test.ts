import { describe, expect, test } from 'vitest'
import type { LegalInstrument } from '#modules/procedure/public-announcing.ts'
import { ProcedureContent } from '#modules/procedure/public-content.ts'
import { soundContent } from '../testing.ts'
import { contentChecks, runChecks } from './all-checks.ts'
import type { CheckedItem } from './check.ts'

const decree: LegalInstrument = {
  id: '',
  number: '15/2017/NĐ-CP',
  name: '',
  issuer: 'Chính phủ',
  issuedOn: '2017-03-01',
  effectiveOn: '2017-06-01',
  endedOn: null,
  endedBy: null,
}

function item(change: Partial<ProcedureContent> = {}, facts: Partial<CheckedItem> = {}): CheckedItem {
  return {
    kind: 'new',
    code: 'MOI-2017-0001',
    content: { ...soundContent('Cấp giấy phép hoạt động'), ...change },
    before: null,
    inForceBefore: false,
    baseStands: true,
    effectiveOn: '2017-06-01',
    instrument: decree,
    instruments: new Map(),
    sameName: [],
    ...facts,
  }
}

/** `check: text` of everything that is found. */
function found(checked: CheckedItem): string[] {
  return runChecks(checked).map(({ check, text }) => `${check.id}: ${text}`)
}

function papers(...list: readonly Record<string, unknown>[]): Partial<ProcedureContent> {
  const [whole] = soundContent('x').paperGroups
  const [, plain] = whole?.papers ?? []
  if (!plain) throw new Error('The sound text has two papers')
  return { paperGroups: [{ title: '', papers: list.map((change) => ({ ...plain, ...change })) }] }
}

function channel(change: Partial<ProcedureContent['channels'][number]>): Partial<ProcedureContent> {
  return { channels: soundContent('x').channels.map((one) => ({ ...one, ...change })) }
}

test('every check says its article and why, and finds nothing in a sound text', () => {
  expect(found(item())).toEqual([])
  for (const { article, why, title } of contentChecks)
    expect([article, why, title].every((text) => text.length > 10)).toBe(true)
  expect(new Set(contentChecks.map(({ id }) => id)).size).toBe(contentChecks.length)
})

describe('all parts of Đ.8.2', () => {
  test.for([
    [{ steps: [] }, 'trình tự thực hiện (điểm b'],
    [{ channels: [] }, 'cách thức thực hiện (điểm c'],
    [{ paperGroups: [] }, 'thành phần hồ sơ (điểm d'],
    [{ applicants: [] }, 'đối tượng thực hiện (điểm e'],
    [{ competentAgencies: [], executingAgencies: [] }, 'cơ quan giải quyết thủ tục hành chính (điểm g'],
  ] satisfies readonly (readonly [Partial<ProcedureContent>, string])[])(
    'without %o the missing part is named',
    ([change, words]) => {
      expect(found(item(change)).join('\n')).toContain(words)
    },
  )
})

describe('time limits', () => {
  test('in words alone, or missing for one way of submitting, are found', () => {
    expect(found(item(channel({ timeLimits: [], timeText: 'Theo thông báo của cơ quan' })))).toEqual([
      'time-limits-in-numbers: Thời hạn của cách nộp trực tiếp chỉ ghi bằng lời, chưa có số và đơn vị thời gian: “Theo thông báo của cơ quan”.',
    ])
    expect(found(item(channel({ timeLimits: [] }))).join('\n')).toContain(
      'Cách nộp trực tiếp chưa có thời hạn giải quyết.',
    )
  })
})

describe('papers', () => {
  test('each has kind and count, in numbers or in words; remarks and what is only shown need none', () => {
    const none = { originals: 0, copies: 0, certifiedCopies: 0 }
    expect(found(item(papers({ name: 'Giấy ủy quyền', ...none }))).join('\n')).toContain('“Giấy ủy quyền”')
    expect(found(item(papers({ name: 'Giấy ủy quyền: 01 bản chụp', ...none })))).toEqual([])
    expect(found(item(papers({ name: 'Lưu ý: nộp trước 15 giờ', ...none })))).toEqual([])
    expect(found(item(papers({ name: 'Căn cước công dân', use: 'present', ...none })))).toEqual([])
  })

  test('a form that is named must be attached, to that paper or as the same number to another', () => {
    expect(found(item(papers({ name: 'Đơn theo mẫu số 03' }))).join('\n')).toContain('forms-attached')
    const form = { name: 'Mẫu số 03.docx', fileId: null, url: '' }
    const with03 = (url: string) =>
      papers({ name: 'Tờ khai theo mẫu số 03' }, { name: 'Đơn', forms: [{ ...form, url }] })
    expect(found(item(with03('configuring/mau-03.docx')))).toEqual([])
    // A name is no form.
    expect(found(item(with03(''))).join('\n')).toContain('forms-attached')
    expect(found(item(papers({ name: 'Kết quả phân tích mẫu nước' })))).toEqual([])
  })

  test.for([
    'Các giấy tờ khác có liên quan (nếu có)',
    'Giấy tờ khác theo quy định',
    'Các loại giấy tờ liên quan',
    'Văn bản giải trình nếu cần',
    'Theo quy định của pháp luật.',
  ])('“%s” is vague, and its words are marked', (name) => {
    const [fault] = runChecks(item(papers({ name })))
    expect(fault?.check.id).toBe('clear-words')
    const { quote = '', from = 0, to = 0, path } = fault?.place ?? {}
    expect(path).toBe('paperGroups.0.papers.0.name')
    expect(name).toContain(quote.slice(from, to))
    expect(to).toBeGreaterThan(from)
  })

  test.for(['Giấy phép theo quy định tại Điều 5 Nghị định số 15/2017/NĐ-CP', 'Tài liệu chứng minh quyền sử dụng đất'])(
    '“%s” says what it is',
    (name) => {
      expect(found(item(papers({ name })))).toEqual([])
    },
  )
})

test('a fee rests on an instrument: named with it, in its words, or among the grounds; what is free needs none', () => {
  const [fee] = soundContent('x').channels[0]?.fees ?? []
  if (!fee) throw new Error('The sound text has a fee')
  const without = { ...fee, basis: '' }
  expect(found(item(channel({ fees: [without] }))).join('\n')).toContain('Chưa ghi văn bản quy định lệ phí')
  expect(found(item(channel({ fees: [{ ...without, text: 'Theo Thông tư 278/2016/TT-BTC' }] })))).toEqual([])
  expect(found(item(channel({ fees: [{ ...without, amount: 0 }] })))).toEqual([])
  const feeLaw = { number: '278/2016/TT-BTC', name: 'Thông tư quy định mức thu phí trong lĩnh vực y tế', articles: '' }
  const bases = [...soundContent('x').legalBases, feeLaw]
  const instruments = new Map([[feeLaw.number, { ...decree, number: feeLaw.number }]])
  expect(found(item({ ...channel({ fees: [without] }), legalBases: bases }, { instruments }))).toEqual([])
})

describe('grounds', () => {
  const known = (change: Partial<LegalInstrument>) => new Map([['15/2017/NĐ-CP', { ...decree, ...change }]])

  test('are there, and in force on the day on which the text begins to apply', () => {
    expect(found(item({ legalBases: [] })).join('\n')).toContain('Chưa ghi văn bản quy phạm pháp luật')
    expect(found(item({}, { instruments: known({ endedOn: '2017-05-01' }) })).join('\n')).toContain(
      'hết hiệu lực từ ngày 01/05/2017',
    )
    expect(found(item({}, { instruments: known({ effectiveOn: '2017-07-01' }) })).join('\n')).toContain(
      'chỉ có hiệu lực từ ngày 01/07/2017',
    )
    expect(found(item({}, { instruments: known({ endedOn: '2017-06-02' }) }))).toEqual([])
  })

  test('hold the instrument that makes the announcement necessary, each under its own number', () => {
    const other = [{ number: '60/2017/NĐ-CP', name: 'Nghị định số 61/2017/NĐ-CP', articles: '' }]
    const words = found(item({ legalBases: other })).join('\n')
    expect(words).toContain('(15/2017/NĐ-CP) chưa có trong phần căn cứ')
    expect(words).toContain('Số văn bản ghi là 60/2017/NĐ-CP nhưng tên văn bản ghi 61/2017/NĐ-CP.')
    const amending = 'Nghị định sửa đổi, bổ sung Nghị định số 61/2010/NĐ-CP'
    expect(found(item({ legalBases: [{ number: '15/2017/NĐ-CP', name: amending, articles: '' }] }))).toEqual([])
  })
})

describe('what is done to a procedure', () => {
  const before = soundContent('Cấp giấy phép hoạt động')

  test('an amended one was in force and says something else now; an order of keys is no change', () => {
    const same = ProcedureContent.parse(Object.fromEntries(Object.entries(before).toReversed()))
    expect(found(item(same, { kind: 'amended', before, inForceBefore: true })).join('\n')).toContain(
      'không khác nội dung',
    )
    expect(found(item({ note: 'mới' }, { kind: 'amended', before, inForceBefore: true }))).toEqual([])
    expect(found(item({}, { kind: 'amended' })).join('\n')).toContain('không có nội dung nào đang có hiệu lực')
  })

  test('what is not in force cannot end', () => {
    expect(found(item({}, { kind: 'repealed', content: null })).join('\n')).toContain(
      'không có hiệu lực ngay trước ngày 01/06/2017',
    )
    expect(found(item({}, { kind: 'repealed', content: null, inForceBefore: true }))).toEqual([])
  })

  test('another procedure of the same name is said with its code', () => {
    expect(found(item({}, { sameName: ['1.000123'] })).join('\n')).toContain('1.000123')
  })
})

test('an instrument whose effective day nobody has written down is asked about once, when a text begins to name it', () => {
  const unknown = { number: '99/2016/TT-BYT', name: 'Thông tư', articles: '' }
  const legalBases = [...soundContent('x').legalBases, unknown]
  const asked = runChecks(item({ legalBases })).filter(({ check }) => check.id === 'legal-bases-in-force')
  expect(asked).toMatchObject([{ severity: 'advisory', text: expect.stringContaining('99/2016/TT-BYT') }])
  const before = { ...soundContent('x'), legalBases }
  expect(found(item({ legalBases, name: 'Tên mới' }, { kind: 'amended', before, inForceBefore: true }))).toEqual([])
})

test('a text begun from one that is no longer in force is stopped', () => {
  const stale = runChecks(item({}, { baseStands: false }))
  expect(stale).toMatchObject([{ check: { id: 'base-stands', severity: 'blocking' } }])
})

test('a text that names no level of government is stopped: nobody would know who posts it', () => {
  expect(found(item({ levels: [] }))).toEqual(['levels-named: Chưa chọn cấp thực hiện (tỉnh, huyện, xã).'])
})
