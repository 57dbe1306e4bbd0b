import { z } from 'zod'
import { levels } from './model.ts'

/**
 * The parts of a procedure (Nghị định 63/2010/NĐ-CP Điều 8 khoản 2) as this system keeps, edits, compares and publishes them.
 * Words that could not be placed stay as words beside the structure; nothing of a source is dropped.
 */

const words = (most: number) => z.string().max(most).default('')
const longText = words(60_000)

export const channelKinds = ['in-person', 'online', 'post', 'other'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** How far a dossier can be settled over the network (Nghị định 42/2022/NĐ-CP: toàn trình, một phần). */
export const onlineKinds = ['none', 'partial', 'full'] as const
export type OnlineKind = (typeof onlineKinds)[number]

export const timeUnits = ['working-day', 'day', 'month', 'hour', 'year', 'minute'] as const
export type TimeUnit = (typeof timeUnits)[number]

/** Phí and lệ phí are two things by the Law on fees; a price (giá dịch vụ) is neither. */
export const feeKinds = ['phi', 'le-phi', 'price', 'other'] as const
export type FeeKind = (typeof feeKinds)[number]

/** Groups of the portal's kinds of applicants by which people look for procedures. */
export const applicantKinds = [
  'citizen',
  'foreigner',
  'official',
  'business',
  'cooperative',
  'organization',
  'other',
] as const
export type ApplicantKind = (typeof applicantKinds)[number]

export const stepActors = ['applicant', 'agency', 'both'] as const
export type StepActor = (typeof stepActors)[number]

export const paperUses = ['submit', 'present'] as const
export type PaperUse = (typeof paperUses)[number]

/** One time limit: number and unit, and the words it was read from or that say for which case it holds. */
export const TimeLimit = z.object({
  amount: z.number().positive().max(100_000),
  unit: z.enum(timeUnits),
  /** "trường hợp cấp mới"; empty when it holds always. */
  condition: words(2000),
  /** The words in which the source says it; empty when it gave number and unit. */
  text: words(4000),
  /** Comes on top of the limit before it: "02 tháng và 15 ngày làm việc", "được tăng thêm 10 ngày". */
  adds: z.boolean().optional(),
})
export type TimeLimit = z.infer<typeof TimeLimit>

export const Fee = z.object({
  kind: z.enum(feeKinds),
  /** Integer of the currency's main unit; null when it stands only in words. Zero means free of charge, said so. */
  amount: z.number().nonnegative().max(1e13).nullable(),
  /** Upper end when the source gives a range. */
  amountTo: z.number().nonnegative().max(1e13).nullable().default(null),
  currency: z.enum(['VND', 'USD', 'EUR', 'percent']).default('VND'),
  /** "lần", "giấy phép", "hồ sơ", "m2"; empty for once per dossier. */
  per: words(300),
  condition: words(2000),
  /** The source's words, always kept. */
  text: longText,
  /** Article that allows it, where it is known. */
  basis: words(1000),
})
export type Fee = z.infer<typeof Fee>

export const ProcedureChannel = z.object({
  kind: z.enum(channelKinds),
  /** Only for online. */
  online: z.enum(onlineKinds).default('none'),
  timeLimits: z.array(TimeLimit).max(60).default([]),
  /** What the source says of time where it cannot be read as number and unit. */
  timeText: longText,
  fees: z.array(Fee).max(300).default([]),
  /** Where and how, in words. */
  text: longText,
})
export type ProcedureChannel = z.infer<typeof ProcedureChannel>

export const FormTemplate = z.object({
  name: z.string().max(500),
  /** The file as it is kept here; null when the source only names it. */
  fileId: z.uuid().nullable().default(null),
  /** Address at the source; shown, never fetched. */
  url: words(2000),
})
export type FormTemplate = z.infer<typeof FormTemplate>

export const Paper = z.object({
  name: z.string().max(20_000),
  originals: z.number().int().nonnegative().max(1000).default(0),
  /** Plain copies (bản sao). */
  copies: z.number().int().nonnegative().max(1000).default(0),
  /** Certified copies (bản sao có chứng thực). */
  certifiedCopies: z.number().int().nonnegative().max(1000).default(0),
  use: z.enum(paperUses).default('submit'),
  required: z.boolean().default(true),
  electronic: z.boolean().default(false),
  forms: z.array(FormTemplate).max(100).default([]),
  /** Code of the paper at the source. */
  code: words(200),
  note: longText,
})
export type Paper = z.infer<typeof Paper>

export const PaperGroup = z.object({
  /** "Trường hợp …"; empty when the papers are asked for always. */
  title: words(20_000),
  papers: z.array(Paper).max(500).default([]),
})
export type PaperGroup = z.infer<typeof PaperGroup>

export const ProcedureStep = z.object({
  title: words(4000),
  text: longText,
  by: z.enum(stepActors).nullable().default(null),
})
export type ProcedureStep = z.infer<typeof ProcedureStep>

export const NamedAgency = z.object({ name: z.string().max(4000), code: words(500) })
export type NamedAgency = z.infer<typeof NamedAgency>

export const LegalBasis = z.object({
  /** Number as everybody writes it: `63/2010/NĐ-CP`; empty when the source has none. */
  number: words(100),
  name: words(4000),
  /** Articles of it, where known. */
  articles: words(1000),
})
export type LegalBasis = z.infer<typeof LegalBasis>

/** A case that the source keeps apart, with the time that it names for it. */
export const ProcedureCase = z.object({
  name: z.string().max(4000),
  code: words(200),
  timeLimit: TimeLimit.nullable().default(null),
})
export type ProcedureCase = z.infer<typeof ProcedureCase>

/** What an import or a check could not read and left in words: for a person to look at. */
export const contentFlags = [
  'time-limit-in-words',
  'fee-in-words',
  'paper-without-count',
  'unit-unknown',
  /** A number that no time limit can have. */
  'time-limit-wrong',
  /** Number and unit say one time, the words beside them another. */
  'time-limit-differs',
  'method-unknown',
  /** Longer than this system keeps: cut here, whole in the kept source. */
  'text-too-long',
] as const
export type ContentFlag = (typeof contentFlags)[number]

export const ProcedureContent = z.object({
  name: z.string().min(1).max(4000),
  sector: z
    .object({ code: z.string().min(1).max(100), name: z.string().max(1000) })
    .nullable()
    .default(null),
  levels: z.array(z.enum(levels)).default([]),
  internal: z.boolean().default(false),
  applicants: z
    .array(z.object({ kind: z.enum(applicantKinds), name: z.string().max(1000) }))
    .max(100)
    .default([]),
  steps: z.array(ProcedureStep).max(300).default([]),
  channels: z.array(ProcedureChannel).max(100).default([]),
  paperGroups: z.array(PaperGroup).max(300).default([]),
  /** Số lượng hồ sơ (bộ); null when nothing says it. */
  copyCount: z.number().int().positive().max(100).nullable().default(null),
  competentAgencies: z.array(NamedAgency).max(300).default([]),
  executingAgencies: z.array(NamedAgency).max(300).default([]),
  coordinatingAgencies: z.array(NamedAgency).max(300).default([]),
  authorizedAgencies: z.array(NamedAgency).max(300).default([]),
  receivingPlaces: longText,
  outcomes: z
    .array(z.object({ name: z.string().max(4000), code: words(200) }))
    .max(300)
    .default([]),
  requirements: longText,
  legalBases: z.array(LegalBasis).max(500).default([]),
  related: z
    .array(z.object({ code: z.string().max(100), name: words(4000) }))
    .max(100)
    .default([]),
  cases: z.array(ProcedureCase).max(300).default([]),
  keywords: words(4000),
  lifeEvent: words(200),
  note: longText,
  /** Decision that announced it, as the source names it; one announced here stands in the revision's own columns. */
  announcedBy: z
    .object({ number: z.string().max(200), on: z.iso.date().nullable(), issuer: words(500) })
    .nullable()
    .default(null),
  /** Words that have no place above, under the name that the source gives them. */
  unplaced: z
    .array(z.object({ field: z.string().max(200), text: longText }))
    .max(200)
    .default([]),
  flags: z
    .array(z.object({ flag: z.enum(contentFlags), part: words(200), text: words(4000) }))
    .max(1000)
    .default([]),
})
export type ProcedureContent = z.output<typeof ProcedureContent>

/** The parts in the order in which the decree names them: for comparing, findings and the editor. */
export const contentParts = [
  'name',
  'sector',
  'levels',
  'steps',
  'channels',
  'papers',
  'timeLimits',
  'applicants',
  'agencies',
  'forms',
  'outcomes',
  'requirements',
  'fees',
  'legalBases',
  'related',
  'note',
] as const
export type ContentPart = (typeof contentParts)[number]

/** Best online service that any way of submitting gives. */
export function onlineOf(content: Pick<ProcedureContent, 'channels'>): OnlineKind {
  const kinds = content.channels.map(({ online }) => online)
  return onlineKinds.toReversed().find((kind) => kinds.includes(kind)) ?? 'none'
}
