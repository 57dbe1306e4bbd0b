import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { actsForAgencyRole, agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import type { WaitingWork } from '#ui/waiting/waiting.tsx'
import { announcementPath } from './paths.ts'
import { checksQuality, preparingAgencies, signsDecisions } from './policy.ts'
import { announcingWords } from './staff-words.ts'
import { announcementViewNames } from './vi.ts'

const { waiting: words } = announcingWords

/** Dossiers that wait for an official, by what has to be done with them, for the first page: one statement. */
export async function waitingDossiers(reader: Reader, actor: Actor): Promise<readonly WaitingWork[]> {
  const mine = [...preparingAgencies(actor)]
  const checks = checksQuality(actor)
  const signs = signsDecisions(actor)
  // Who answers for an agency passes its dossiers on to the chairman; the heads of the control authority those of all.
  const answering = [...agenciesOf(actor, 'head', 'deputy-head')]
  const answersForAll = actsForAgencyRole(actor, 'control-authority', 'head', 'deputy-head')
  if (mine.length === 0 && !checks && !signs) return []
  const { rows } = await sql<Readonly<Record<'returned' | 'toCheck' | 'toPass' | 'toSign', number>>>`select
      count(*) filter (where status = 'returned' and agency_id = any(${mine}::uuid[]))::int as returned,
      count(*) filter (where status = 'in-quality-control' and ${checks})::int as to_check,
      count(*) filter (where status = 'cleared' and (${answersForAll} or agency_id = any(${answering}::uuid[])))::int as to_pass,
      count(*) filter (where status = 'submitted-to-chairman' and ${signs})::int as to_sign
    from announcement where closed_at is null`.execute(reader)
  const href = `${announcementPath('list')}?xem=${announcementViewNames.waiting}`
  const open = `${announcementPath('list')}?xem=${announcementViewNames.open}`
  return rows.flatMap(({ returned, toCheck, toPass, toSign }) => [
    { label: words.returned, count: returned, href, late: true },
    { label: words.toCheck, count: toCheck, href },
    // The list of what waits shows to officials of an agency what they write, not what they pass on.
    { label: words.toPass, count: toPass, href: checks ? href : open },
    { label: words.toSign, count: toSign, href },
  ])
}
