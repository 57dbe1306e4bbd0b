import { perform, type Act, type Caller } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { contentOfSource } from './read-record.ts'
import { revisionColumnsOf } from './revision-columns.ts'
import { storeInstruments } from './store-instruments.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.contents-filled': { revisions: number }
  }
}

const portion = 100

/**
 * Gives texts that were imported before they were kept in structure their structure, read from the kept source. Bears being run at any time
 * and again: what has one is never touched.
 * @returns how many texts got one
 */
export async function fillContents(caller: Caller): Promise<number> {
  let filled = 0
  for (let after: string | null = ''; after !== null;) {
    const done: FilledPortion = await perform(caller, fillPortion, after)
    filled += done.filled
    after = done.last
  }
  if (filled > 0) await perform(caller, noteFilled, filled)
  return filled
}

interface FilledPortion {
  readonly filled: number
  /** Id of the last one looked at; null when there are no more. A source that cannot be read must not be looked at for ever. */
  readonly last: string | null
}

async function fillPortion(act: Act, after: string): Promise<FilledPortion> {
  const rows = await act.tx
    .selectFrom('procedureSource')
    .leftJoin('procedureContent', 'procedureContent.revisionId', 'procedureSource.revisionId')
    .select(['procedureSource.revisionId', 'procedureSource.source'])
    .where('procedureContent.revisionId', 'is', null)
    .$if(after !== '', (query) => query.where('procedureSource.revisionId', '>', after))
    .orderBy('procedureSource.revisionId')
    .limit(portion)
    .execute()
  const read = rows.flatMap(({ revisionId, source }) => {
    const content = contentOfSource(source)
    return content ? [{ revisionId, content }] : []
  })
  for (const { revisionId, content } of read) {
    const columns = revisionColumnsOf(content)
    const known = await act.tx
      .selectFrom('procedureRevision')
      .select('flags')
      .where('id', '=', revisionId)
      .executeTakeFirstOrThrow()
    const kept = known.flags.filter((flag) => flag !== 'time-limit-in-words')
    await act.tx
      .updateTable('procedureRevision')
      .set({ ...columns, flags: [...new Set([...kept, ...columns.flags])] })
      .where('id', '=', revisionId)
      .execute()
  }
  if (read.length > 0) {
    await act.tx
      .insertInto('procedureContent')
      .values(read.map(({ revisionId, content }) => ({ revisionId, content: JSON.stringify(content) })))
      .onConflict((conflict) => conflict.column('revisionId').doNothing())
      .execute()
    await storeInstruments(
      act,
      read.flatMap(({ content }) => content.legalBases),
    )
  }
  return { filled: read.length, last: rows.at(-1)?.revisionId ?? null }
}

async function noteFilled(act: Act, revisions: number): Promise<void> {
  await record(act, 'procedure.contents-filled', { revisions }, { type: 'procedure-import', id: 'fill' })
}
