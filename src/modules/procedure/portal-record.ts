import { hash } from 'node:crypto'
import { z } from 'zod'
import { startOfDay } from '#kernel/i18n/dates.ts'
import type { Fee, PaperGroup, ProcedureChannel, TimeLimit, TimeUnit } from './content.ts'
import { ProcedureContent } from './content.ts'

/** A text under its code, to be written for others. */
export interface CodedContent {
  readonly code: string
  readonly content: ProcedureContent
}

/** Our own text beside the portal's fields, with a digest of those: when somebody has edited them, they count and not this. */
const Own = z.looseObject({
  minhBach: z.object({ digest: z.string(), content: z.unknown() }).optional().catch(undefined),
})

/**
 * A text written here in the shape of the portal's own records. What that shape has no field for (several limits, certified copies) stands in
 * words there, and whole in `minhBach`, so that it comes back without a loss.
 */
export function portalRecordOf({ code, content }: CodedContent): string {
  const fields = portalFields(code, content)
  return JSON.stringify({ ...fields, minhBach: { digest: digestOf(fields), content } })
}

/** Our own text in a record that was written by us and not edited since. */
export function ownContentOf(record: object): ProcedureContent | undefined {
  const { minhBach, ...fields } = Own.parse(record)
  if (minhBach === undefined || minhBach.digest !== digestOf(fields)) return undefined
  const content = ProcedureContent.safeParse(minhBach.content)
  return content.success ? content.data : undefined
}

function digestOf(fields: object): string {
  return hash('sha256', JSON.stringify(fields))
}

function portalFields(code: string, content: ProcedureContent): object {
  return {
    code,
    name: content.name,
    group: content.lifeEvent,
    keywords: content.keywords,
    note: content.note,
    requirementsAndConditions: content.requirements,
    dossierReceivingAddresses: content.receivingPlaces,
    isInternal: content.internal,
    isMinistry: content.levels.includes('ministry'),
    isProvince: content.levels.includes('province'),
    isWard: content.levels.includes('commune'),
    isFullProcess: content.channels.some(({ online }) => online === 'full'),
    categoriesDetails: content.sector ? [content.sector] : [],
    executionSteps: content.steps.map(({ title, text }) => ({ name: title, description: text })),
    executionMethods: content.channels.map(methodOf),
    executionCases: content.paperGroups.map(groupOf),
    cases: content.cases.map(({ name, code: caseCode, timeLimit }) => ({
      name,
      code: caseCode,
      processingDay: timeLimit ? { qty: timeLimit.amount, type: unitNames[timeLimit.unit] } : null,
    })),
    legalBasisesDetails: content.legalBases.map(({ number, name }) => ({ code: number, name })),
    resultsDetails: content.outcomes,
    subjectTypesDetails: content.applicants.map(({ name }) => ({ name, code: '' })),
    departmentsAuthority: content.competentAgencies,
    departmentsExecuting: content.executingAgencies,
    departmentsCoordinating: content.coordinatingAgencies,
    departmentsAuthorized: content.authorizedAgencies,
    procedureRelatedGroup: content.related,
    procedureProposal: content.announcedBy && {
      proposalNumber: content.announcedBy.number,
      decisionDate: content.announcedBy.on === null ? null : startOfDay(content.announcedBy.on).getTime(),
      issuingAgency: { name: content.announcedBy.issuer },
    },
  }
}

const unitNames: Readonly<Record<TimeUnit, string>> = {
  'working-day': 'WORKING_DAY',
  day: 'DAY',
  month: 'MONTH',
  hour: 'HOUR',
  year: 'YEAR',
  minute: 'MINUTE',
}
export const sourceUnitWords: Readonly<Record<TimeUnit, string>> = {
  'working-day': 'ngày làm việc',
  day: 'ngày',
  month: 'tháng',
  hour: 'giờ',
  year: 'năm',
  minute: 'phút',
}
const methodNames: Readonly<Record<ProcedureChannel['kind'], string>> = {
  'in-person': 'DIRECT',
  online: 'ONLINE',
  post: 'POSTAL',
  other: 'OTHER',
}
const feeNames: Readonly<Record<Fee['kind'], string>> = {
  phi: 'FEE',
  'le-phi': 'SERVICE_FEE',
  price: 'PRICE_LEVEL',
  other: 'OTHER',
}
const currencyNames: Readonly<Record<Fee['currency'], string>> = {
  VND: 'Việt Nam Đồng',
  USD: 'USD',
  EUR: 'EUR',
  percent: '%',
}

function methodOf(channel: ProcedureChannel): object {
  const [only, ...others] = channel.timeLimits
  const time =
    only && others.length === 0 && only.condition === ''
      ? { processingTime: only.amount, processingTimeUnit: unitNames[only.unit] }
      : { processingTime: timeWords(channel), processingTimeUnit: 'OTHER' }
  return {
    submissionMethod: methodNames[channel.kind],
    ...time,
    description: channel.text,
    fees: channel.fees.map((fee) => ({
      type: feeNames[fee.kind],
      value: fee.currency === 'percent' ? 0 : fee.amount,
      description: fee.text || feeWords(fee),
      currencyName: currencyNames[fee.currency],
    })),
  }
}

function timeWords({ timeLimits, timeText }: ProcedureChannel): string {
  return [...timeLimits.map(limitWords), timeText].filter((words) => words !== '').join('; ')
}

function limitWords({ amount, unit, condition }: TimeLimit): string {
  return `${amount} ${sourceUnitWords[unit]}${condition === '' ? '' : ` (${condition})`}`
}

function feeWords({ amount, amountTo, currency, per, condition }: Fee): string {
  if (amount === null) return condition
  const upTo = amountTo === null ? '' : ` - ${amountTo}`
  const unit = currency === 'VND' ? ' đồng' : currency === 'percent' ? '%' : ` ${currency}`
  return `${amount}${upTo}${unit}${per === '' ? '' : `/${per}`}${condition === '' ? '' : ` (${condition})`}`
}

function groupOf({ title, papers }: PaperGroup): object {
  return {
    name: title,
    profileComponents: papers.map((paper) => ({
      name: paper.name,
      code: paper.code,
      originalQty: paper.originals,
      copyQty: paper.copies + paper.certifiedCopies,
      hasElectronicForm: paper.electronic,
      attachments: paper.forms.map(({ name, url }) => ({ fileName: name, filePath: url })),
    })),
  }
}
