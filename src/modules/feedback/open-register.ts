import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { Text, TypedDate } from '#kernel/http/parse.ts'
import type { Sender } from './model.ts'
import { mayOpenRegister } from './policy.ts'
import { listRegister, type RegisterLine } from './register-queries.ts'
import { openSender } from './sender.ts'
import { tellEach } from './tell.ts'
import { agencyOfViewer } from './view-sender.ts'

/** More than these nobody reads on a page; more than a province has in a year opens in no office program. */
export const registerLookLimits = { page: 200, sheet: 5000 } as const

export const OpenRegister = z
  .object({
    agencyId: z.uuid(),
    year: z.coerce.number().int().min(2000).max(2200),
    from: TypedDate,
    to: TypedDate,
    purpose: Text(500, 10),
    as: z.enum(['page', 'sheet']),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], error: 'feedback.period-backwards' })
export type OpenRegister = z.infer<typeof OpenRegister>

export interface OpenedRegister {
  readonly lines: readonly RegisterLine[]
  /** By item; only of those whom this official may see. */
  readonly senders: ReadonlyMap<string, Sender>
}

/**
 * Mở sổ tiếp nhận có tên người gửi (NĐ 20/2008 Đ.9.1.c; decisions/0030): one look at many senders, for a stated purpose and some days.
 * Recorded once, and told to each sender who was shown.
 * @throws Refused for whoever may not; Invalid when the days hold more than can be shown
 */
export async function openRegister(act: Act, input: OpenRegister): Promise<OpenedRegister> {
  const { actor } = act
  if (actor.kind !== 'official' || !mayOpenRegister(actor)) throw new Refused('feedback.register-not-yours')
  const lines = await linesOf(act, input)
  const shown = lines.filter(({ maySeeSender }) => maySeeSender)
  const senders = await sendersOf(act, shown)

  const { id: lookId } = await act.tx
    .insertInto('feedbackRegisterLook')
    .values({
      agencyId: input.agencyId,
      year: input.year,
      fromOn: input.from,
      toOn: input.to,
      purpose: input.purpose,
      asSheet: input.as === 'sheet',
      lines: lines.length,
      named: senders.size,
      officialId: actor.officialId,
      lookedAt: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()

  const named = shown.filter(({ id }) => senders.has(id))
  for (const [agencyId, items] of Map.groupBy(named, (line) => agencyOfViewer(actor, line))) {
    const ids = items.map(({ id }) => id)
    await tellEach(act, ids, { name: 'register-viewed', agencyId, note: input.purpose, forSender: true })
  }
  const { agencyId, year, from, to } = input
  await record(
    act,
    'feedback.register-opened',
    { lookId, agencyId, year, from, to, lines: lines.length, named: senders.size, asSheet: input.as === 'sheet' },
    { type: 'feedback-register-look', id: lookId },
  )
  return { lines, senders }
}

async function linesOf(act: Act, { agencyId, year, from, to, as }: OpenRegister): Promise<readonly RegisterLine[]> {
  const most = registerLookLimits[as]
  const lines = await listRegister(act.tx, act.actor, {
    agencyId,
    year,
    order: 'number',
    entered: { from, to },
    limit: most + 1,
  })
  if (lines.length > most) throw new Invalid([{ field: 'to', code: 'feedback.period-too-long', details: { most } }])
  return lines
}

async function sendersOf(act: Act, lines: readonly RegisterLine[]): Promise<ReadonlyMap<string, Sender>> {
  if (lines.length === 0) return new Map()
  const rows = await act.tx
    .selectFrom('feedbackSender')
    .select(['feedbackId', 'kind', 'sealed'])
    .where('feedbackId', '=', sql<string>`any(${lines.map(({ id }) => id)}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.feedbackId, openSender(act.vault, row)]))
}
