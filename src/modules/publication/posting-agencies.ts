import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { listAgencies, suggestAgencies } from '#modules/agency/public.ts'

export interface PostedText {
  readonly revisionId: string
  readonly levels: readonly string[]
  /** Posts what is settled at the level of the province when the text names no agency of it. */
  readonly draftingAgencyId: string
}

/**
 * On whose boards a text hangs (Điều 17.1.b: at the seat of who receives and settles it directly): at the level of the province with the
 * agencies that the text names, at the others with every people's committee of that level. All as they exist on the day on which it takes
 * effect: on the day of the decision the province may be divided otherwise.
 */
export async function agenciesPosting(reader: Reader, text: PostedText, on: LegalDate): Promise<readonly string[]> {
  const { levels } = text
  const kinds = [
    ...(levels.includes('district') ? (['district-committee'] as const) : []),
    ...(levels.includes('commune') ? (['commune-committee'] as const) : []),
  ]
  const committees = kinds.length === 0 ? [] : await listAgencies(reader, on, { kinds })
  const own = levels.includes('province') || committees.length === 0 ? await provincialAgencies(reader, text, on) : []
  return [...new Set([...own, ...committees.map(({ id }) => id)])]
}

const provincialKinds: ReadonlySet<string> = new Set(['office', 'department', 'sector-body'])

async function provincialAgencies(reader: Reader, text: PostedText, on: LegalDate): Promise<readonly string[]> {
  const { names, codes, likely } = await namedIn(reader, text.revisionId)
  const named = await provincialOnes(reader, names, codes, on)
  if (named.length > 0) return named
  // "Cơ quan chuyên môn về y tế" names nobody; the matter tells which department it is.
  const suggested = likely === null ? [] : await provincialOnes(reader, '', [likely], on)
  return suggested.length > 0 ? suggested : [text.draftingAgencyId]
}

async function provincialOnes(reader: Reader, names: string, codes: readonly string[], on: LegalDate) {
  const found = await suggestAgencies(reader, names, on, codes)
  return found
    .filter(({ agency, reason }) => reason.how !== 'begun' && provincialKinds.has(agency.kind))
    .map(({ agency }) => agency.id)
}

/** Whom a text names as competent, as settling in their place, or as receiving; not who only takes part. */
async function namedIn(reader: Reader, revisionId: string) {
  const { rows } = await sql<{
    named: readonly { readonly name: string; readonly code?: string }[]
    places: string
    likely: string | null
  }>`select coalesce(content -> 'competentAgencies', '[]') || coalesce(content -> 'executingAgencies', '[]')
      || coalesce(content -> 'authorizedAgencies', '[]') as named,
      coalesce(content ->> 'receivingPlaces', '') as places, revision.competent_agency_code as likely
    from procedure_revision revision left join procedure_content text on text.revision_id = revision.id
    where revision.id = ${revisionId}`.execute(reader)
  const [text] = rows
  const named = text?.named ?? []
  return {
    names: [...named.map(({ name }) => name), text?.places ?? ''].join('; '),
    codes: named.flatMap(({ code }) => (code === undefined || code === '' ? [] : [code])),
    likely: text?.likely ?? null,
  }
}
