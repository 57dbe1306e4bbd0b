import { sql } from 'kysely'
import type { Reader, Tx } from '#kernel/act.ts'
import type { Post } from '#kernel/auth/actor.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { AgencyKind, PostRole } from './model.ts'
import { endsAfter, firstDay, holds, lastDay } from './ranges.ts'

/** What an official may act as on a day: the part of an actor that the organisation decides. */
export interface ResolvedOfficial {
  readonly officialId: string
  readonly name: string
  readonly posts: readonly Post[]
  readonly agencyRoles: Readonly<Record<string, readonly string[]>>
}

/**
 * The posts that an official holds on a day, in her own right or deputising, and the roles of law of those agencies. One statement.
 * Somebody who has left holds none.
 * @returns undefined when there is no such official
 */
export async function resolveOfficial(
  reader: Reader,
  officialId: string,
  today: LegalDate,
): Promise<ResolvedOfficial | undefined> {
  const { rows } = await sql<ResolvedRow>`
    with held as (
      select p.agency_id, p.role, null::uuid as deputising_for
      from official_post p
      where p.official_id = ${officialId} and p.valid @> ${today}::date
      union all
      select p.agency_id, p.role, p.official_id
      from deputising d
      join official_post p on p.id = d.post_id
      where d.deputy_official_id = ${officialId} and d.valid @> ${today}::date and p.valid @> ${today}::date
    )
    select o.name, held.agency_id, held.role, held.deputising_for,
      array(select r.role from agency_role r where r.agency_id = held.agency_id and r.valid @> ${today}::date order by r.role) as agency_roles
    from official o
    left join (held join agency a on a.id = held.agency_id and a.valid @> ${today}::date)
      on o.left_on is null or o.left_on > ${today}::date
    where o.id = ${officialId}
    order by held.deputising_for nulls first, held.agency_id, held.role`.execute(reader)
  const [first] = rows
  if (!first) return undefined
  const posts = rows.flatMap(({ agencyId, role, deputisingFor }) =>
    agencyId && role ? [{ agencyId, role, ...(deputisingFor ? { deputisingFor } : {}) }] : [],
  )
  const agencyRoles = Object.fromEntries(
    rows.flatMap((row) =>
      row.agencyId && row.agencyRoles.length > 0 ? [[row.agencyId, row.agencyRoles] as const] : [],
    ),
  )
  return { officialId, name: first.name, posts, agencyRoles }
}

interface ResolvedRow {
  readonly name: string
  readonly agencyId: string | null
  readonly role: string | null
  readonly deputisingFor: string | null
  readonly agencyRoles: readonly string[]
}

export interface PostHolder {
  readonly postId: string
  readonly officialId: string
  readonly officialCode: string
  readonly officialName: string
  readonly email: string | null
  readonly phone: string | null
  readonly agencyId: string
  readonly agencyCode: string
  readonly agencyName: string
  readonly role: PostRole
  readonly title: string | null
  readonly basis: string
  readonly validFrom: LegalDate
  readonly validTo: LegalDate | null
}

function postHolders(reader: Reader) {
  return reader
    .selectFrom('officialPost as post')
    .innerJoin('official', 'official.id', 'post.officialId')
    .innerJoin('agency', 'agency.id', 'post.agencyId')
    .select(['post.id as postId', 'post.officialId', 'official.code as officialCode', 'official.name as officialName'])
    .select([
      'official.email',
      'official.phone',
      'post.agencyId',
      'agency.code as agencyCode',
      'agency.name as agencyName',
    ])
    .select(['post.role', 'post.title', 'post.basis'])
    .select([firstDay('post.valid').as('validFrom'), lastDay('post.valid').as('validTo')])
}

/** One post by its id. @throws NotFound */
export async function getPost(reader: Reader, postId: string): Promise<PostFacts> {
  const post = await postHolders(reader).where('post.id', '=', postId).executeTakeFirst()
  if (!post) throw new NotFound('official.post-not-found')
  return post
}

export type PostFacts = PostHolder

/** Who holds one of these roles in an agency on a day. */
export async function listHolders(
  reader: Reader,
  agencyId: string,
  roles: readonly PostRole[],
  on: LegalDate,
): Promise<readonly PostHolder[]> {
  return postHolders(reader)
    .where('post.agencyId', '=', agencyId)
    .where('post.role', 'in', [...roles])
    .where(holds('post.valid', on))
    .orderBy('official.foldedName')
    .execute()
}

/** Who leads an agency on a day: the head first, then the deputies. */
export async function headsOf(reader: Reader, agencyId: string, on: LegalDate): Promise<readonly PostHolder[]> {
  return postHolders(reader)
    .where('post.agencyId', '=', agencyId)
    .where('post.role', 'in', ['head', 'deputy-head'])
    .where(holds('post.valid', on))
    .orderBy('post.role', 'desc')
    .orderBy('official.foldedName')
    .execute()
}

