import { z } from 'zod'
import { everyone } from '#kernel/http/access.ts'
import { look } from '#kernel/http/endpoint.ts'
import type { Route } from '#kernel/http/route.ts'
import { NotFound } from '#kernel/errors.ts'
import { ProcedureListItem, procedureItemView } from './api.ts'
import { contentParts, ProcedureContent } from './content.ts'
import { differencesOf } from './differences.ts'
import { findProcedureContent, listProcedureContents } from './draft-queries.ts'
import {
  getProcedureHistory,
  type NamedDecision,
  type ProcedureHistory,
  type ProcedureText,
} from './history-queries.ts'
import { ProcedureCode } from './model.ts'
import { shownTextOn, type ShownText } from './text-on.ts'

const Decision = z.object({ number: z.string(), date: z.string().nullable(), agency: z.string() })

const TextDays = z.object({
  revisionId: z.string(),
  name: z.string(),
  from: z.string().nullable().describe('First day in force; null when the source does not say it'),
  until: z.string().nullable().describe('First day on which it no longer is; null while nothing ends it'),
  decision: Decision.nullable(),
  imported: z.boolean(),
})

const Ending = z.object({
  change: z.string().describe('repealed, annulled or replaced'),
  on: z.string().describe('First day on which it is no longer in force'),
  decision: Decision,
  successor: z.object({ code: z.string(), name: z.string() }).nullable(),
})

/** All parts of the text (Nghị định 63/2010/NĐ-CP Điều 8 khoản 2); `remarks` is what an import left in words for a person to look at. */
const ProcedureDetail = ProcedureListItem.extend({
  ...ProcedureContent.omit({ name: true, sector: true, levels: true, internal: true, flags: true }).shape,
  remarks: ProcedureContent.shape.flags,
  decision: Decision.nullable().describe('The decision that announced it, here or as the source names it'),
  nameOriginal: z.string(),
  sourceCode: z.string().nullable(),
  flags: z.array(z.string()),
  state: z
    .enum(['in-force', 'ended', 'upcoming'])
    .describe('On the day asked for; one that is no longer in force answers with its last text and what ended it'),
  ...TextDays.pick({ revisionId: true, from: true, until: true }).shape,
  ending: Ending.nullable(),
})

export const DifferencesOfParts = z.array(
  z.object({
    part: z.enum(contentParts),
    change: z.enum(['added', 'removed', 'changed']),
    runs: z.array(z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })),
  }),
)

const DifferencesAnswer = z.object({
  from: TextDays,
  to: TextDays,
  parts: DifferencesOfParts,
})

const Code = z.object({ code: ProcedureCode })

/** One procedure for programs: its text on a day, all its texts, what changed between two. */
export const procedureTextEndpoints: readonly Route[] = [
  look({
    path: '/api/v1/procedures/:code',
    access: everyone,
    tag: 'procedures',
    summary:
      'One procedure as it is in force today, or on the day given; one that has ended answers with what ended it',
    params: Code,
    query: z.object({ on: z.iso.date().optional() }),
    answer: ProcedureDetail,
    look: async ({ reader, today }, { params, query }) => {
      const history = await getProcedureHistory(reader, params.code)
      const shown = shownTextOn(history, query.on ?? today)
      return detailView(history, shown, await findProcedureContent(reader, shown.text.revisionId))
    },
  }),
  look({
    path: '/api/v1/procedures/:code/revisions',
    access: everyone,
    tag: 'procedures',
    summary: 'Every announced text of a procedure with its days, the earliest first, and what ended it',
    params: Code,
    answer: z.object({ items: z.array(TextDays), ending: Ending.nullable() }),
    look: async ({ reader }, { params }) => {
      const history = await getProcedureHistory(reader, params.code)
      return { items: history.texts.map(daysView), ending: endingView(history) }
    },
  }),
  look({
    path: '/api/v1/procedures/:code/differences',
    access: everyone,
    tag: 'procedures',
    summary:
      'What changed between two announced texts, part by part and word by word; the last two when none are named',
    params: Code,
    query: z.object({ from: z.uuid().optional(), to: z.uuid().optional() }),
    answer: DifferencesAnswer,
    look: async ({ reader }, { params, query }) => {
      const { texts } = await getProcedureHistory(reader, params.code)
      const from =
        query.from === undefined ? (texts.at(-2) ?? texts.at(-1)) : texts.find((text) => text.revisionId === query.from)
      const to = query.to === undefined ? texts.at(-1) : texts.find((text) => text.revisionId === query.to)
      if (!from || !to) throw new NotFound('procedure.text-not-found')
      const contents = await listProcedureContents(reader, [from.revisionId, to.revisionId])
      const before = contents.get(from.revisionId)
      const after = contents.get(to.revisionId)
      if (!before || !after) throw new NotFound('procedure.text-not-read')
      const parts = differencesOf(before, after).map((one) => ({ ...one, runs: [...one.runs] }))
      return { from: daysView(from), to: daysView(to), parts }
    },
  }),
]

function detailView(
  history: ProcedureHistory,
  { text, state }: ShownText,
  stored: ProcedureContent | undefined,
): z.input<typeof ProcedureDetail> {
  const { flags: remarks, ...content } = stored ?? ProcedureContent.parse({ name: text.name })
  const named = text.decision ?? content.announcedBy
  return {
    ...content,
    ...procedureItemView({ ...text, code: history.code }),
    remarks,
    decision: named && decisionView(named),
    nameOriginal: text.nameOriginal,
    sourceCode: history.sourceCode,
    flags: [...text.flags],
    state,
    revisionId: text.revisionId,
    from: text.from,
    until: text.until,
    ending: endingView(history),
  }
}

function daysView(text: ProcedureText): z.input<typeof TextDays> {
  const { revisionId, name, from, until, imported, decision } = text
  return { revisionId, name, from, until, imported, decision: decision && decisionView(decision) }
}

function endingView({ ending }: ProcedureHistory): z.input<typeof Ending> | null {
  return ending && { ...ending, decision: decisionView(ending.decision) }
}

function decisionView({ number, on, issuer }: NamedDecision): z.input<typeof Decision> {
  return { number, date: on, agency: issuer }
}
