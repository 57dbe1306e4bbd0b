import { describe, expect, test } from 'vitest'
import { ProcedureChannel } from './content.ts'
import { procedureWordsEn } from './en.ts'
import { foldFees, foldTimes, foldWays } from './fold-channels.ts'
import { procedureWordsVi } from './vi.ts'

const channel = (parts: object) => ProcedureChannel.parse({ kind: 'in-person', ...parts })
const week = { timeLimits: [{ amount: 7, unit: 'working-day' }] }

describe('what ways of submitting have in common', () => {
  test('is said once, in the order in person, online, by post', () => {
    const ways = [
      channel({ ...week, kind: 'post' }),
      channel({ ...week, kind: 'online', online: 'full' }),
      channel(week),
    ]
    expect(foldTimes(ways, procedureWordsVi)).toEqual([
      {
        ways: 'Trực tiếp, trực tuyến (toàn trình), dịch vụ bưu chính',
        items: [{ main: '07 ngày làm việc', note: '' }],
      },
    ])
    expect(foldTimes(ways, procedureWordsEn)[0]?.items[0]?.main).toBe('7 working days')
  })

  test('stands apart where it differs, and a limit on top of another is one limit', () => {
    const long = channel({
      kind: 'post',
      timeLimits: [
        { amount: 2, unit: 'month' },
        { amount: 15, unit: 'working-day', adds: true },
      ],
    })
    expect(foldTimes([channel(week), long], procedureWordsVi).map(({ ways, items }) => [ways, items[0]?.main])).toEqual(
      [
        ['Trực tiếp', '07 ngày làm việc'],
        ['Dịch vụ bưu chính', '02 tháng và 15 ngày làm việc'],
      ],
    )
  })

  test('words about time stand with the time, words about the place with the place, each line once', () => {
    const both = [
      channel({ ...week, text: 'Nộp tại bộ phận một cửa, số 1 Hùng Vương\nTrong thời hạn 07 ngày làm việc' }),
    ]
    expect(foldWays(both, procedureWordsVi)[0]?.items).toEqual([
      { main: '', note: 'Nộp tại bộ phận một cửa, số 1 Hùng Vương' },
    ])
    expect(foldTimes(both, procedureWordsVi)[0]?.items.at(-1)?.note).toBe('Trong thời hạn 07 ngày làm việc')
  })

  test('fees keep the words they were read from', () => {
    const paid = channel({ fees: [{ kind: 'le-phi', amount: 50_000, per: 'lần', text: 'Lệ phí cấp giấy' }] })
    expect(foldFees([paid], procedureWordsVi)[0]?.items).toEqual([
      { main: 'Lệ phí: 50.000 đồng/lần', note: 'Lệ phí cấp giấy' },
    ])
  })
})
