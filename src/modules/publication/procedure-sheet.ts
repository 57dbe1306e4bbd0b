import type { LetterBlock } from '#kernel/documents/letter.ts'
import type { PlainSheet } from '#kernel/documents/plain-sheet.ts'
import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import { channelText, feeText, paperCounts, procedureWords, timeLimitText } from '#modules/procedure/public-words.ts'
import { publicationWords as words } from './vi.ts'

type Block = PlainSheet['blocks'][number]

const catalogWords = procedureWords('vi')

/** A text as it hangs on a board: every part that Điều 8 khoản 2 Nghị định 63/2010/NĐ-CP names, what a visitor asks first on top. */
export function procedureBlocks(code: string, content: ProcedureContent): Block[] {
  const { parts } = words
  return [
    { kind: 'facts', facts: factsOf(code, content) },
    ...part(parts.papers, [...content.paperGroups.flatMap(paperLines), ...copySets(content)]),
    ...part(parts.channels, [...content.channels.map(channelLine), ...unsaidFees(content)]),
    ...part(
      parts.steps,
      content.steps.map(({ title, text }) => [title, text].filter((said) => said !== '').join(': ')),
    ),
    ...part(
      parts.outcomes,
      content.outcomes.map(({ name }) => name),
    ),
    ...part(parts.requirements, content.requirements === '' ? [] : [content.requirements]),
    ...part(
      parts.legalBases,
      content.legalBases.map(({ number, name }) => (name.includes(number) ? name : `${name}, số ${number}`)),
    ),
  ]
}

function factsOf(code: string, content: ProcedureContent): { readonly label: string; readonly value: string }[] {
  const agencies = content.executingAgencies.length > 0 ? content.executingAgencies : content.competentAgencies
  const facts = [
    { label: words.facts.code, value: code },
    { label: words.facts.sector, value: content.sector?.name ?? '' },
    {
      label: words.facts.applicants,
      value: content.applicants
        .map(({ kind, name }) => (name === '' ? catalogWords.applicantKinds[kind] : name))
        .join('; '),
    },
    { label: words.facts.agencies, value: agencies.map(({ name }) => name).join('; ') },
    { label: words.facts.receivingPlaces, value: content.receivingPlaces },
  ]
  return facts.filter(({ value }) => value !== '')
}

/** What already has a number or a dash of its own gets no second one. */
const marked = /^\s*(?:[-–+•*]|Bước\s|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)])/iu

function part(title: string, lines: readonly string[]): LetterBlock[] {
  if (lines.length === 0) return []
  const isPlain = (text: string) => lines.length === 1 || marked.test(text)
  return [
    { kind: 'heading', level: 1, text: title },
    ...lines.map((text): LetterBlock =>
      isPlain(text) ? { kind: 'paragraph', align: 'left', text } : { kind: 'item', marker: '–', text },
    ),
  ]
}

function paperLines(group: ProcedureContent['paperGroups'][number]): string[] {
  const lines = group.papers.map((paper) => {
    const counts = paperCounts(paper, catalogWords)
    return counts === '' ? paper.name : `${paper.name} (${counts})`
  })
  return group.title === '' ? lines : [`${group.title}:`, ...lines]
}

function copySets({ copyCount }: ProcedureContent): string[] {
  return copyCount === null ? [] : [catalogWords.copySets(copyCount)]
}

/** The heading promises fees: nothing said is not "free of charge". */
function unsaidFees({ channels }: ProcedureContent): string[] {
  return channels.some(({ fees }) => fees.length > 0) ? [] : [words.feesNotSaid]
}

function channelLine(channel: ProcedureContent['channels'][number]): string {
  const times = [...channel.timeLimits.map((limit) => timeLimitText(limit, catalogWords)), channel.timeText]
  const fees = channel.fees.map((fee) => {
    const text = feeText(fee, catalogWords)
    return fee.amount === null && fee.text !== '' ? `${text}: ${fee.text}` : text
  })
  const said = [...times, ...fees].filter((text) => text !== '').join('; ')
  const way = channelText(channel, catalogWords)
  return said === '' ? way : `${way}: ${said}`
}
