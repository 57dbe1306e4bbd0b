import { describe, expect, test } from 'vitest'
import { competentAgencyCode } from './competent-agency.ts'
import { sentenceCase } from './sentence-case.ts'
import { nearestWords, slipsBetween } from './search-words.ts'
import { cleanText, saysNothing } from './source.ts'

describe('the department suggested for a record', () => {
  const cases: readonly (readonly [agency: string, sector: string | null, code: string | null])[] = [
    ['Sở Y tế', 'G18-YT12', 'so-y-te'],
    ['Sở Tư pháp tỉnh Tuyên Quang', null, 'so-tu-phap'],
    ['Cơ quan chuyên môn về y tế thuộc Uỷ ban nhân dân cấp tỉnh', null, 'so-y-te'],
    ['Sở Nông nghiệp và Môi trường', 'G13-TN02', 'so-tai-nguyen-va-moi-truong'],
    ['Sở Nông nghiệp và Môi trường', 'G10-NN14', 'so-nong-nghiep-va-phat-trien-nong-thon'],
    ['Sở Nông nghiệp và Môi trường', '923192120', null],
    ['Sở Xây dựng', 'G04-GT02', 'so-giao-thong-van-tai'],
    ['Sở Xây dựng', 'G17-XD08', 'so-xay-dung'],
    ['Sở Nội vụ', 'G09-LĐ11', 'so-lao-dong-thuong-binh-va-xa-hoi'],
    ['Bộ Y tế', 'G18-YT12', null],
    ['Ủy ban nhân dân cấp tỉnh', 'G18-YT12', null],
    ['Sở Ngoại vụ', 'G08-NG07', null],
  ]
  for (const [agency, sectorCode, code] of cases) {
    test(`${agency} in ${sectorCode ?? 'no sector'}: ${code ?? 'none, because nothing says so'}`, () => {
      expect(competentAgencyCode({ sectorCode, agencies: [agency] })).toBe(code)
    })
  }
})

describe('names in capitals', () => {
  test('become sentences; abbreviations and proper names stay', () => {
    expect(sentenceCase('THỦ TỤC THÀNH LẬP HỘI (CẤP TỈNH).')).toBe('Thủ tục thành lập hội (cấp tỉnh)')
    expect(sentenceCase('HƯỞNG BHXH TẠI VIỆT NAM')).toBe('Hưởng BHXH tại Việt Nam')
    expect(sentenceCase('THỦ TỤC QUỸ TỰ GIẢI THỂ (Cấp tỉnh)')).toBe('Thủ tục quỹ tự giải thể (cấp tỉnh)')
  })

  test('a name that is not shouted stays untouched', () => {
    expect(sentenceCase('Cấp lại thẻ ABTC')).toBe('Cấp lại thẻ ABTC')
    expect(sentenceCase('Đăng ký, điều chỉnh đóng BHXH, BHYT, BHTN')).toBe('Đăng ký, điều chỉnh đóng BHXH, BHYT, BHTN')
  })
})

describe('remains in the texts', () => {
  test('tags, entities, tabs, blanks that are none and bullets of symbol fonts go; lines stay', () => {
    expect(cleanText('\t\u00a0<p>Nộp&nbsp;hồ sơ</p><br/>\uf0fc Tờ khai\r\n\r\n\r\n\r\nHết <i>rồi</i>')).toBe(
      'Nộp hồ sơ\n\n– Tờ khai\n\nHết rồi',
    )
    expect(cleanText('mức dưới < 5 tấn và > 3 tấn')).toBe('mức dưới < 5 tấn và > 3 tấn')
  })

  test('words for nothing are nothing', () => {
    for (const text of ['', ' Không có thông tin ', 'Không', 'không quy định.', 'Không có.', '-', '.'])
      expect(saysNothing(text)).toBe(true)
    for (const text of ['Không quá 3 ngày', 'Có', 'Không thu phí']) expect(saysNothing(text)).toBe(false)
  })
})

describe('slips of the finger', () => {
  test('swapped letters are one slip', () => {
    expect(slipsBetween('sihn', 'sinh')).toBe(1)
    expect(slipsBetween('honn', 'hon')).toBe(1)
    expect(slipsBetween('', 'abc')).toBe(3)
  })

  test('swapped letters come before other slips, and nothing far away is guessed', () => {
    const known = [
      { word: 'sin', procedures: 900 },
      { word: 'sinh', procedures: 10 },
      { word: 'quan', procedures: 500 },
    ]
    expect(nearestWords('sihn', known).map(({ word }) => word)).toEqual(['sinh', 'sin'])
    expect(nearestWords('xyzw', known)).toEqual([])
  })
})
