import { describe, expect, test } from 'vitest'
import { isRefusal, readRecord, type ReadRecord } from './read-record.ts'

function read(changes: object): ReadRecord {
  const source = { code: '9.000001', name: 'Cấp giấy', ...changes }
  const one = readRecord(1, Buffer.from(JSON.stringify(source)), false)
  if (isRefusal(one)) throw new Error(JSON.stringify(one))
  return one
}

const withTime = (
  processingTime: number | string,
  processingTimeUnit: string,
  description = '',
  cases: object[] = [],
) =>
  read({ executionMethods: [{ submissionMethod: 'DIRECT', processingTime, processingTimeUnit, description }], cases })

const flagsOf = ({ content }: ReadRecord) => content.flags.map(({ flag, text }) => `${flag}: ${text}`)

describe('a time in fields of its own that cannot be right', () => {
  test.each([
    [-5, 'WORKING_DAY', 'time-limit-wrong: -5 WORKING_DAY – thời hạn phải lớn hơn không'],
    [0, 'DAY', 'time-limit-wrong: 0 DAY – thời hạn phải lớn hơn không'],
    [1e308, 'DAY', 'time-limit-wrong: 1e+308 DAY – lớn hơn mọi thời hạn có thể có'],
    ['-5', 'DAY', 'time-limit-wrong: -5 DAY – thời hạn phải lớn hơn không'],
    [2, 'WEEK', 'unit-unknown: 2 WEEK – đơn vị thời gian không có trong danh mục'],
  ])('%s %s is flagged with its value and the reason, whatever else says the time', (time, unit, said) => {
    const cases = [{ name: 'Cấp mới', processingDay: { qty: 7, type: 'DAY' } }]

    for (const record of [withTime(time, unit), withTime(time, unit, '05 ngày'), withTime(time, unit, '', cases)]) {
      expect(flagsOf(record)).toEqual([said])
      expect(record.account.parts.methods).toEqual({ inSource: 1, placed: 0, flagged: 1, empty: 0 })
    }
    expect(withTime(time, unit).account.times).toMatchObject({ doubtful: 1, empty: 0, given: 0 })
    expect(withTime(time, unit, '05 ngày').content.channels[0]?.timeLimits).toMatchObject([{ amount: 5, unit: 'day' }])
  })

  test('of a case is flagged with the name of the case', () => {
    const record = read({
      cases: [
        { name: 'Cấp mới', processingDay: { qty: 3, type: 'WEEK' } },
        { name: 'Cấp lại', processingDay: { qty: 365, type: 'OTHER' } },
        { name: 'Gia hạn', processingDay: { qty: 1, type: 'OTHER' } },
      ],
    })

    expect(flagsOf(record)).toEqual([
      'unit-unknown: Cấp mới: 3 WEEK – đơn vị thời gian không có trong danh mục',
      'unit-unknown: Cấp lại: 365 OTHER – có số mà không có đơn vị thời gian',
    ])
    expect(record.account.parts.cases).toEqual({ inSource: 3, placed: 1, flagged: 2, empty: 0 })
  })
})

describe('a time beside words that name another one', () => {
  test.each([
    [3, 'DAY', '05 ngày kể từ ngày nhận đủ hồ sơ', '3 ngày – lời văn ghi 5 ngày'],
    [33, 'MONTH', 'Không quá 03 tháng', '33 tháng – lời văn ghi 3 tháng'],
    [7, 'WORKING_DAY', 'Thời hạn giải quyết: 20 ngày làm việc', '7 ngày làm việc – lời văn ghi 20 ngày làm việc'],
  ])('%s %s beside “%s” is flagged, kept and counted', (time, unit, words, said) => {
    const record = withTime(time, unit, words)

    expect(record.content.flags).toEqual([
      { flag: 'time-limit-differs', part: 'timeLimits', text: expect.stringContaining(said) },
    ])
    expect(record.content.channels[0]).toMatchObject({ timeLimits: [{ amount: time }], text: words })
    expect(record.account).toMatchObject({ contradicted: 1, times: { given: 1 } })
  })

  test.each([
    [5, 'DAY', '05 ngày'],
    [1, 'MONTH', 'Trong thời hạn 30 ngày'],
    [8, 'HOUR', '01 ngày làm việc'],
    // The sum of two steps, the time of one case, a time that something else takes.
    [10, 'WORKING_DAY', '05 ngày làm việc Sở có văn bản gửi; 05 ngày làm việc Bộ ban hành quyết định'],
    [8, 'WORKING_DAY', 'Đối với các xã miền núi thì không quá 13 ngày làm việc'],
    [4, 'WORKING_DAY', 'Nộp tại Công an xã. Trong thời hạn 03 ngày làm việc, Công an xã thông báo'],
    [20, 'DAY', '20 ngày; trường hợp phức tạp 45 ngày'],
  ])('%s %s beside “%s” is no contradiction', (time, unit, words) => {
    expect(withTime(time, unit, words).content.flags).toEqual([])
  })
})
