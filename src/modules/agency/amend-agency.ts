import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { foldedNamesOf, placeOf, Synonyms } from './create-agency.ts'
import { AgencyCode, OrganisationBasis } from './model.ts'
import { foldName } from './names.ts'
import { authorizeOrganisation } from './policy.ts'
import { getAgency, lockAgency } from './queries.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'agency.amended': { agencyId: string; changed: readonly string[]; basis: string }
  }
}

export const AmendAgency = z.object({
  code: AgencyCode,
  name: Text(200),
  shortName: Text(100).optional(),
  parentCode: AgencyCode.optional(),
  synonyms: Synonyms,
  basis: OrganisationBasis,
})
export type AmendAgency = z.infer<typeof AmendAgency>

/** Corrects what the register says of an agency. An agency that another replaces is closed and a new one created, so that the past keeps its name. */
export async function amendAgency(act: Act, input: AmendAgency): Promise<{ readonly changed: readonly string[] }> {
  const { id } = await lockAgency(act.tx, input.code)
  authorizeOrganisation(act.actor, 'amend-agency', id)
  const present = await getAgency(act.tx, id)
  const { parentId } = await placeOf(act, { parentCode: input.parentCode, from: present.validFrom })
  if (parentId !== null && (await isBelow(act, parentId, id)))
    throw new Invalid([{ field: 'parentCode', code: 'agency.circle' }])

  const next = { name: input.name, shortName: input.shortName ?? null, parentId, synonyms: input.synonyms }
  const changed = changedFields(present, next)
  if (changed.length === 0) return { changed }
  await act.tx
    .updateTable('agency')
    .set({ ...next, foldedName: foldName(input.name), foldedSynonyms: foldedNamesOf(next) })
    .where('id', '=', id)
    .execute()

  await record(act, 'agency.amended', { agencyId: id, changed, basis: input.basis }, { type: 'agency', id })
  return { changed }
}

interface Amendable {
  readonly name: string
  readonly shortName: string | null
  readonly parentId: string | null
  readonly synonyms: readonly string[]
}

function changedFields(present: Amendable, next: Amendable): readonly string[] {
  return [
    ...(present.name === next.name ? [] : ['name']),
    ...(present.shortName === next.shortName ? [] : ['shortName']),
    ...(present.parentId === next.parentId ? [] : ['parent']),
    ...(present.synonyms.join('\n') === next.synonyms.join('\n') ? [] : ['synonyms']),
  ]
}

/** Whether an agency is this one or stands below it: it could not manage what manages it. */
async function isBelow(act: Act, candidateId: string, agencyId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    with recursive line as (
      select id, parent_id from agency where id = ${candidateId}
      union
      select a.id, a.parent_id from line l join agency a on a.id = l.parent_id
    )
    select exists (select from line where id = ${agencyId}) as found`.execute(act.tx)
  return rows[0]?.found ?? false
}
