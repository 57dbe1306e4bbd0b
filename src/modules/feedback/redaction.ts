import type { Sender } from './model.ts'
import { findAddresses } from './redaction-addresses.ts'
import { findNames } from './redaction-names.ts'
import { findNumbers } from './redaction-numbers.ts'

export const redactionKinds = [
  'name',
  'phone',
  'email',
  'identity-number',
  'passport',
  'licence-plate',
  'land-certificate',
  'bank-account',
  'address',
  'dossier-code',
] as const
export type RedactionKind = (typeof redactionKinds)[number]

/** A stretch of the original text, `to` not included. */
export interface RedactedSpan {
  readonly kind: RedactionKind
  readonly from: number
  readonly to: number
}

export interface RedactionProposal {
  readonly text: string
  readonly found: readonly RedactedSpan[]
}

/** What stands in the published text where something was taken out. */
export const redactionMark = '[…]'

/**
 * Proposes which words to cover before an item is published (NĐ 20/2008 Đ.19; Luật Bảo vệ dữ liệu cá nhân): everything by which
 * somebody could be known. It covers rather too much than too little, and it cannot know everything: a person confirms.
 * @param known the sender, whose own data are found in every way of writing; null when she is not known
 */
export function proposeRedaction(text: string, known: { readonly sender: Sender | null }): RedactionProposal {
  const found = withoutOverlaps([
    ...findNumbers(text, known.sender),
    ...findAddresses(text, known.sender),
    ...findNames(text, known.sender),
  ])
  let redacted = ''
  let at = 0
  for (const { from, to } of found) {
    redacted += text.slice(at, from) + redactionMark
    at = to
  }
  return { text: redacted + text.slice(at), found }
}

/** Spans that touch one another become one, with the kind of the longest. */
function withoutOverlaps(spans: readonly RedactedSpan[]): readonly RedactedSpan[] {
  const merged: RedactedSpan[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1)
    if (!last || span.from >= last.to) {
      merged.push(span)
      continue
    }
    const longer = span.to - span.from > last.to - last.from ? span : last
    merged[merged.length - 1] = { kind: longer.kind, from: last.from, to: Math.max(last.to, span.to) }
  }
  return merged
}
