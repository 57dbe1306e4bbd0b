import type { JobWorld } from '#kernel/jobs/enqueue.ts'
import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import { mailText } from '#kernel/mail/compose.ts'
import { sendOnce } from '#kernel/mail/send-once.ts'
import { listAgencies, listHolders } from '#modules/agency/public.ts'

export const agencyMailKinds = ['transferred', 'routing-overridden', 'returned', 'answer-drafted', 'reopened'] as const
export type AgencyMailKind = (typeof agencyMailKinds)[number]

export interface AgencyMail {
  readonly feedbackId: string
  readonly about: AgencyMailKind
}

/** Whose turn it is: agency and roles. */
const subjects: Readonly<Record<AgencyMailKind, string>> = {
  transferred: 'Phản ánh, kiến nghị mới chuyển đến',
  'routing-overridden': 'Phản ánh về hành vi được chuyển đến chính cơ quan bị phản ánh',
  returned: 'Phản ánh, kiến nghị bị trả lại',
  'answer-drafted': 'Có câu trả lời chờ duyệt',
  reopened: 'Người gửi chưa đồng ý với câu trả lời',
}

/** One mail to each official whose turn it is: the code, the day and a link; never the text, never the sender. */
export async function mailAgency(world: JobWorld, { feedbackId, about }: AgencyMail): Promise<void> {
  const { db, clock } = world.caller
  const today = legalDateOf(clock.now())
  const row = await db
    .selectFrom('feedback')
    .select(['code', 'version', 'dueOn', 'handlingAgencyId', 'receivingAgencyId'])
    .where('id', '=', feedbackId)
    .executeTakeFirst()
  if (!row) return
  const toControl = about === 'returned' || about === 'reopened'
  const agencyId = toControl ? row.receivingAgencyId : (row.handlingAgencyId ?? row.receivingAgencyId)
  const roles = about === 'answer-drafted' ? (['head', 'deputy-head'] as const) : (['focal-point'] as const)
  const officials = [...(await listHolders(db, agencyId, roles, today))]
  if (about === 'routing-overridden') {
    // An override of the rule against conflicts of interest is always shown to the chairman.
    const [chairman] = await listAgencies(db, today, { role: 'chairman-office' })
    if (chairman) officials.push(...(await listHolders(db, chairman.id, ['leader', 'head'], today)))
  }
  for (const official of officials) {
    if (official.email === null) continue
    await sendOnce(world, {
      to: official.email,
      subject: `${subjects[about]}: ${row.code}`,
      text: mailText([
        `Mã: ${row.code}.${row.dueOn === null ? '' : ` Hạn: ${formatDate(row.dueOn)}.`}`,
        `${world.baseUrl}/can-bo/phan-anh/${row.code}`,
      ]),
      messageId: `feedback.${about}.${row.version}.${feedbackId}.${official.officialId}`,
    })
  }
}
