import { z } from 'zod'
import type { LegalDate } from '#kernel/i18n/dates.ts'

/** Levels at which a procedure is carried out. The districts of the arrangement before 1 July 2025 are kept for what staff enter. */
export const levels = ['ministry', 'province', 'district', 'commune'] as const
export type ProcedureLevel = (typeof levels)[number]

/** From this day on there are provinces and communes alone (Luật Tổ chức chính quyền địa phương số 72/2025/QH15). */
const withoutDistricts = '2025-07-01'

/** Levels that carry procedures out on a day. */
export function levelsOn(day: LegalDate): readonly ProcedureLevel[] {
  return day < withoutDistricts ? levels : levels.filter((level) => level !== 'district')
}

/** What an import noticed about a record and took all the same. */
export const flags = [
  'code-with-blanks',
  'code-shared',
  'name-in-capitals',
  'no-level',
  'no-sector',
  'no-agency',
  'no-legal-basis',
] as const
export type ProcedureFlag = (typeof flags)[number]

/** Why a record was not taken. */
export const refusalReasons = [
  'broken-json',
  'not-an-object',
  'wrong-encoding',
  'wrong-shape',
  /** A row of our template that belongs to nothing, or a procedure with such a row. */
  'lost-row',
  'missing-code',
  'missing-name',
  'bad-code',
  'name-too-long',
  'duplicate-code',
  'announced-here',
  'record-too-large',
  'file-too-large',
  'file-empty',
  'file-cut',
  'file-corrupt',
  'not-stored',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

export const pageSize = 50

/** A code as it is used everywhere here: the portal writes some with blanks around them. */
export function normalizeProcedureCode(code: string): string {
  return code.normalize('NFC').replace(/[\s\u200b\ufeff]+/g, '')
}

/** Letters, digits, dots and hyphens: it stands in addresses. `1.000080`, `1.004227.000.00.00.H51`. */
export function isProcedureCode(code: string): boolean {
  return code.length <= 100 && /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(code)
}

/** A code in an address: anything is looked for, nothing is refused, so that a mistyped one is simply not found. */
export const ProcedureCode = z.string().max(200).transform(normalizeProcedureCode)

/** One procedure as a list shows it. */
export interface ProcedureItem {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly sectorCode: string | null
  readonly sectorName: string
  readonly levels: readonly string[]
  /** Names of the competent and executing agencies in the words of the source, one a line. */
  readonly agencies: string
  readonly competentAgencyCode: string | null
  readonly internal: boolean
}

export interface FoundProcedure extends ProcedureItem {
  readonly revisionId: string
  readonly nameOriginal: string
  readonly flags: readonly string[]
  readonly sourceCode: string | null
  readonly recordedAt: Date
}
