import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readFee } from './read-fees.ts'
import { readTimeLimits } from './read-time-limit.ts'
import { numberFromDigits, numberFromWords } from './vietnamese-numbers.ts'

function limits(words: string): string[] {
  return readTimeLimits(words).limits.map(
    ({ amount, unit, condition, adds }) =>
      `${adds ? '+' : ''}${amount} ${unit}${condition === '' ? '' : ` [${condition}]`}`,
  )
}

function fees(description: string, value: number | null = 0, currencyName = ''): string[] {
  return readFee({ type: 'FEE', value, description, currencyName }).fees.map(
    ({ amount, amountTo, currency, per, condition }) =>
      `${amount}${amountTo === null ? '' : `–${amountTo}`} ${currency}${per === '' ? '' : `/${per}`}${condition === '' ? '' : ` [${condition}]`}`,
  )
}

describe('a time limit in words', () => {
  const said: readonly (readonly [string, readonly string[]])[] = [
    ['Trong thời hạn 05 ngày làm việc', ['5 working-day']],
    ['15 (mười lăm) ngày kể từ ngày nhận đủ hồ sơ', ['15 day']],
    ['mười lăm (15) ngày', ['15 day']],
    ['Không quá hai mươi ngày làm việc', ['20 working-day']],
    ['02 tháng và 15 ngày làm việc', ['2 month', '+15 working-day']],
    [
      '28 ngày làm việc (đối với trường hợp cấp mới), 02 ngày làm việc (đối với trường hợp cấp lại)',
      ['28 working-day [đối với trường hợp cấp mới]', '2 working-day [đối với trường hợp cấp lại]'],
    ],
    ['Cấp mới: 10 ngày; cấp lại: 03 ngày làm việc', ['10 day [Cấp mới]', '3 working-day [cấp lại]']],
    [
      '- Trường hợp phải xác minh:\n+ Xác minh: 07 ngày\n+ Trả lời: 03 ngày làm việc\n- Trường hợp khác: 24 giờ',
      [
        '7 day [Trường hợp phải xác minh – Xác minh]',
        '3 working-day [Trường hợp phải xác minh – Trả lời]',
        '24 hour [Trường hợp khác]',
      ],
    ],
    ['Ngay trong ngày', ['1 working-day']],
    ['Từ 10 đến 15 ngày làm việc', ['15 working-day']],
    ['½', []],
    ['1/2 ngày làm việc', ['0.5 working-day']],
    ['0,5 ngày làm việc', ['0.5 working-day']],
    ['02 tuần', ['14 day']],
    ['Chậm nhất 30 phút', ['30 minute']],
    ['Không quá 10 ngày. Đối với xã miền núi được tăng thêm 05 ngày', ['10 day', '+5 day [Đối với xã miền núi]']],
  ]
  test.each(said)('%s', (words, wanted) => {
    expect(limits(words)).toEqual(wanted)
  })

  test.each([
    'Trước ngày 31 tháng 12 hằng năm',
    'Nộp từ 7 giờ 30 đến 11 giờ 30, thứ hai đến thứ sáu',
    'Giấy phép có giá trị 05 năm',
    'Gửi đơn ít nhất 15 ngày trước ngày khai mạc',
    'Trong thời hạn 30 ngày, tổ chức, cá nhân phải bổ sung hồ sơ',
    'Sau khi hoàn thành việc mai táng trong vòng 30 ngày làm việc nộp 01 bộ hồ sơ theo quy định',
    'Theo Thông tư số 12/2024/TT-BTC ngày 05/5/2024',
    'Công dân từ đủ 06 tháng tuổi',
    'Định kỳ 06 tháng một lần',
  ])('a date, an hour, a validity or an applicant’s own time is none: %s', (words) => {
    expect(limits(words)).toEqual([])
  })

  test('that none is prescribed is said, and no number is made of it', () => {
    expect(readTimeLimits('Không quy định')).toEqual({ kind: 'none', limits: [] })
    expect(readTimeLimits('Theo lịch hẹn')).toEqual({ kind: 'no-number', limits: [] })
  })

  test('the words are kept with every limit', () => {
    expect(readTimeLimits('Trong 03 ngày kể từ ngày nhận hồ sơ').limits[0]?.text).toBe(
      'Trong 03 ngày kể từ ngày nhận hồ sơ',
    )
  })

  test('whatever number of days is written in these ways is read as that number', () => {
    const ways = [
      'Trong thời hạn {} ngày làm việc',
      'không quá {} ngày làm việc kể từ ngày nhận hồ sơ',
      'Thời hạn: {} ngày làm việc',
    ]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 }), fc.constantFrom(...ways), fc.boolean(), (days, way, padded) => {
        const number = padded ? String(days).padStart(2, '0') : String(days)
        expect(limits(way.replace('{}', number))).toEqual([`${days} working-day`])
      }),
    )
  })

  test('no text makes it stumble or linger', () => {
    const bits = [
      '05',
      'ngày',
      'làm việc',
      '(',
      ')',
      'trường hợp',
      ':',
      ';',
      '\n',
      '- ',
      'tháng',
      'và',
      'tổ chức',
      ',',
      'phải',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 400 }), (some) => {
        const start = performance.now()
        readTimeLimits(some.join(' '))
        readFee({ type: 'FEE', value: 0, description: some.join(' '), currencyName: '' })
        expect(performance.now() - start).toBeLessThan(2000)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a fee in words', () => {
  const said: readonly (readonly [string, readonly string[]])[] = [
    ['35.000.000 đồng/lần', ['35000000 VND/lần']],
    ['50.000đ/hồ sơ', ['50000 VND/hồ sơ']],
    ['200 nghìn đồng', ['200000 VND']],
    ['1,5 triệu đồng', ['1500000 VND']],
    ['0,02% giá trị hợp đồng', ['0.02 percent/giá trị hợp đồng']],
    ['từ 100.000 đồng đến 200.000 đồng', ['100000–200000 VND']],
    ['100.000 - 300.000 đồng/giấy', ['100000–300000 VND/giấy']],
    ['25 USD/người', ['25 USD/người']],
    ['Năm trăm nghìn đồng', ['500000 VND']],
    ['500.000 đồng (Năm trăm nghìn đồng)', ['500000 VND']],
    ['14.250.000/lần', ['14250000 VND/lần']],
    [
      'Phí thẩm định:\n- Cá nhân: 150.000 đồng/hồ sơ\n- Tổ chức: 200.000 đồng/hồ sơ',
      ['150000 VND/hồ sơ [Phí thẩm định – Cá nhân]', '200000 VND/hồ sơ [Phí thẩm định – Tổ chức]'],
    ],
    ['Từ 50 tỷ đồng đến dưới 150 tỷ đồng: 20 triệu đồng', ['20000000 VND [Từ 50 tỷ đồng đến dưới 150 tỷ đồng]']],
    ['Miễn phí', ['0 VND']],
    ['Không', ['0 VND']],
  ]
  test.each(said)('%s', (words, wanted) => {
    expect(fees(words)).toEqual(wanted)
  })

  test('a share of an amount is a share, and the amount no fee of its own', () => {
    expect(fees('20% của 11.000.000 đồng')).toEqual(['20 percent'])
  })

  test.each([
    'Nộp 150.000 đồng + (số tấn x 15.000 đồng/tấn)',
    'Theo quy định của Bộ Tài chính',
    'Quyết định số 2252/QĐ-VP ngày 02/7/2026',
    '/Lần. Giá trị giao dịch từ 2,1 tỷ đồng đến 70 tỷ đồng',
    '10.000.0000 đồng',
  ])('what names no amount, or one that cannot be, stays in words: %s', (words) => {
    expect(fees(words)).toEqual(['null VND'])
  })

  test('zero without a word means that nothing is said, not that it is free', () => {
    expect(readFee({ type: 'FEE', value: 0, description: '', currencyName: '' })).toEqual({ kind: 'empty', fees: [] })
  })

  test('a number whose thousands were cut off is mended by the words, and doubted without them', () => {
    expect(fees('20.000 đồng/tờ khai', 20)).toEqual(['20000 VND/tờ khai'])
    expect(readFee({ type: 'FEE', value: 20, description: '', currencyName: '' })).toMatchObject({
      kind: 'doubtful',
      fees: [{ amount: null, text: '20' }],
    })
    expect(fees('', 20, 'USD')).toEqual(['20 USD'])
  })

  test('the instrument that allows it is found', () => {
    const { fees: read } = readFee({
      type: 'FEE',
      value: 0,
      description: '50.000 đồng (Thông tư số 25/2021/TT-BTC ngày 07/4/2021)',
      currencyName: '',
    })
    expect(read).toMatchObject([{ amount: 50_000, basis: 'Thông tư số 25/2021/TT-BTC' }])
  })
})

describe('numbers as Vietnamese papers write them', () => {
  test('in words', () => {
    expect(
      ['mười', 'mười lăm', 'hai mươi mốt', 'ba mươi', 'một trăm linh năm', 'hai trăm nghìn'].map(numberFromWords),
    ).toEqual([10, 15, 21, 30, 105, 200_000])
    expect(numberFromWords('ngày')).toBeUndefined()
  })

  test('in digits: points part thousands, a comma the rest', () => {
    expect(['1.500.000', '1,500,000', '0,02', '1,5', '1.500,75', '35.000.00', '12.5'].map(numberFromDigits)).toEqual([
      1_500_000,
      1_500_000,
      0.02,
      1.5,
      1500.75,
      undefined,
      12.5,
    ])
  })
})
