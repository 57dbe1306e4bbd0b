import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { enqueue } from '#kernel/jobs/queue.ts'
import { notifyChase } from './jobs.ts'
import { tell } from './tell.ts'

/** No law binds a ministry to a day here; a month is what a letter is given before one asks again. */
export const chaseDays = 30

/**
 * Items that lie with an office outside the province without an answer: every thirty days the control authority is reminded to ask
 * again (NĐ 20/2008 Đ.18.5), and the sender sees that it was. The day is kept on the transfer, so running twice changes nothing.
 */
export async function chaseOutside(act: Act): Promise<{ readonly chased: number }> {
  const { rows } = await sql<{ id: string; feedbackId: string; outsideName: string }>`
    update feedback_transfer transfer set chased_on = ${act.today}::date
    from feedback
    where feedback.id = transfer.feedback_id and feedback.status = 'transferred-outside'
      and transfer.to_agency_id is null and transfer.returned_at is null
      and coalesce(transfer.chased_on, (transfer.transferred_at at time zone 'Asia/Ho_Chi_Minh')::date) <= ${act.today}::date - ${chaseDays}::int
    returning transfer.id, transfer.feedback_id, transfer.outside_name`.execute(act.tx)
  for (const { id: transferId, feedbackId, outsideName } of rows) {
    await tell(act, feedbackId, { name: 'reminded', forSender: true, details: { outsideName } })
    await record(act, 'feedback.chased', { feedbackId, transferId }, { type: 'feedback', id: feedbackId })
    await enqueue(act, notifyChase, { transferId, onDate: act.today })
  }
  return { chased: rows.length }
}
