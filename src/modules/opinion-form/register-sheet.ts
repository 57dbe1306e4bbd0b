import type { Reader } from '#kernel/act.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import type { SheetColumn } from '#kernel/sheets/sheet.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import type { OpinionForm } from './model.ts'
import { listReplies } from './queries.ts'
import { evaluationLabels, registerWords, replyChannelLabels, replySenderLabels } from './vi.ts'

/** Sổ tiếp nhận ý kiến trả lời (NĐ 20/2008 Đ.9.2.g). Names of senders stay out: each look at one is recorded, a sheet is not. */
export async function opinionRegisterSheet(reader: Reader, form: OpinionForm, agencyName: string): Promise<Buffer> {
  const replies = await listReplies(reader, form.id, { page: 1, pageSize: 100_000 })
  const columns: SheetColumn[] = [
    { header: registerWords.number, width: 8, type: 'number' },
    { header: registerWords.receivedOn, width: 12, type: 'date' },
    { header: registerWords.channel, width: 18, type: 'text' },
    { header: registerWords.sender, width: 14, type: 'text' },
    ...form.questions.map((question, index): SheetColumn => ({
      header: `${index + 1}. ${question.label}`.slice(0, 250),
      width: question.kind === 'text' ? 50 : 28,
      type: 'text',
    })),
    { header: registerWords.evaluation, width: 22, type: 'text' },
    { header: registerWords.note, width: 36, type: 'text' },
  ]
  return writeSheet({
    sheets: [
      {
        name: registerWords.sheet,
        titleRows: [
          registerWords.title,
          form.title,
          `${agencyName} · ${registerWords.period(form.openedOn === null ? '' : formatDate(form.openedOn), formatDate(form.closesOn))}`,
        ],
        columns,
        rows: replies.map((reply) => [
          reply.number,
          reply.receivedOn,
          replyChannelLabels[reply.channel],
          replySenderLabels[reply.senderKind ?? 'anonymous'],
          ...form.questions.map(({ id }) => reply.answers[id]?.join('; ') ?? null),
          reply.evaluation === null ? null : evaluationLabels[reply.evaluation],
          reply.note,
        ]),
      },
    ],
  })
}
