import { z } from 'zod'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { findAgencyByCode, getAgency } from '#modules/agency/public.ts'
import type { Announcement } from './model.ts'
import { preparingAgencies, preparingKinds } from './policy.ts'
import { announcementColumns } from './queries.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'
import './audit-events.ts'

export const OpenAnnouncement = z.object({
  /** What the decision is about, as it will stand under its number: "Công bố thủ tục hành chính …". */
  title: Text(1000, 10),
  /** Which of her agencies prepares it; her only one when she has one. */
  agencyCode: z.string().max(100).optional(),
})
export type OpenAnnouncement = z.infer<typeof OpenAnnouncement>

/** Lập hồ sơ công bố. @throws NotFound for whoever prepares procedures in no agency, Refused for a district or a commune */
export async function openAnnouncement(
  act: Act,
  input: OpenAnnouncement & { readonly demonstration?: boolean },
): Promise<Announcement> {
  const agencyId = await agencyOf(act, input.agencyCode)
  const { kind } = await getAgency(act.tx, agencyId)
  if (!preparingKinds.some((one) => one === kind)) throw new Refused('announcement.not-a-preparing-agency')
  const announcement = await act.tx
    .insertInto('announcement')
    .values({
      code: await nextCode(act),
      agencyId,
      title: input.title,
      createdBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      createdAt: act.now,
      demonstration: input.demonstration ?? false,
    })
    .returning(announcementColumns)
    .executeTakeFirstOrThrow()
  const { id: announcementId, code } = announcement
  await tellOfAnnouncement(act, announcementId, { name: 'opened' })
  await record(
    act,
    'announcement.opened',
    { announcementId, code, agencyId },
    { type: 'announcement', id: announcementId },
  )
  return announcement
}

async function agencyOf(act: Act, code: string | undefined): Promise<string> {
  const mine = preparingAgencies(act.actor)
  const [only] = mine
  if (only === undefined) throw new NotFound()
  if (code === undefined && mine.length === 1) return only
  const agency = code === undefined ? undefined : await findAgencyByCode(act.tx, code)
  if (!agency || !mine.includes(agency.id)) throw new Invalid([{ field: 'agencyCode', code: 'not-an-option' }])
  return agency.id
}

/** `CB-2017-0001`: two who open a dossier at once wait for each other here. */
async function nextCode(act: Act): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('announcement.code'))`.execute(act.tx)
  const start = `CB-${act.today.slice(0, 4)}-`
  const { last } = await act.tx
    .selectFrom('announcement')
    .select(sql<number>`coalesce(max(substring(code from 9)::int), 0)`.as('last'))
    .where('code', 'like', `${start}%`)
    .executeTakeFirstOrThrow()
  return `${start}${String(last + 1).padStart(4, '0')}`
}
