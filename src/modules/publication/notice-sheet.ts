import type { LetterBlock } from '#kernel/documents/letter.ts'
import type { PlainSheet } from '#kernel/documents/plain-sheet.ts'
import type { ReceivingNotice, ReceivingWays } from '#modules/agency/public-contacts.ts'
import { noticeWords as words, wayLabels } from './vi-notice.ts'

type Block = PlainSheet['blocks'][number]

/** The ways in the order of Điều 10 khoản 3, without those that are not known. */
export function knownWays(ways: ReceivingWays): { readonly label: string; readonly value: string }[] {
  return wayKeys.flatMap((key) => {
    const value = ways[key]
    return value === null ? [] : [{ label: wayLabels[key], value }]
  })
}

const wayKeys = ['address', 'phone', 'hotline', 'fax', 'email', 'website'] as const

/** What the decree wants to be public and the register of agencies does not know. */
export function missingWays(ways: ReceivingWays): readonly string[] {
  return (['address', 'phone', 'email', 'website'] as const)
    .filter((key) => ways[key] === null)
    .map((key) => wayLabels[key].toLocaleLowerCase('vi'))
}

/** Where to send, what may be sent, and how (NĐ 20/2008 Điều 5, 7, 10.3, 13.3; TT 05/2014/TT-BTP Điều 12). */
export function noticeBlocks({ agency, control }: ReceivingNotice): Block[] {
  return [
    ...waysBlocks(agency.name, agency),
    ...(control === null ? [] : waysBlocks(`${words.control}: ${control.name}`, control)),
    { kind: 'heading', level: 1, text: words.contentsTitle },
    ...numbered(words.contents),
    { kind: 'heading', level: 1, text: words.requirementsTitle },
    ...numbered(words.requirements),
  ]
}

function waysBlocks(title: string, ways: ReceivingWays): Block[] {
  const facts = knownWays(ways)
  return [{ kind: 'heading', level: 1, text: title }, ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : [])]
}

function numbered(lines: readonly string[]): LetterBlock[] {
  return lines.map((text, index) => ({ kind: 'item', marker: `${index + 1}.`, text }))
}
