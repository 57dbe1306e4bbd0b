import type { LetterAppendix, LetterBlock } from '#kernel/documents/letter.ts'
import { contentParts, type ContentPart } from '#modules/procedure/public-content.ts'
import { announcedLines } from './announced-lines.ts'
import { changedParts } from '#modules/procedure/public-announcing.ts'
import type { NamedItem } from '../item-queries.ts'
import { bringsText } from '../model.ts'
import { contentPartLabels } from '../vi.ts'
import type { DossierFacts } from './facts.ts'

/** Parts of Điều 8.2 in the order of the decree; what only serves searching is not announced. */
const announcedParts: readonly ContentPart[] = contentParts.filter(
  (part) => !['name', 'sector', 'levels', 'related', 'note'].includes(part),
)

/** Appendix II: the contents of every procedure that the decision brings, part by part (NĐ 63/2010 Đ.15.1). Null when it brings none. */
export function contentAppendix(facts: DossierFacts, attachedTo: string): LetterAppendix | null {
  const items = facts.items.filter(({ kind }) => bringsText(kind))
  if (items.length === 0) return null
  const amended = items.some(({ kind }) => kind === 'amended')
  return {
    number: 'II',
    title: 'Nội dung cụ thể của thủ tục hành chính',
    attachedTo,
    orientation: 'portrait',
    body: [
      ...(amended
        ? [
            {
              kind: 'paragraph',
              text: [{ text: '(Phần chữ in nghiêng là nội dung được sửa đổi, bổ sung)', italic: true }],
              align: 'center',
            } satisfies LetterBlock,
          ]
        : []),
      ...items.flatMap((item, index) => contentsOf(item, index + 1, facts)),
    ],
  }
}

function contentsOf(item: NamedItem, number: number, facts: DossierFacts): LetterBlock[] {
  const checked = facts.checked.get(item.id)
  const content = checked?.content
  if (!content) return []
  const changed = new Set(item.kind === 'amended' && checked?.before ? changedParts(checked.before, content) : [])
  const parts = announcedParts
    .map((part) => ({ part, lines: announcedLines(part, content) }))
    .filter(({ lines }) => lines.length > 0)
  return [
    { kind: 'heading', level: 2, text: `${number}. ${content.name} (mã ${item.code})` },
    ...parts.flatMap(({ part, lines }, index): LetterBlock[] => [
      { kind: 'paragraph', text: [{ text: `${number}.${index + 1}. ${contentPartLabels[part]}:`, bold: true }] },
      ...lines.flatMap((line) =>
        line
          .split('\n')
          .filter((text) => text.trim() !== '')
          .map((text): LetterBlock => ({
            kind: 'paragraph',
            text: changed.has(part) ? [{ text, italic: true }] : text,
          })),
      ),
    ]),
  ]
}
