import type { LetterBlock } from '#kernel/documents/letter.ts'
import { plainSheetsPdf, type SheetFacts } from '#kernel/documents/plain-sheet.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { optionsOf, type OpinionForm, type Question } from './model.ts'
import { opinionAboutLabels, sheetWords } from './vi.ts'

/** The form on paper, to send with a letter or lay out at a counter (NĐ 20/2008 Đ.7.3.b–d). A4. */
export function opinionFormPdf(form: OpinionForm, agencyName: string, madeAt: Date): Promise<Buffer> {
  return plainSheetsPdf(
    form.title,
    [
      {
        paper: 'a4',
        size: 12,
        agency: agencyName,
        title: sheetWords.title,
        subtitle: form.title,
        blocks: [
          factsOf(form),
          ...form.introduction
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map(paragraph),
          ...form.questions.flatMap(questionBlocks),
          ...senderBlocks(form),
          paragraph(sheetWords.thanks),
        ],
        footer: sheetWords.footer,
      },
    ],
    madeAt,
  )
}

function factsOf(form: OpinionForm): SheetFacts {
  const facts = [
    { label: opinionAboutLabels[form.about], value: form.documentTitle },
    { label: sheetWords.closesOn, value: formatDate(form.closesOn) },
    { label: sheetWords.sendTo, value: form.replyAddress },
  ]
  return { kind: 'facts', facts: facts.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }])) }
}

function questionBlocks(question: Question, index: number): LetterBlock[] {
  const hint =
    question.kind === 'choices' ? ` ${sheetWords.tickSeveral}` : question.kind === 'scale' ? ` ${sheetWords.scale}` : ''
  const asked: LetterBlock = {
    kind: 'item',
    marker: `${index + 1}.`,
    text: [
      { text: question.label, bold: true },
      { text: `${question.required ? '' : ` ${sheetWords.optional}`}${hint}` },
    ],
  }
  const options = optionsOf(question)
  if (options === null) return [asked, ...dots(4)]
  if (question.kind === 'scale') return [asked, paragraph(options.map((step) => `□ ${step}`).join('        '))]
  return [asked, ...options.map((option): LetterBlock => ({ kind: 'item', marker: '□', text: option }))]
}

function senderBlocks(form: OpinionForm): LetterBlock[] {
  return [
    paragraph([{ text: form.senderRequired ? sheetWords.sender : sheetWords.senderOptional, bold: true }]),
    ...sheetWords.senderLines.map((line) => paragraph(`${line}: ${'.'.repeat(100 - line.length)}`)),
  ]
}

function dots(lines: number): LetterBlock[] {
  return Array.from({ length: lines }, () => paragraph('.'.repeat(120)))
}

function paragraph(text: Extract<LetterBlock, { kind: 'paragraph' }>['text']): LetterBlock {
  return { kind: 'paragraph', text }
}
