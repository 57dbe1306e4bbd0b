import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { type AnnouncedText, announcedTexts, codesByName, textOn } from '#modules/procedure/public-announced.ts'
import { instrumentsByNumber } from '#modules/procedure/public-announcing.ts'
import { legalNumberOf, type ProcedureContent } from '#modules/procedure/public-content.ts'
import { listProcedureContents, type DraftRevision } from '#modules/procedure/public-drafts.ts'
import type { CheckedItem } from './checks/check.ts'
import type { NamedItem } from './item-queries.ts'

/** What the checks and the documents need to know of the items of a dossier, in four statements however many there are. */
export async function checkedItems(
  reader: Reader,
  items: readonly NamedItem[],
): Promise<ReadonlyMap<string, CheckedItem>> {
  const texts = await announcedTexts(
    reader,
    items.map(({ procedureId }) => procedureId),
  )
  const placed = items.map((item) => ({
    item,
    before: textOn(texts.get(item.procedureId), plusDays(item.effectiveOn, -1)),
  }))
  const contents = await listProcedureContents(
    reader,
    placed.flatMap(({ item, before }) => [item.revisionId, before?.revisionId]).filter((id) => typeof id === 'string'),
  )
  const drafts = items.flatMap(({ revisionId }) => contents.get(revisionId ?? '') ?? [])
  const instruments = await instrumentsByNumber(reader, drafts.flatMap(numbersIn))
  const codes = await codesByName(
    reader,
    drafts.map(({ name }) => name),
    items[0]?.effectiveOn ?? '2017-01-01',
  )
  return new Map(
    placed.map(({ item, before }) => {
      const content = item.revisionId === null ? null : (contents.get(item.revisionId) ?? null)
      return [
        item.id,
        {
          kind: item.kind,
          code: item.code,
          content,
          before: before ? (contents.get(before.revisionId) ?? null) : null,
          inForceBefore: before !== undefined,
          baseStands:
            item.kind !== 'amended' ||
            replacedText(texts.get(item.procedureId), item.effectiveOn)?.revisionId === item.baseRevisionId,
          effectiveOn: item.effectiveOn,
          instrument: item.instrument,
          instruments,
          sameName: content === null ? [] : (codes.get(content.name) ?? []).filter((code) => code !== item.code),
        },
      ]
    }),
  )
}

/** The same of a draft that stands in no dossier yet: what can be said of it today. */
export async function checkedDraft(reader: Reader, draft: DraftRevision, on: LegalDate): Promise<CheckedItem> {
  const { id, code, baseRevisionId } = draft
  const texts = (await announcedTexts(reader, [draft.procedureId])).get(draft.procedureId)
  const contents = await listProcedureContents(reader, [id, ...(baseRevisionId === null ? [] : [baseRevisionId])])
  const content = contents.get(id) ?? null
  const codes = content === null ? new Map() : await codesByName(reader, [content.name], on)
  return {
    kind: baseRevisionId === null ? 'new' : 'amended',
    code,
    content,
    before: contents.get(baseRevisionId ?? '') ?? null,
    inForceBefore: baseRevisionId !== null,
    baseStands: baseRevisionId === null || texts?.at(-1)?.revisionId === baseRevisionId,
    effectiveOn: on,
    instrument: null,
    instruments: await instrumentsByNumber(reader, content === null ? [] : numbersIn(content)),
    sameName: (codes.get(content?.name ?? '') ?? []).filter((other: string) => other !== code),
  }
}

/** What a text of this day replaces: the one announced for the same day that it puts right, else the one in force on the day before. */
export function replacedText(
  texts: readonly AnnouncedText[] | undefined,
  effectiveOn: LegalDate,
): AnnouncedText | undefined {
  return texts?.find(({ from }) => from === effectiveOn) ?? textOn(texts, plusDays(effectiveOn, -1))
}

function numbersIn({ legalBases }: ProcedureContent): readonly string[] {
  return legalBases.flatMap(({ number }) => legalNumberOf(number) ?? [])
}
