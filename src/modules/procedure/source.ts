import { z } from 'zod'

/**
 * The national portal's record, as far as it is read here. Everything may be absent, nothing may have another shape:
 * a record whose steps are a number is refused rather than half understood. What is not named here stays in the kept original.
 */
const text = z
  .string()
  .nullish()
  .transform((value) => value ?? '')
const yes = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)

/** The portal's lists now and then hold a null. A list longer than any real one is refused before its items are looked at. */
function list<Item extends z.ZodType>(item: Item, most = 300) {
  return z.preprocess(
    (value) => (Array.isArray(value) && value.length > most ? 'too many' : value),
    z
      .array(item.nullable())
      .nullish()
      .transform((items) => (items ?? []).flatMap((one) => (one === null ? [] : [one]))),
  )
}

const number = z.number().nullish()
const Named = z.object({ name: text, code: text })
const File = z.object({ fileName: text, bucketName: text, filePath: text })
const Fee = z.object({
  type: text,
  value: number,
  description: text,
  currencyName: text,
  attachment: File.nullish(),
})
const Method = z.object({
  submissionMethod: text,
  processingTime: z.union([z.number(), z.string()]).nullish(),
  processingTimeUnit: text,
  description: text,
  fees: list(Fee),
})
const Paper = z.object({
  name: text,
  code: text,
  originalQty: number,
  copyQty: number,
  hasElectronicForm: yes,
  attachments: list(File, 100),
})
const Case = z.object({
  name: text,
  code: text,
  processingDay: z.object({ qty: number, type: text }).nullish(),
})

export type PortalFee = z.output<typeof Fee>
export type PortalMethod = z.output<typeof Method>
export type PortalPaper = z.output<typeof Paper>
export type PortalNamed = z.output<typeof Named>
export type PortalCase = z.output<typeof Case>

export const SourceRecord = z.object({
  id: text,
  code: text,
  name: text,
  type: text,
  group: text,
  isMinistry: yes,
  isProvince: yes,
  isWard: yes,
  isInternal: yes,
  isFullProcess: yes,
  isOtherAgency: yes,
  isUndetermined: yes,
  isVertical: yes,
  isSharedService: yes,
  isOfflineOnly: yes,
  isNonTerritorial: yes,
  formalityType: text,
  executionSteps: list(z.object({ name: text, description: text })),
  executionMethods: list(Method, 100),
  executionCases: list(z.object({ name: text, profileComponents: list(Paper, 500) })),
  cases: list(Case),
  categoriesDetails: list(Named),
  category: Named.nullish(),
  legalBasisesDetails: list(Named, 500),
  resultsDetails: list(Named),
  subjectTypesDetails: list(Named, 100),
  serviceGroupsDetails: list(z.object({ name: text, type: text })),
  procedureRelatedGroup: list(Named, 100),
  returningMethods: list(z.object({ type: text, value: list(z.string()) })),
  departmentsAuthority: list(Named),
  departmentsExecuting: list(Named),
  departmentsCoordinating: list(Named),
  departmentsAuthorized: list(Named),
  unitGroupsAuthority: list(Named),
  unitGroupsExecuting: list(Named),
  unitGroupsCoordinating: list(Named),
  unitGroupsAuthorized: list(Named),
  executingAgencies: text,
  delegatedAgencies: text,
  coordinatingAgencies: text,
  authorizedAgencies: text,
  dossierReceivingAddresses: text,
  departmentPromulgateCode: text,
  departmentPromulgateName: text,
  procedureProposal: z.object({ proposalNumber: text, decisionDate: number, issuingAgency: Named.nullish() }).nullish(),
  requirementsAndConditions: text,
  description: text,
  keywords: text,
  note: text,
  updatedAt: number,
})
export type SourceRecord = z.output<typeof SourceRecord>

/**
 * Text as people should see it: one Unicode form, no tags, no entities, no tabs, no bullets of a symbol font, no invisible marks.
 * Lines stay lines.
 */
export function cleanText(raw: string): string {
  if (isClean(raw)) return raw.trim()
  return (
    raw
      .toWellFormed()
      .normalize('NFC')
      .replace(/<\s*(br|\/p|\/div|\/li|\/tr)\s*\/?>/gi, '\n')
      .replace(/<\/?[a-z][^<>]*>/gi, '')
      .replace(
        /&(nbsp|amp|lt|gt|quot|#39|apos|#160);/gi,
        (entity, name: string) => entities[name.toLowerCase()] ?? entity,
      )
      .replaceAll('\r', '\n')
      .replace(/[\uE000-\uF8FF]/g, '–')
      .replace(/[\u200b-\u200f\u2028\u2029\ufeff\u00ad]/g, '')
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g, '')
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  )
}

/** Nine texts of ten are clean already; the replacements above would look through each of them ten times. */
function isClean(raw: string): boolean {
  for (let at = 0; at < raw.length; at++) {
    const sign = raw.charCodeAt(at)
    if (sign >= plainSigns.length) return !needsCleaning.test(raw)
    if (plainSigns[sign] === 1) continue
    if (sign !== 0x20 && sign !== 0x0a) return false
    const next = raw.charCodeAt(at + 1)
    if (next === 0x20 || (next === 0x0a && (sign === 0x20 || raw.charCodeAt(at + 2) === 0x0a))) return false
  }
  return true
}

const needsCleaning = /(?!\n)[<&\p{M}\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}| [ \n]|\n(?: |\n\n)/u

/** 1 for each sign that may stand anywhere in a clean text: the letters, figures and points of Vietnamese texts, looked up in place of searched for. */
const plainSigns = Uint8Array.from({ length: 0x2100 }, (_, sign) =>
  sign === 0x20 || sign === 0x0a || needsCleaning.test(String.fromCharCode(sign)) ? 0 : 1,
)

const entities: Readonly<Record<string, string>> = {
  nbsp: ' ',
  '#160': ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  apos: "'",
}

/** A name on one line. */
export function cleanName(raw: string): string {
  const cleaned = cleanText(raw)
  return cleaned.includes('\n') ? cleaned.replace(/\s+/g, ' ') : cleaned
}

/** Cleaned, and empty when it only says that there is nothing to say. */
export function saidText(raw: string): string {
  const cleaned = cleanText(raw)
  return saysNothing(cleaned) ? '' : cleaned
}

/** Whether a text only says that there is nothing to say. */
export function saysNothing(text: string): boolean {
  return /^[\s.*–-]*(không( có( thông tin)?| quy định| áp dụng| yêu cầu)?)?[\s.]*$/iu.test(text)
}
