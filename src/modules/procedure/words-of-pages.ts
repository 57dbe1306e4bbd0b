import type { Language } from '#kernel/i18n/language.ts'
import type {
  ApplicantKind,
  ChannelKind,
  ContentPart,
  Fee,
  FeeKind,
  OnlineKind,
  StepActor,
  TimeUnit,
} from './content.ts'
import { procedureWordsEn } from './en.ts'
import type { NamedDecision } from './history-queries.ts'
import type { LifeEvent } from './life-events.ts'
import type { ProcedureLevel } from './model.ts'
import { procedureWordsVi } from './vi.ts'

/** Every word that the public pages of the catalogue show. */
export interface ProcedureWords {
  readonly title: string
  readonly description: string
  readonly lead: string
  readonly searchLabel: string
  readonly searchHint: string
  readonly bySector: string
  readonly sectorsTitle: string
  readonly sectorsLead: string
  readonly sectorsCount: (count: number) => string
  readonly lifeEventsNote: string
  readonly sector: string
  readonly level: string
  readonly levels: Readonly<Record<ProcedureLevel, string>>
  readonly otherBody: string
  readonly internal: string
  readonly code: string
  readonly name: string
  readonly procedures: string
  readonly caption: string
  readonly whatYouNeed: string
  readonly where: string
  readonly howLong: string
  readonly howMuch: string
  readonly whatYouGet: string
  readonly whoMayApply: string
  readonly channels: Readonly<Record<ChannelKind, string>>
  readonly channel: string
  readonly time: string
  readonly units: Readonly<Record<TimeUnit, string>>
  readonly fees: Readonly<Record<FeeKind, string>>
  readonly fee: string
  readonly notSaid: string
  /** In a text of this province the words are ours to add, not a source's. */
  readonly notYetSaid: string
  readonly seeDetails: string
  readonly paper: string
  readonly originals: string
  readonly copies: string
  readonly forms: string
  readonly steps: string
  readonly step: (number: number) => string
  readonly requirements: string
  readonly legalBasis: string
  readonly legalNumber: string
  readonly legalName: string
  readonly competentAgencies: string
  readonly executingAgencies: string
  readonly coordinatingAgencies: string
  readonly receivingPlaces: string
  readonly decision: string
  readonly decisionText: (number: string, date: string | null, agency: string) => string
  readonly note: string
  readonly giveFeedback: string
  readonly feedbackLead: string
  readonly sourceNote: (day: string) => string
  readonly originalName: string
  /** How far a dossier can be settled over the network. */
  readonly onlineKinds: Readonly<Record<Exclude<OnlineKind, 'none'>, string>>
  readonly free: string
  readonly currencies: Readonly<Record<Fee['currency'], string>>
  readonly certifiedCopies: string
  readonly toPresent: string
  readonly ifAny: string
  readonly electronic: string
  /** Names the file of a form, so that another file under the same name shows. */
  readonly formFile: (number: string) => string
  readonly copyCount: string
  readonly authorizedAgencies: string
  readonly stepActors: Readonly<Record<StepActor, string>>
  readonly applicantKinds: Readonly<Record<ApplicantKind, string>>
  readonly keywords: string
  readonly parts: Readonly<Record<ContentPart, string>>
  readonly and: string
  readonly count: (count: number) => string
  readonly who: string
  readonly others: string
  readonly noNumber: string
  readonly form: string
  readonly stepBy: (actor: string) => string
  /** `01 bản chính`; the label stands in the plural where a language has one. */
  readonly counted: (count: number, label: string) => string
  readonly papersCount: (count: number) => string
  readonly notesCount: (count: number) => string
  readonly formsElsewhere: string
  readonly formsWithoutFile: string
  readonly readMore: string
  readonly copySets: (count: number) => string
  readonly moreItems: (count: string) => string
  readonly textMissing: string
  readonly onThisPage: string
  readonly history: string
  readonly days: (from: string | null, until: string | null) => string
  readonly decisionOf: (decision: NamedDecision) => string
  readonly byDecision: string
  readonly imported: (day: string) => string
  readonly endings: (change: string, day: string) => string
  readonly replacedBy: string
  readonly lastText: string
  readonly notInForceOn: (day: string) => string
  readonly notYet: (day: string) => string
  readonly asOf: (day: string) => string
  readonly noSuchDay: (typed: string) => string
  readonly notKnownOn: (day: string) => string
  readonly chooseDay: string
  readonly day: string
  readonly seeTextOfDay: string
  readonly toPresentText: string
  readonly fromThen: (day: string) => string
  readonly readIt: string
  readonly changedHere: string
  readonly compareTexts: string
  readonly compare: string
  readonly olderText: string
  readonly newerText: string
  readonly qrAlt: string
  readonly qrCaption: (address: string) => string
  readonly byAgency: string
  readonly agenciesTitle: string
  readonly agenciesLead: string
  readonly byEvent: string
  readonly decisions: string
  readonly eventsTitle: string
  readonly eventsLead: string
  readonly lifeEvents: string
  readonly businessEvents: string
  readonly businessEventsNote: (day: string) => string
  readonly eventNames: Readonly<Record<LifeEvent, string>>
  readonly noDifference: string
  readonly partAdded: string
  readonly partRemoved: string
}

export function procedureWords(language: Language): ProcedureWords {
  return language === 'en' ? procedureWordsEn : procedureWordsVi
}
