import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldWords } from './fold.ts'
import { cleanText } from './source.ts'

/** The definition: what a search document holds of a text. */
function foldedByDefinition(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

describe('a text is found however it was typed', () => {
  test('Đăng ký khai sinh, composed or not, in capitals or small', () => {
    for (const form of ['NFC', 'NFD'] as const)
      for (const typed of ['Đăng ký khai sinh', 'ĐĂNG KÝ – KHAI  SINH.', ' đăng ký\n(khai sinh) '])
        expect(foldWords(typed.normalize(form))).toBe('dang ky khai sinh')
  })

  test('each sign there is, also those of other scripts, folds as it is defined', () => {
    const wrong: string[] = []
    // The last ones: marks and letters beyond the first 65,536.
    for (let sign = 0; sign <= 0x1_1fff; sign++) {
      const text = `a${String.fromCodePoint(sign)}b`
      if (foldWords(text) !== foldedByDefinition(text)) wrong.push(sign.toString(16))
    }
    expect(wrong).toEqual([])
  })

  test('any text folds as it is defined', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(foldWords(text)).toBe(foldedByDefinition(text))
      }),
    )
  })
})

describe('a text of a source, as people see it', () => {
  test('is the same whether it is looked through or, because it seems clean, not', () => {
    const wrong: string[] = []
    // A tag, which goes, makes any text one that is looked through.
    const looksDirty = (text: string) => `${text}<i></i>`
    for (let sign = 0; sign <= 0xffff; sign++) {
      const text = `Nộp${String.fromCharCode(sign)}hồ sơ`
      // Letters that have two numbers in Unicode (K, Å, old Han signs) are left as they are in a clean text.
      if (text.normalize('NFC') !== text) continue
      if (cleanText(text) !== cleanText(looksDirty(text))) wrong.push(sign.toString(16))
    }
    expect(wrong).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.constantFrom(' ', '\n', 'a', 'ạ', '–', '\u00a0', '\u0301', '&', '😀')), (signs) => {
        expect(cleanText(signs.join(''))).toBe(cleanText(looksDirty(signs.join(''))))
      }),
    )
  })

  test.each([
    ['two  blanks', 'two blanks'],
    ['a blank \nat the end', 'a blank\nat the end'],
    ['a blank\n at the start', 'a blank\nat the start'],
    ['three\n\n\nends', 'three\n\nends'],
    ['two\n\nends', 'two\n\nends'],
    ['e\u0301', 'é'],
    ['a < b', 'a < b'],
    ['A &amp; B', 'A & B'],
  ])('%j is read as %j', (raw, cleaned) => {
    expect(cleanText(raw)).toBe(cleaned)
  })
})
