import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { listAgencies } from '#modules/agency/public.ts'
import { sectorsApart } from './sector-names.ts'
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
  return new Map([...sectorsApart(named), ...departments].map(({ code, name }) => [code, name]))
}
