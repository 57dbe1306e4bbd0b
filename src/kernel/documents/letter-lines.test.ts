import { describe, expect, test } from 'vitest'
import { addresseeLines, groundLines, numberLine, placeDateLine, recipientLines, subjectLine } from './letter-lines.ts'
import { plainText, printableText } from './plain-text.ts'
import { textWidth } from './print-font.ts'

describe('Nghị định 30/2020/NĐ-CP, Phụ lục I', () => {
  test.each([
    ['5/UBND-KSTTHC', 'Số: 05/UBND-KSTTHC'],
    ['05/UBND-KSTTHC', 'Số: 05/UBND-KSTTHC'],
    ['15/QĐ-UBND', 'Số: 15/QĐ-UBND'],
  ])('ô số 3: số %s được ghi là "%s"', (number, line) => {
    expect(numberLine({ number })).toBe(line)
  })

  test('ô số 3: văn bản chưa ký để trống số', () => {
    expect(numberLine({ number: null, symbol: 'QĐ-UBND' })).toMatch(/^Số:\u00a0{7}\/QĐ-UBND$/)
  })

  test.each([
    ['2017-02-05', 'Sóc Trăng, ngày 05 tháng 02 năm 2017'],
    ['2017-03-10', 'Sóc Trăng, ngày 10 tháng 3 năm 2017'],
    ['2017-12-01', 'Sóc Trăng, ngày 01 tháng 12 năm 2017'],
  ])('ô số 4: ngày dưới 10 và tháng 1, 2 thêm số 0: %s', (date, line) => {
    expect(placeDateLine({ place: 'Sóc Trăng', date })).toBe(line)
  })

  test('ô số 4: văn bản chưa ký để trống ngày, tháng', () => {
    expect(placeDateLine({ place: 'Sóc Trăng', date: null, year: 2017 }).replace(/\u00a0/g, '_')).toBe(
      'Sóc Trăng, ngày____tháng____năm 2017',
    )
  })

  test('ô số 6: mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối bằng dấu chấm', () => {
    expect(groundLines(['Căn cứ Luật A.', 'Căn cứ Nghị định B;', 'Theo đề nghị của C'])).toEqual([
      'Căn cứ Luật A;',
      'Căn cứ Nghị định B;',
      'Theo đề nghị của C.',
    ])
  })

  test('ô số 9: một nơi nhận ghi liền, nhiều nơi nhận gạch đầu dòng, dòng cuối có dấu chấm', () => {
    expect(addresseeLines(['Sở Y tế'])).toEqual(['Sở Y tế'])
    expect(addresseeLines(['Sở Y tế', 'Sở Nội vụ'])).toEqual(['- Sở Y tế;', '- Sở Nội vụ.'])
    expect(recipientLines(['- Như trên;', 'Lưu: VT, KSTTHC'])).toEqual(['- Như trên;', '- Lưu: VT, KSTTHC.'])
  })

  test('ô số 5b: trích yếu công văn bắt đầu bằng "V/v"', () => {
    expect(subjectLine('chuyển phản ánh')).toBe('V/v chuyển phản ánh')
    expect(subjectLine('V/v chuyển phản ánh')).toBe('V/v chuyển phản ánh')
  })
})

describe('text that people type', () => {
  test('decomposed letters of Vietnamese become the letters of the font', () => {
    expect(plainText('Ấ'.normalize('NFD'))).toBe('Ấ')
    expect(printableText('Ẫm'.normalize('NFD'))).toBe('Ẫm')
  })

  test('every letter of Vietnamese is in all styles of the print font', () => {
    const base = 'aăâeêioôơuưy'
    const letters = [...base].flatMap((letter) =>
      ['', '\u0300', '\u0301', '\u0303', '\u0309', '\u0323'].map((mark) => (letter + mark).normalize('NFC')),
    )
    const alphabet = [
      ...letters,
      ...letters.map((letter) => letter.toLocaleUpperCase('vi')),
      'đ',
      'Đ',
      '₫',
      '–',
      '…',
      '“',
      '”',
    ].join('')
    expect(printableText(alphabet, Infinity)).toBe(alphabet)
  })

  test('a character that the font lacks is seen as a box, never silently lost', () => {
    expect(printableText('tốt 👍')).toBe('tốt □')
  })

  test('control characters and overrides of direction disappear, lines and tabs keep words apart', () => {
    expect(plainText('a\u0000\u0007b\tc\r\nd\u202ee\ud800')).toBe('ab c\nde')
  })

  test('a run without spaces gets places to break, so that no part is wider than its column', () => {
    const parts = printableText('W'.repeat(400), 100, 14).replaceAll('\u200b', '').split('\n')
    expect(parts.join('')).toBe('W'.repeat(400))
    expect(Math.max(...parts.map((part) => textWidth(part, 14, 'Bold')))).toBeLessThan(100)
    expect(printableText('Nghị định', 100, 14)).toBe('Nghị định')
  })
})
