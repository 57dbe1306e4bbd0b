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

/** The portal's lists now and then hold a null. */
function list<Item extends z.ZodType>(item: Item) {
  return z
    .array(item.nullable())
    .nullish()
    .transform((items) => (items ?? []).flatMap((one) => (one === null ? [] : [one])))
}

const Named = z.object({ name: text, code: text })
const Fee = z.object({ type: text, value: z.number().nullish(), description: text, currencyName: text })
const Method = z.object({
  submissionMethod: text,
  processingTime: z.union([z.number(), z.string()]).nullish(),
  processingTimeUnit: text,
  description: text,
  fees: list(Fee),
})
const Paper = z.object({
  name: text,
  originalQty: z.number().nullish(),
  copyQty: z.number().nullish(),
  attachments: list(z.object({ fileName: text })),
})

export const SourceRecord = z.object({
  id: text,
  code: text,
  name: text,
  type: text,
  isMinistry: yes,
  isProvince: yes,
  isWard: yes,
  isInternal: yes,
  executionSteps: list(z.object({ name: text, description: text })),
  executionMethods: list(Method),
  executionCases: list(z.object({ name: text, profileComponents: list(Paper) })),
  categoriesDetails: list(Named),
  category: Named.nullish(),
  legalBasisesDetails: list(Named),
  resultsDetails: list(Named),
  subjectTypesDetails: list(Named),
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
  procedureProposal: z
    .object({ proposalNumber: text, decisionDate: z.number().nullish(), issuingAgency: Named.nullish() })
    .nullish(),
  requirementsAndConditions: text,
  description: text,
  note: text,
  updatedAt: z.number().nullish(),
})
export type SourceRecord = z.output<typeof SourceRecord>

/**
 * Text as people should see it: one Unicode form, no tags, no entities, no tabs, no bullets of a symbol font, no invisible marks.
 * Lines stay lines.
 */
export function cleanText(raw: string): string {
  return (
    raw
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
  return cleanText(raw).replace(/\s+/g, ' ')
}

/** Whether a text only says that there is nothing to say. */
export function saysNothing(text: string): boolean {
  return /^[\s.*–-]*(không( có( thông tin)?| quy định| áp dụng| yêu cầu)?)?[\s.]*$/iu.test(text)
}
