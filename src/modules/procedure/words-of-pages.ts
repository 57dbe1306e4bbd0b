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
  readonly sector: string
  readonly level: string
  readonly allLevels: string
  readonly levels: Readonly<Record<ProcedureLevel, string>>
  readonly otherBody: string
  readonly internal: string
  readonly code: string
  readonly name: string
  readonly procedures: string
  readonly caption: string
  readonly clear: string
  readonly filtered: (what: string) => string
  readonly mended: (words: string) => string
  readonly none: string
  readonly noneWhy: string
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
  readonly noDifference: string
  readonly partAdded: string
  readonly partRemoved: string
}

export function procedureWords(language: Language): ProcedureWords {
  return language === 'en' ? procedureWordsEn : procedureWordsVi
}
