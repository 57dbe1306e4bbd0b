import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { PostRole } from './model.ts'
import { foldName } from './names.ts'
import { holds } from './ranges.ts'

export interface OfficialFacts {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly leftOn: LegalDate | null
}

export interface OfficialSummary extends OfficialFacts {
  readonly posts: readonly { readonly role: PostRole; readonly agencyName: string }[]
}

const facts = [
  'official.id',
  'official.code',
  'official.name',
  'official.email',
  'official.phone',
  'official.leftOn',
] as const

/** @throws NotFound */
export async function getOfficialByCode(reader: Reader, code: string): Promise<OfficialFacts> {
  const official = await reader
    .selectFrom('official')
    .select(facts)
    .where('official.code', '=', code)
    .executeTakeFirst()
  if (!official) throw new NotFound('official.not-found')
  return official
}

/** Officials whose name or code holds the words, by name, with the posts of a day. */
export async function listOfficials(
  reader: Reader,
  on: LegalDate,
  wanted: { readonly query: string; readonly page: number; readonly pageSize: number },
): Promise<{ readonly items: readonly OfficialSummary[]; readonly total: number }> {
  const words = `%${foldName(wanted.query)}%`
  const found = reader
    .selectFrom('official')
    .where((where) =>
      where.or([
        where('official.foldedName', 'like', words),
        where('official.code', 'like', words.replaceAll(' ', '-')),
      ]),
    )
  const { total } = await found.select((select) => select.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const officials = await found
    .select(facts)
    .orderBy('official.foldedName')
    .orderBy('official.code')
    .limit(wanted.pageSize)
    .offset((wanted.page - 1) * wanted.pageSize)
    .execute()
  const ids = officials.map((official) => official.id)
  const posts =
    ids.length === 0
      ? []
      : await reader
          .selectFrom('officialPost as post')
          .innerJoin('agency', 'agency.id', 'post.agencyId')
          .select(['post.officialId', 'post.role', 'agency.name as agencyName'])
          .where('post.officialId', 'in', ids)
          .where(holds('post.valid', on))
          .execute()
  const byOfficial = Map.groupBy(posts, (post) => post.officialId)
  return { items: officials.map((official) => ({ ...official, posts: byOfficial.get(official.id) ?? [] })), total }
}

/** Everybody in office on a day, for choosing one. */
export async function listOfficialChoices(
  reader: Reader,
  on: LegalDate,
): Promise<readonly { readonly value: string; readonly label: string }[]> {
  const rows = await reader
    .selectFrom('official')
    .select(['code', 'name'])
    .where((where) => where.or([where('leftOn', 'is', null), where('leftOn', '>', on)]))
    .orderBy('foldedName')
    .execute()
  return rows.map((row) => ({ value: row.code, label: `${row.name} (${row.code})` }))
}
