import { legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import { cleanName, cleanText, saysNothing, SourceRecord } from './source.ts'

/** The national portal's record in the order in which a person asks; texts cleaned, empty ones gone. Words and numbers are the source's own. */
export interface SourceContent {
  readonly channels: readonly SubmissionChannel[]
  readonly paperGroups: readonly SourcePaperGroup[]
  readonly steps: readonly { readonly title: string; readonly text: string }[]
  readonly outcomes: readonly string[]
  readonly applicants: readonly string[]
  readonly competentAgencies: readonly string[]
  readonly executingAgencies: readonly string[]
  readonly coordinatingAgencies: readonly string[]
  readonly receivingPlaces: string
  readonly requirements: string
  readonly legalBases: readonly { readonly number: string; readonly name: string }[]
  readonly decision: { readonly number: string; readonly date: LegalDate | null; readonly agency: string } | null
  readonly note: string
}

export const sourceChannelKinds = ['in-person', 'online', 'post', 'other'] as const
export type SourceChannelKind = (typeof sourceChannelKinds)[number]

export const sourceTimeUnits = ['working-day', 'day', 'month', 'hour', 'year'] as const
export type SourceTimeUnit = (typeof sourceTimeUnits)[number]

export const sourceFeeKinds = ['phi', 'le-phi', 'price', 'other'] as const
export type SourceFeeKind = (typeof sourceFeeKinds)[number]

export interface SubmissionChannel {
  readonly kind: SourceChannelKind
  /** Number and unit, or null when the source has only words (they are in `timeWords` or `text`). */
  readonly time: { readonly amount: number; readonly unit: SourceTimeUnit } | null
  readonly timeWords: string
  readonly fees: readonly SourceFee[]
  readonly text: string
}

export interface SourceFee {
  readonly kind: SourceFeeKind
  /** Đồng; null when it stands only in words, or when the source has 0, which it also writes for "not said". */
  readonly amount: number | null
  readonly text: string
}

export interface SourcePaperGroup {
  readonly title: string
  readonly papers: readonly {
    readonly name: string
    readonly originals: number
    readonly copies: number
    readonly forms: readonly string[]
  }[]
}

/** @returns undefined when the kept record cannot be read, which an import never stores */
export function describeSource(source: string): SourceContent | undefined {
  const parsed = SourceRecord.safeParse(JSON.parse(source))
  if (!parsed.success) return undefined
  const record = parsed.data
  return {
    channels: record.executionMethods.map(channelOf),
    paperGroups: paperGroupsOf(record),
    steps: record.executionSteps
      .map((step) => ({ title: cleanName(step.name), text: said(step.description) }))
      .filter((step) => step.title !== '' || step.text !== ''),
    outcomes: names(record.resultsDetails),
    applicants: names(record.subjectTypesDetails),
    competentAgencies: names([...record.departmentsAuthority, ...record.unitGroupsAuthority], record.delegatedAgencies),
    executingAgencies: names([...record.departmentsExecuting, ...record.unitGroupsExecuting], record.executingAgencies),
    coordinatingAgencies: names(
      [...record.departmentsCoordinating, ...record.unitGroupsCoordinating],
      record.coordinatingAgencies,
    ),
    receivingPlaces: said(record.dossierReceivingAddresses),
    requirements: said(record.requirementsAndConditions || record.description),
    legalBases: record.legalBasisesDetails
      .map((basis) => ({ number: cleanName(basis.code), name: cleanName(basis.name) }))
      .filter(({ number, name }) => number !== '' || name !== ''),
    decision: decisionOf(record),
    note: said(record.note),
  }
}

const kindOfChannel: Readonly<Record<string, SourceChannelKind>> = {
  DIRECT: 'in-person',
  ONLINE: 'online',
  POSTAL: 'post',
}
const unitOfTime: Readonly<Record<string, SourceTimeUnit>> = {
  WORKING_DAY: 'working-day',
  DAY: 'day',
  MONTH: 'month',
  HOUR: 'hour',
  YEAR: 'year',
}
const kindOfFee: Readonly<Record<string, SourceFeeKind>> = { FEE: 'phi', SERVICE_FEE: 'le-phi', PRICE_LEVEL: 'price' }

function channelOf(method: SourceRecord['executionMethods'][number]): SubmissionChannel {
  const unit = unitOfTime[method.processingTimeUnit]
  const amount = Number(method.processingTime)
  const time = unit !== undefined && Number.isFinite(amount) && amount > 0 ? { amount, unit } : null
  return {
    kind: kindOfChannel[method.submissionMethod] ?? 'other',
    time,
    timeWords:
      time === null && typeof method.processingTime === 'string' && !/^\s*\d*\s*$/.test(method.processingTime)
        ? said(method.processingTime)
        : '',
    fees: method.fees
      .map((fee) => ({
        kind: kindOfFee[fee.type] ?? ('other' as const),
        amount: fee.value ? fee.value : null,
        text: said(fee.description),
      }))
      .filter((fee) => fee.amount !== null || fee.text !== ''),
    text: said(method.description),
  }
}

/** A group without papers is a remark that the source keeps among the papers: it stays, as a heading. */
function paperGroupsOf(record: SourceRecord): SourcePaperGroup[] {
  return record.executionCases
    .map((group) => ({
      title: said(group.name),
      papers: group.profileComponents
        .map((paper) => ({
          name: said(paper.name),
          originals: paper.originalQty ?? 0,
          copies: paper.copyQty ?? 0,
          forms: paper.attachments.map((file) => cleanName(file.fileName)).filter((name) => name !== ''),
        }))
        .filter((paper) => paper.name !== ''),
    }))
    .filter((group) => group.title !== '' || group.papers.length > 0)
}

function decisionOf(record: SourceRecord): SourceContent['decision'] {
  const proposal = record.procedureProposal
  const number = cleanName(proposal?.proposalNumber ?? '')
  if (!proposal || number === '') return null
  const agency = cleanName(proposal.issuingAgency?.name ?? '') || cleanName(record.departmentPromulgateName)
  return { number, date: proposal.decisionDate ? legalDateOf(new Date(proposal.decisionDate)) : null, agency }
}

function names(items: readonly { readonly name: string }[], otherwise = ''): string[] {
  const found = [...new Set(items.map((item) => cleanName(item.name)).filter((name) => !saysNothing(name)))]
  const words = said(otherwise)
  return found.length > 0 || words === '' ? found : [words]
}

function said(raw: string): string {
  const text = cleanText(raw)
  return saysNothing(text) ? '' : text
}
