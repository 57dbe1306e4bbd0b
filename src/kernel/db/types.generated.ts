// Made from the migrated database by bin/generate-types.ts; not written by hand.
import type { ColumnType } from 'kysely'

/** What PostgreSQL gives back for jsonb. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined }

/** Written as text (JSON.stringify): the driver would send a list as an array of PostgreSQL. */
export type JsonColumn = ColumnType<JsonValue, string, string>

/** Exact decimals arrive as text. */
export type NumericColumn = ColumnType<string, string | number, string | number>

/** Filled by the database when it is left out. */
export type Filled<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Computed by the database; never written. */
export type Computed<T> = ColumnType<T, never, never>

interface AdministrativeUnitRow {
  id: Filled<string>
  code: string
  name: string
  foldedName: string
  level: 'province' | 'district' | 'commune'
  kind: 'tinh' | 'thanh-pho' | 'huyen' | 'thi-xa' | 'xa' | 'phuong' | 'thi-tran'
  parentId: string | null
  valid: string
  source: string
}

interface AgencyRow {
  id: Filled<string>
  code: string
  name: string
  foldedName: string
  shortName: string | null
  kind: 'provincial-committee' | 'office' | 'department' | 'sector-body' | 'district-committee' | 'commune-committee' | 'one-stop-desk' | 'media' | 'outside'
  parentId: string | null
  unitId: string | null
  valid: string
  synonyms: Filled<string[]>
  foldedSynonyms: Filled<string[]>
  basis: string
  closingBasis: string | null
}

interface AgencyContactRow {
  id: Filled<string>
  agencyId: string
  valid: string
  address: string | null
  phone: string | null
  hotline: string | null
  fax: string | null
  email: string | null
  website: string | null
  receivesFeedback: boolean
  doubts: Filled<string[]>
  source: string
}

interface AgencyRoleRow {
  id: Filled<string>
  agencyId: string
  role: 'control-authority' | 'portal-operator' | 'finance' | 'broadcaster' | 'chairman-office' | 'feedback-recipient'
  valid: string
  basis: string
}

interface DeputisingRow {
  id: Filled<string>
  postId: string
  deputyOfficialId: string
  valid: string
  basis: string
}

interface InstallationFactRow {
  name: string
  value: JsonColumn
}

interface OfficialRow {
  id: Filled<string>
  code: string
  name: string
  foldedName: string
  email: string | null
  phone: string | null
  leftOn: string | null
  leftBasis: string | null
}

interface OfficialPostRow {
  id: Filled<string>
  officialId: string
  agencyId: string
  role: 'focal-point' | 'handler' | 'desk' | 'head' | 'deputy-head' | 'administrator' | 'leader'
  title: string | null
  valid: string
  basis: string
}

interface PerformedRequestRow {
  keyHash: Buffer
  act: string
  result: Buffer | null
  performedAt: Date
}

interface ProcedureRow {
  id: Filled<string>
  code: string
  sourceCode: string
  nationalId: string | null
  createdAt: Date
}

interface ProcedureImportRow {
  id: Filled<string>
  sourceName: string
  startedAt: Date
  finishedAt: Date | null
  totals: Filled<JsonColumn>
  problems: Filled<JsonColumn>
}

interface ProcedureRevisionRow {
  id: Filled<string>
  procedureId: string
  status: 'draft' | 'submitted' | 'announced' | 'withdrawn'
  effective: string | null
  name: string
  nameOriginal: string
  levels: string[]
  sectorCode: string | null
  sectorName: Filled<string>
  agencies: Filled<string>
  competentAgencyCode: string | null
  internal: boolean
  flags: Filled<string[]>
  sourceHash: Buffer | null
  changedFields: Filled<string[]>
  importId: string | null
  recordedAt: Date
  nameFolded: Computed<string>
  search: Computed<string>
}

interface ProcedureSourceRow {
  revisionId: string
  source: string
}

interface ProcedureWordRow {
  word: string
  procedures: number
}

interface SchemaMigrationRow {
  name: string
  sha256: string
  appliedAt: Filled<Date>
}

interface SectorRow {
  code: string
  name: string
}

interface UnitSuccessionRow {
  id: Filled<string>
  fromUnitId: string
  toUnitId: string | null
  kind: 'merge' | 'split' | 'rename' | 'abolish' | 'transfer'
  effectiveOn: string | null
  share: 'main' | 'part'
  certain: boolean
  basis: string
}

export interface Database {
  administrativeUnit: AdministrativeUnitRow
  agency: AgencyRow
  agencyContact: AgencyContactRow
  agencyRole: AgencyRoleRow
  deputising: DeputisingRow
  installationFact: InstallationFactRow
  official: OfficialRow
  officialPost: OfficialPostRow
  performedRequest: PerformedRequestRow
  procedure: ProcedureRow
  procedureImport: ProcedureImportRow
  procedureRevision: ProcedureRevisionRow
  procedureSource: ProcedureSourceRow
  procedureWord: ProcedureWordRow
  schemaMigration: SchemaMigrationRow
  sector: SectorRow
  unitSuccession: UnitSuccessionRow
}