/** Cán bộ đầu mối of one agency, or of all, on a day. */
export async function focalPointsOf(
  reader: Reader,
  agencyId: string | 'all',
  on: LegalDate,
): Promise<readonly PostHolder[]> {
  return postHolders(reader)
    .$if(agencyId !== 'all', (query) => query.where('post.agencyId', '=', agencyId))
    .where('post.role', '=', 'focal-point')
    .where(holds('post.valid', on))
    .orderBy('agency.foldedName')
    .orderBy('official.foldedName')
    .execute()
}

/** Posts of an agency or of an official, present and past, latest first. */
export async function listPosts(
  reader: Reader,
  of: { readonly agencyId: string } | { readonly officialId: string },
): Promise<readonly PostHolder[]> {
  const [column, id] =
    'agencyId' in of ? (['post.agencyId', of.agencyId] as const) : (['post.officialId', of.officialId] as const)
  return postHolders(reader)
    .where(column, '=', id)
    .orderBy(sql`lower(post.valid)`, 'desc')
    .orderBy('official.foldedName')
    .execute()
}

/** The kinds of agency that must have a focal point at every moment (plan VII.2: provincial, district and commune level). */
const mustHaveFocalPoint: AgencyKind[] = [
  'office',
  'department',
  'sector-body',
  'district-committee',
  'commune-committee',
]

export interface FocalPointGap {
  readonly agencyId: string
  readonly agencyCode: string
  readonly agencyName: string
  readonly from: LegalDate
  /** The last day without one, within the days asked for. */
  readonly to: LegalDate
}

/** The days, both ends included, on which an agency had no focal point though it must have one at every moment. */
export async function listFocalPointGaps(
  reader: Reader,
  from: LegalDate,
  to: LegalDate,
): Promise<readonly FocalPointGap[]> {
  const { rows } = await sql<FocalPointGap>`
    select id as agency_id, code as agency_code, name as agency_name, lower(gap) as "from", upper(gap) - 1 as "to"
    from (
      select a.id, a.code, a.name, a.folded_name, unnest(
        datemultirange(a.valid * daterange(${from}::date, ${to}::date, '[]'))
        - coalesce((select range_agg(p.valid) from official_post p where p.agency_id = a.id and p.role = 'focal-point'), '{}')) as gap
      from agency a
      where a.kind = any(${mustHaveFocalPoint}::text[])
    ) gaps
    order by folded_name, code, lower(gap)`.execute(reader)
  return rows
}

/** @throws NotFound */
export async function lockOfficial(
  tx: Tx,
  code: string,
): Promise<{ readonly id: string; readonly leftOn: LegalDate | null }> {
  const official = await tx
    .selectFrom('official')
    .select(['id', 'leftOn'])
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  if (!official) throw new NotFound('official.not-found')
  return official
}

/** @throws NotFound */
export async function lockPost(tx: Tx, postId: string) {
  const post = await tx
    .selectFrom('officialPost as post')
    .select(['post.id', 'post.officialId', 'post.agencyId', 'post.role'])
    .select([firstDay('post.valid').as('validFrom'), lastDay('post.valid').as('validTo')])
    .where('post.id', '=', postId)
    .forUpdate()
    .executeTakeFirst()
  if (!post) throw new NotFound('official.post-not-found')
  return post
}

export interface DeputisingRow {
  readonly postId: string
  readonly agencyId: string
  readonly role: PostRole
  readonly officialName: string
  readonly deputyCode: string
  readonly deputyName: string
  readonly basis: string
  readonly validFrom: LegalDate
  readonly validTo: LegalDate | null
}

/** Who stands in for whom, present and to come. */
export async function listDeputising(reader: Reader, from: LegalDate): Promise<readonly DeputisingRow[]> {
  return reader
    .selectFrom('deputising')
    .innerJoin('officialPost as post', 'post.id', 'deputising.postId')
    .innerJoin('official', 'official.id', 'post.officialId')
    .innerJoin('official as deputy', 'deputy.id', 'deputising.deputyOfficialId')
    .select(['deputising.postId', 'post.agencyId', 'post.role', 'official.name as officialName', 'deputising.basis'])
    .select(['deputy.code as deputyCode', 'deputy.name as deputyName'])
    .select([firstDay('deputising.valid').as('validFrom'), lastDay('deputising.valid').as('validTo')])
    .where(endsAfter('deputising.valid', from))
    .orderBy(sql`lower(deputising.valid)`)
    .execute()
}
