import { foldedWordsOf, placesOfPhrase } from './folded-words.ts'
import type { Sender } from './model.ts'
import type { RedactedSpan } from './redaction.ts'

const capitalised = String.raw`[\p{Lu}\d][\p{L}\p{M}\d/]*`
const street = String.raw`(?:[đĐ]ường|ĐƯỜNG|[Pp]hố|[Hh]ẻm|HẺM|[Nn]gõ|[Nn]gách|[Kk]iệt|[Tt]ỉnh lộ|[Qq]uốc lộ|[Ll]ộ)\s{1,5}${capitalised}(?:\s{1,5}${capitalised}){0,4}`
// Blanks are counted, five and not any number: see redaction-numbers.ts.
const houseNumber = String.raw`\d+[\p{L}]?(?:[/-]\d+[\p{L}]?)*`

/** A house, with or without its street. A street alone names nobody. */
const houses = [
  new RegExp(
    String.raw`(?:[Ss]ố nhà|SỐ NHÀ|[Nn]hà số|NHÀ SỐ)\s{0,5}:?\s{0,5}${houseNumber}(?:\s{0,5},?\s{0,5}${street})?`,
    'gu',
  ),
  new RegExp(String.raw`(?<![\p{L}\p{N}/.,-])(?:số\s{1,5})?${houseNumber}\s{0,5},?\s{0,5}${street}`, 'gu'),
]

/** Units in whose name offices act: naming them alone does not tell who lives there. */
const unitWords = new Set(['xa', 'phuong', 'huyen', 'quan', 'tinh', 'tp', 'p', 'q', 'h', 'x', 'tx', 'tt'])
const unitPairs = new Set(['thi tran', 'thi xa', 'thanh pho'])

/** Houses of anybody, and the sender's own address below the commune with what follows of it. */
export function findAddresses(text: string, sender: Sender | null): readonly RedactedSpan[] {
  const found = houses.flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      kind: 'address' as const,
      from: match.index,
      to: match.index + match[0].length,
    })),
  )
  return sender?.address ? [...found, ...ownAddress(text, sender.address)] : found
}

function ownAddress(text: string, address: string): readonly RedactedSpan[] {
  const words = foldedWordsOf(text)
  const parts = address
    .split(/[,;–]|\s-\s/)
    .map((part) => foldedWordsOf(part).map(({ folded }) => folded))
    .filter((part) => part.length > 0)
  const spans: RedactedSpan[] = []
  for (const [at, part] of parts.entries()) {
    if (isUnit(part) || isTooShort(part)) continue
    for (const { first, last } of placesOfPhrase(words, part.join(' '))) {
      let end = last
      // "ấp An Hưng, xã An Thạnh 3, huyện Cù Lao Dung": what follows of the same address goes with it.
      for (const next of parts.slice(at + 1)) {
        if (!next.every((word, offset) => words[end + 1 + offset]?.folded === word)) break
        end += next.length
      }
      const from = words[first]?.from
      const to = words[end]?.to
      if (from !== undefined && to !== undefined) spans.push({ kind: 'address', from, to })
    }
  }
  return spans
}

function isUnit(part: readonly string[]): boolean {
  return unitWords.has(part[0] ?? '') || unitPairs.has(part.slice(0, 2).join(' '))
}

/** A lone number or word of an address would cover half of any text. */
function isTooShort(part: readonly string[]): boolean {
  return part.length === 1 && (part[0] ?? '').length < 4
}
