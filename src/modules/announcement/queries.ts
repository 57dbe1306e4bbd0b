import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Reader, Tx } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { NotFound } from '#kernel/errors.ts'
import type { Announcement } from './model.ts'
import { checksQuality, preparingAgencies, signsDecisions, watchesAnnouncements } from './policy.ts'
import type { AnnouncementStatus } from './workflow.ts'

export const announcementColumns = [
  'id',
  'code',
  'status',
  'version',
  'agencyId',
  'title',
  'dueOn',
  'createdBy',
  'createdAt',
  'submittedAt',
  'returnedAt',
  'clearedAt',
  'clearedBy',
  'toChairmanAt',
  'closedAt',
  'decisionNumber',
  'decisionOn',
  'decisionIssuer',
  'decisionSlug',
  'signerId',
  'signerName',
  'signerTitle',
  'signatureCheck',
  'demonstration',
] as const

type Visible = (eb: ExpressionBuilder<Database, 'announcement'>) => Expression<SqlBool>

/** Those who prepare a dossier, those who check it, and the chairman's office once it was sent out of its agency. */
export function announcementVisibleTo(actor: Actor): Visible {
  return (eb) => {
    if (actor.kind === 'system' || checksQuality(actor)) return eb.lit(true)
    const mine = preparingAgencies(actor)
    return eb.or([
      mine.length === 0 ? eb.lit(false) : eb('announcement.agencyId', 'in', [...mine]),
      watchesAnnouncements(actor) ? eb('announcement.submittedAt', 'is not', null) : eb.lit(false),
    ])
  }
}

export async function findAnnouncement(reader: Reader, actor: Actor, code: string): Promise<Announcement | undefined> {
  return reader
    .selectFrom('announcement')
    .select(announcementColumns)
    .where('code', '=', code)
    .where(announcementVisibleTo(actor))
    .executeTakeFirst()
}

/** @throws NotFound when it is not there, or not the actor's to see */
export async function getAnnouncement(reader: Reader, actor: Actor, code: string): Promise<Announcement> {
  const row = await findAnnouncement(reader, actor, code)
  if (!row) throw new NotFound('announcement.not-found')
  return row
}

/** The same with the name of the agency that prepares it, for its page. @throws NotFound */
export async function getNamedAnnouncement(
  reader: Reader,
  actor: Actor,
  code: string,
): Promise<Announcement & { readonly agencyName: string | null }> {
  const row = await reader
    .selectFrom('announcement')
    .select(announcementColumns)
    .select((eb) =>
      eb
        .selectFrom('agency')
        .select('agency.name')
        .whereRef('agency.id', '=', 'announcement.agencyId')
        .as('agencyName'),
    )
    .where('code', '=', code)
    .where(announcementVisibleTo(actor))
    .executeTakeFirst()
  if (!row) throw new NotFound('announcement.not-found')
  return row
}

/** The row that an act judges, locked until it has committed. @throws NotFound when it is not there, or not the actor's to see */
export async function lockAnnouncement(tx: Tx, actor: Actor, code: string): Promise<Announcement> {
  const row = await tx
    .selectFrom('announcement')
    .select(announcementColumns)
    .where('code', '=', code)
    .where(announcementVisibleTo(actor))
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new NotFound('announcement.not-found')
  return row
}

/** Dossiers of an agency that may still be added to, the newest first. */
export async function dossiersToAddTo(reader: Reader, agencyId: string, most: number) {
  return reader
    .selectFrom('announcement')
    .select(['code', 'title'])
    .where('agencyId', '=', agencyId)
    .where('status', 'in', ['drafting', 'returned'])
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(most)
    .execute()
}

/** What the list can be narrowed to. */
export const announcementViews = ['waiting', 'mine', 'open', 'signed', 'all'] as const
export type AnnouncementView = (typeof announcementViews)[number]

export interface AnnouncementFilter {
  readonly view: AnnouncementView
  readonly status?: AnnouncementStatus | undefined
  readonly page: number
  readonly pageSize: number
}

export interface ListedAnnouncement extends Pick<
  Announcement,
  'id' | 'code' | 'status' | 'agencyId' | 'title' | 'dueOn' | 'createdAt' | 'decisionNumber' | 'decisionOn'
> {
  readonly items: number
}

/** Dossiers that an official may see, those to be signed first. One statement for the page, one for its count. */
export async function listAnnouncements(reader: Reader, actor: Actor, filter: AnnouncementFilter) {
  const rows = reader
    .selectFrom('announcement')
    .where(announcementVisibleTo(actor))
    .where(viewOf(actor, filter.view))
    .$if(filter.status !== undefined, (query) => query.where('status', '=', filter.status ?? 'drafting'))
  const { total } = await rows.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const items = await rows
    .select(['id', 'code', 'status', 'agencyId', 'title', 'dueOn', 'createdAt', 'decisionNumber', 'decisionOn'])
    .select(
      sql<number>`(select count(*)::int from announcement_item item
        where item.announcement_id = announcement.id and item.removed_at is null)`.as('items'),
    )
    .orderBy(sql`closed_at is not null`)
    .orderBy(sql`due_on nulls last`)
    .orderBy('createdAt', 'desc')
    .orderBy('id')
    .limit(filter.pageSize)
    .offset((filter.page - 1) * filter.pageSize)
    .execute()
  return { items, total: Number(total) }
}

/** How many wait for this official, and how many are late: for the tabs of the list. */
export async function countAnnouncements(
  reader: Reader,
  actor: Actor,
): Promise<Readonly<Record<AnnouncementView, number>>> {
  const counted = (view: AnnouncementView) => (eb: ExpressionBuilder<Database, 'announcement'>) =>
    eb.fn.countAll<number>().filterWhere(viewOf(actor, view)(eb))
  const row = await reader
    .selectFrom('announcement')
    .select([
      (eb) => counted('waiting')(eb).as('waiting'),
      (eb) => counted('mine')(eb).as('mine'),
      (eb) => counted('open')(eb).as('open'),
      (eb) => counted('signed')(eb).as('signed'),
      (eb) => counted('all')(eb).as('all'),
    ])
    .where(announcementVisibleTo(actor))
    .executeTakeFirstOrThrow()
  const { waiting, mine, open, signed, all } = row
  return {
    waiting: Number(waiting),
    mine: Number(mine),
    open: Number(open),
    signed: Number(signed),
    all: Number(all),
  }
}

function viewOf(actor: Actor, view: AnnouncementView): Visible {
  return (eb) => {
    const mine = [...preparingAgencies(actor)]
    const ofMine = mine.length === 0 ? eb.lit(false) : eb('announcement.agencyId', 'in', mine)
    switch (view) {
      case 'waiting':
        return eb.or([
          eb.and([ofMine, eb('announcement.status', 'in', ['drafting', 'returned'])]),
          checksQuality(actor) ? eb('announcement.status', 'in', ['in-quality-control', 'cleared']) : eb.lit(false),
          signsDecisions(actor) ? eb('announcement.status', '=', 'submitted-to-chairman') : eb.lit(false),
        ])
      case 'mine':
        return ofMine
      case 'open':
        return eb('announcement.closedAt', 'is', null)
      case 'signed':
        return eb('announcement.status', '=', 'signed')
      case 'all':
        return eb.lit(true)
    }
  }
}
