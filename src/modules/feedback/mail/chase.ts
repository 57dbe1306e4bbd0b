import type { JobWorld } from '#kernel/jobs/enqueue.ts'
import { formatDate, legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import { mailText } from '#kernel/mail/compose.ts'
import { sendOnce } from '#kernel/mail/send-once.ts'
import { controlAuthorityOn, listHolders } from '#modules/agency/public.ts'

export interface ChaseMail {
  readonly transferId: string
  readonly onDate: LegalDate
}

/** To the focal points and the head of the control authority: an office outside the province has not answered. */
export async function mailChase(world: JobWorld, { transferId, onDate }: ChaseMail): Promise<void> {
  const { db } = world.caller
  const row = await db
    .selectFrom('feedbackTransfer')
    .innerJoin('feedback', 'feedback.id', 'feedbackTransfer.feedbackId')
    .select(['feedback.code', 'feedback.status', 'outsideName', 'transferredAt'])
    .where('feedbackTransfer.id', '=', transferId)
    .executeTakeFirst()
  // Answered in the meantime: nothing to ask for.
  if (!row || row.status !== 'transferred-outside') return
  const control = await controlAuthorityOn(db, onDate)
  for (const official of await listHolders(db, control.id, ['focal-point', 'head'], onDate)) {
    if (official.email === null) continue
    await sendOnce(world, {
      to: official.email,
      subject: `Chưa có trả lời từ cơ quan ngoài tỉnh: ${row.code}`,
      text: mailText([
        `Phản ánh, kiến nghị ${row.code} đã chuyển đến ${row.outsideName ?? ''} ngày ${formatDate(legalDateOf(row.transferredAt))}, đến nay chưa có trả lời. Đề nghị gửi công văn đôn đốc.`,
        `${world.baseUrl}/can-bo/phan-anh/${row.code}`,
      ]),
      messageId: `feedback.chase.${onDate}.${transferId}.${official.officialId}`,
    })
  }
}
