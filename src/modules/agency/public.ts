/** What other rooms may use of the organisation. */
export { enrolOfficial } from './enrol-official.ts'
export { loadOrganisation } from './load-organisation.ts'
export { listHolders, resolveOfficial } from './official-queries.ts'
export {
  agencyNames,
  controlAuthorityOn,
  findAgencyByCode,
  getAgency,
  listAgencies,
  managingAgencyOf,
  suggestAgencies,
  type Agency,
} from './queries.ts'
export { agencyRoutes } from './routes.ts'
export { findUnitByCode, unitsOn } from './unit-queries.ts'
