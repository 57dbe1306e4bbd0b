import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { runChecks } from '#modules/announcement/public.ts'
import { listProcedureContents } from '#modules/procedure/public-drafts.ts'
import type { ProcedureContent, TimeLimit } from '#modules/procedure/public-content.ts'
import { searchProcedures } from '#modules/procedure/public.ts'

export interface ChosenProcedure {
  readonly id: string
  readonly code: string
  readonly name: string
}

/** A resolution of the province cuts time limits by about a fifth and is named among the grounds; everything else stays. */
export function amended(content: ProcedureContent, instrument: string): ProcedureContent {
  return {
    ...content,
    channels: content.channels.map((channel) => ({ ...channel, timeLimits: channel.timeLimits.map(shorter) })),
    cases: content.cases.map((one) => ({ ...one, timeLimit: one.timeLimit && shorter(one.timeLimit) })),
    legalBases: [
      ...content.legalBases,
      {
        number: instrument,
        name: 'Nghị quyết của Hội đồng nhân dân tỉnh về cắt giảm thời gian giải quyết thủ tục hành chính (dữ liệu minh họa)',
        articles: 'Điều 2',
      },
    ],
  }
}

function shorter(limit: TimeLimit): TimeLimit {
  return { ...limit, amount: limit.amount > 2 ? Math.ceil(limit.amount * 0.8) : limit.amount, text: '' }
}

/** Procedures of the health department whose amended text has nothing in it that would keep a dossier from being cleared. */
export async function chooseProcedures(reader: Reader, on: LegalDate, most: number): Promise<ChosenProcedure[]> {
  const chosen: ChosenProcedure[] = []
  for (let page = 1; chosen.length < most && page <= 10; page++) {
    const { items } = await searchProcedures(reader, { agency: 'so-y-te', page, on })
    if (items.length === 0) break
    const revisions = await reader
      .selectFrom('procedureRevision')
      .select(['id', 'procedureId'])
      .where(
        'procedureId',
        'in',
        items.map(({ id }) => id),
      )
      .where('status', '=', 'announced')
      .execute()
    const contents = await listProcedureContents(
      reader,
      revisions.map(({ id }) => id),
    )
    for (const { id, code, name } of items) {
      const revision = revisions.find(({ procedureId }) => procedureId === id)
      const content = contents.get(revision?.id ?? '')
      if (content && chosen.length < most && isClear(content, on)) chosen.push({ id, code, name })
    }
  }
  return chosen
}

function isClear(before: ProcedureContent, effectiveOn: LegalDate): boolean {
  const number = '1/2017/NQ-HĐND'
  const instrument = { id: '', number, name: '', issuer: '', issuedOn: null, effectiveOn, endedOn: null, endedBy: null }
  const content = amended(before, number)
  const faults = runChecks({
    kind: 'amended',
    code: '',
    content,
    before,
    inForceBefore: true,
    baseStands: true,
    effectiveOn,
    instrument,
    instruments: new Map(),
    sameName: [],
  })
  const hasLimit = before.channels.some(({ timeLimits }) => timeLimits.some(({ amount }) => amount > 2))
  return hasLimit && faults.every(({ check, severity }) => (severity ?? check.severity) === 'advisory')
}
