import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { listAgencies } from '#modules/agency/public.ts'
import type { Facets, ProcedureFilters } from './search-filters.ts'

/** Names of the sectors and agencies by which a list is or may be narrowed, by their codes; no two are alike. Two statements; none where nothing is to be named. */
export async function namesOfFacets(
  reader: Reader,
  facets: Facets,
  filters: ProcedureFilters,
  on: LegalDate,
): Promise<ReadonlyMap<string, string>> {
  const sectors = [...(facets.sector ?? []).map(({ value }) => value), ...(filters.sector ? [filters.sector] : [])]
  const agencies = [...(facets.agency ?? []), ...(filters.agency ? [filters.agency] : [])]
  const [named, departments] = await Promise.all([
    sectors.length === 0
      ? []
      : reader.selectFrom('sector').select(['code', 'name']).where('code', 'in', sectors).execute(),
    agencies.length === 0 ? [] : listAgencies(reader, on, { kinds: ['department'] }),
  ])
  return new Map([...apart(named), ...departments].map(({ code, name }) => [code, name]))
}

interface Named {
  readonly code: string
  readonly name: string
}

/** The portal keeps some sectors under two codes: two of one name are told apart by them. */
function apart(named: readonly Named[]): readonly Named[] {
  const times = Map.groupBy(named, ({ name }) => name)
  return named.map((one) =>
    times.get(one.name)?.length === 1 ? one : { code: one.code, name: `${one.name} – ${one.code}` },
  )
}
