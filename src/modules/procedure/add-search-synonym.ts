import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { isCatalogController } from './policy.ts'
import type { SynonymText } from './search-synonym.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.synonym-added': { synonymId: string; phrase: string; meanings: readonly string[] }
    'procedure.synonym-amended': { synonymId: string; formerId: string; phrase: string; meanings: readonly string[] }
    'procedure.synonym-ended': { synonymId: string; phrase: string }
  }
}

/**
 * A word that people use begins to be understood today.
 * @returns its id
 * @throws Invalid `procedure.synonym-known` when the phrase, accents aside, has a meaning already
 */
export async function addSearchSynonym(act: Act, input: SynonymText): Promise<string> {
  if (!isCatalogController(act.actor)) throw new NotFound('procedure.synonym-not-found')
  const synonymId = await insertSynonym(act, input)
  const { phrase, meanings } = input
  await record(act, 'procedure.synonym-added', { synonymId, phrase, meanings }, { type: 'search-synonym', id: synonymId })
  return synonymId
}

/** Other meanings from today on: the former line ends, a new one begins. */
export async function amendSearchSynonym(act: Act, input: SynonymText & { readonly synonymId: string }): Promise<string> {
  await endLine(act, input.synonymId)
  const synonymId = await insertSynonym(act, input)
  const { phrase, meanings, synonymId: formerId } = input
  await record(
    act,
    'procedure.synonym-amended',
    { synonymId, formerId, phrase, meanings },
    { type: 'search-synonym', id: synonymId },
  )
  return synonymId
}

/** From today on the phrase is searched as it stands. */
export async function endSearchSynonym(act: Act, input: { readonly synonymId: string }): Promise<void> {
  const phrase = await endLine(act, input.synonymId)
  const { synonymId } = input
  await record(act, 'procedure.synonym-ended', { synonymId, phrase }, { type: 'search-synonym', id: synonymId })
}

/** What began today and ends today was in force on no day; its range is empty. @returns the phrase */
async function endLine(act: Act, synonymId: string): Promise<string> {
  if (!isCatalogController(act.actor)) throw new NotFound('procedure.synonym-not-found')
  const ended = await act.tx
    .updateTable('searchSynonym')
    .set({ effective: sql<string>`daterange(lower(effective), ${act.today}::date)` })
    .where('id', '=', synonymId)
    .where(sql<boolean>`upper_inf(effective)`)
    .returning('phrase')
    .executeTakeFirst()
  if (!ended) throw new NotFound('procedure.synonym-not-found')
  return ended.phrase
}

async function insertSynonym(act: Act, { kind, phrase, meanings }: SynonymText): Promise<string> {
  const row = await act.tx
    .insertInto('searchSynonym')
    .values({
      kind,
      phrase,
      meanings: [...meanings],
      effective: `[${act.today},)`,
      recordedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      recordedAt: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) =>
      translateConstraint(error, {
        search_synonym_once: () => new Invalid([{ field: 'phrase', code: 'procedure.synonym-known' }]),
      }),
    )
  return row.id
}
