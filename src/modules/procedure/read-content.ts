import { legalDateOf } from '#kernel/i18n/dates.ts'
import type { LegalBasis, ProcedureContent } from './content.ts'
import { readCases, readChannel, type Noticed, type ReadChannel } from './read-channels.ts'
import { readPapers } from './read-papers.ts'
import { readAgencies, readApplicants, readSteps } from './read-parties.ts'
import { legalNumberOf } from './legal-number.ts'
import { cleanName, saidText, type PortalNamed, type SourceRecord } from './source.ts'

/** What the record's own head says, read before: a name in sentence case, levels, the sector. */
export type ContentHead = Pick<ProcedureContent, 'name' | 'levels' | 'sector'>

/** What became of every time and fee of a record, for the figures of an import. */
export interface ContentReading {
  readonly content: ProcedureContent
  /** Of each way of submitting: `given` where the source has number and unit. */
  readonly times: readonly ReadChannel['time'][]
  readonly fees: ReadChannel['fees']
  /** Items that say nothing (a paper without a name), by part. */
  readonly empty: Readonly<
    Record<'steps' | 'papers' | 'legalBases' | 'outcomes' | 'applicants' | 'agencies' | 'cases', number>
  >
}

/** Every element of the national portal's record in the structure of a procedure; what has no place stays as words in `unplaced`. */
export function readContent(record: SourceRecord, head: ContentHead): ContentReading {
  const flags: Noticed[] = []
  const cases = readCases(record.cases, head.name)
  const channels = record.executionMethods.map((method) => readChannel(method, record.isFullProcess, cases))
  const papers = readPapers(record.executionCases)
  const agencies = readAgencies(record)
  const steps = readSteps(record.executionSteps)
  const outcomes = named(record.resultsDetails)
  const legalBases = record.legalBasisesDetails
    .map(readLegalBasis)
    .filter(({ number, name }) => number !== '' || name !== '')
  const applicants = readApplicants(record.subjectTypesDetails)
  const content: ProcedureContent = {
    ...head,
    internal: record.isInternal,
    applicants,
    steps,
    channels: channels.map(({ channel }) => channel),
    paperGroups: [...papers.groups],
    copyCount: papers.copyCount,
    competentAgencies: [...agencies.competent],
    executingAgencies: [...agencies.executing],
    coordinatingAgencies: [...agencies.coordinating],
    authorizedAgencies: [...agencies.authorized],
    receivingPlaces: kept('receivingPlaces', saidText(record.dossierReceivingAddresses), 60_000),
    outcomes,
    requirements: kept('requirements', saidText(record.requirementsAndConditions || record.description), 60_000),
    legalBases,
    related: named(record.procedureRelatedGroup).map(({ name, code }) => ({ code: code.slice(0, 100), name })),
    cases: cases.all,
    keywords: kept('keywords', cleanName(record.keywords), 4000),
    lifeEvent: cleanName(record.group).slice(0, 200),
    note: kept('note', saidText(record.note), 60_000),
    announcedBy: announcedBy(record),
    unplaced: unplacedOf(record),
    flags: [],
  }
  content.flags = [...flags, ...cases.flags, ...channels.flatMap((one) => one.flags), ...papers.flags].slice(0, 1000)
  return {
    content,
    times: channels.map(({ time }) => time),
    fees: channels.flatMap((one) => one.fees),
    empty: {
      steps: record.executionSteps.length - steps.length,
      papers: papers.empty,
      legalBases: record.legalBasisesDetails.length - legalBases.length,
      outcomes: record.resultsDetails.length - outcomes.length,
      applicants: record.subjectTypesDetails.length - applicants.length,
      agencies: agencies.empty,
      cases: record.cases.length - cases.all.length,
    },
  }

  function kept(part: string, words: string, most: number): string {
    if (words.length > most) flags.push({ flag: 'text-too-long', part, text: words.slice(0, 200) })
    return words.slice(0, most)
  }
}

/** A text that was written here and comes back: nothing is read out of words, what stands in words was left so before. */
export function readOwnContent(content: ProcedureContent): ContentReading {
  return {
    content,
    times: content.channels.map(({ timeLimits, timeText }) => ({
      kind: timeLimits.length > 0 ? 'given' : timeText === '' ? 'empty' : 'no-number',
      words: timeText,
      flags: [],
    })),
    fees: content.channels.flatMap(({ fees }) =>
      fees.map(({ amount, text }) => ({
        kind: amount === null ? ('no-number' as const) : ('given' as const),
        words: text,
      })),
    ),
    empty: { steps: 0, papers: 0, legalBases: 0, outcomes: 0, applicants: 0, agencies: 0, cases: 0 },
  }
}

function named(items: readonly PortalNamed[]): { name: string; code: string }[] {
  return items
    .map(({ name, code }) => ({
      name: saidText(name).replace(/\s+/g, ' ').slice(0, 4000),
      code: cleanName(code).slice(0, 200),
    }))
    .filter(({ name }) => name !== '')
}

function readLegalBasis(basis: PortalNamed): LegalBasis {
  const name = cleanName(basis.name).slice(0, 4000)
  const code = cleanName(basis.code)
  const number = legalNumberOf(code) ?? legalNumberOf(name) ?? ''
  // A code without a number ("Luật Thú y 2015") is all that some have: it is then the name.
  return {
    number: number.length <= 100 ? number : '',
    name: name === '' && number === '' ? code.slice(0, 4000) : name,
    articles: '',
  }
}

function announcedBy(record: SourceRecord): ProcedureContent['announcedBy'] {
  const proposal = record.procedureProposal
  const number = cleanName(proposal?.proposalNumber ?? '').slice(0, 200)
  if (!proposal || number === '') return null
  const issuer = cleanName(proposal.issuingAgency?.name ?? '') || cleanName(record.departmentPromulgateName)
  const on = proposal.decisionDate
  // Beyond 1900–2100 a number is no day on which anybody signed.
  const isDay = typeof on === 'number' && on > -2.2e12 && on < 4.1e12 && on !== 0
  return { number, on: isDay ? legalDateOf(new Date(on)) : null, issuer: issuer.slice(0, 500) }
}

const marks = [
  'isOtherAgency',
  'isUndetermined',
  'isVertical',
  'isSharedService',
  'isOfflineOnly',
  'isNonTerritorial',
] as const

function unplacedOf(record: SourceRecord): ProcedureContent['unplaced'] {
  const fields = [
    { field: 'type', text: cleanName(record.type) },
    { field: 'formalityType', text: cleanName(record.formalityType) },
    ...marks.flatMap((field) => (record[field] ? [{ field, text: 'true' }] : [])),
    ...record.returningMethods.map(({ type, value }) => ({
      field: 'returningMethods',
      text: `${cleanName(type)}: ${value.map(cleanName).join(', ')}`,
    })),
    ...record.serviceGroupsDetails.map(({ name, type }) => ({
      field: 'serviceGroupsDetails',
      text: [name, type]
        .map(cleanName)
        .filter((part) => part !== '')
        .join(' – '),
    })),
    ...record.executionMethods.flatMap((method) =>
      method.fees.flatMap(({ attachment }) =>
        attachment
          ? [
              {
                field: 'fees.attachment',
                text: [attachment.fileName, attachment.bucketName, attachment.filePath]
                  .map(cleanName)
                  .filter((part) => part !== '')
                  .join(' '),
              },
            ]
          : [],
      ),
    ),
  ]
  return fields.filter(({ text }) => text !== '').slice(0, 200)
}
