import type { JobWorld } from '#kernel/jobs/enqueue.ts'
import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import { mailText } from '#kernel/mail/compose.ts'
import { sendOnce } from '#kernel/mail/send-once.ts'
import { listAgencies, listHolders } from '#modules/agency/public.ts'

export interface ReminderMail {
  readonly reminderId: string
}

/** One reminder becomes one mail to each official of its rank. */
export async function mailReminder(world: JobWorld, { reminderId }: ReminderMail): Promise<void> {
  const { db, clock } = world.caller
  const today = legalDateOf(clock.now())
  const row = await db
    .selectFrom('feedbackReminder')
    .innerJoin('feedbackClock', 'feedbackClock.id', 'feedbackReminder.clockId')
    .innerJoin('feedback', 'feedback.id', 'feedbackReminder.feedbackId')
    .select([
      'feedbackReminder.rank',
      'feedbackReminder.step',
      'feedbackClock.agencyId',
      'feedbackClock.dueOn',
      'feedbackClock.endedOn',
      'feedback.code',
    ])
    .where('feedbackReminder.id', '=', reminderId)
    .executeTakeFirst()
  // What has been done since then needs no reminder.
  if (!row || row.endedOn !== null || row.agencyId === null || row.dueOn === null) return
  for (const official of await recipients(world, row.rank, row.agencyId, today)) {
    if (official.email === null) continue
    await sendOnce(world, {
      to: official.email,
      subject: `${stepWords[row.step]}: ${row.code}`,
      text: mailText([
        `Phản ánh, kiến nghị ${row.code}, hạn xử lý ${formatDate(row.dueOn)}.`,
        `${world.baseUrl}/can-bo/phan-anh/${row.code}`,
      ]),
      messageId: `feedback.reminder.${reminderId}.${official.officialId}`,
    })
  }
}

const stepWords = { before: 'Sắp đến hạn', due: 'Đến hạn hôm nay', late: 'Đã quá hạn' } as const

async function recipients(
  { caller: { db } }: JobWorld,
  rank: 'handler' | 'head' | 'control-authority' | 'chairman',
  agencyId: string,
  today: string,
) {
  switch (rank) {
    case 'handler':
      return listHolders(db, agencyId, ['handler', 'focal-point'], today)
    case 'head':
      return listHolders(db, agencyId, ['head', 'deputy-head'], today)
    case 'control-authority':
    case 'chairman': {
      const [office] = await listAgencies(db, today, {
        role: rank === 'chairman' ? 'chairman-office' : 'control-authority',
      })
      return office
        ? listHolders(db, office.id, rank === 'chairman' ? ['leader', 'head'] : ['focal-point', 'head'], today)
        : []
    }
  }
}
