import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { projectRoot } from '#kernel/root.ts'
import { foldWords } from './fold.ts'
import { SynonymText } from './search-synonym.ts'

const SynonymFile = z.object({
  sources: z.record(z.string(), z.string()),
  synonyms: z.array(SynonymText.extend({ source: z.string() })),
})

/**
 * The words that a new installation understands from its first day. A phrase that is or was there already is left alone:
 * what staff amended or ended must not come back.
 * @returns how many were new
 */
export async function loadSearchSynonyms(act: Act): Promise<number> {
  const file = SynonymFile.parse(JSON.parse(readFileSync(join(projectRoot, 'data/search/synonyms.json'), 'utf8')))
  const known = new Set(
    (await act.tx.selectFrom('searchSynonym').select('phraseFolded').execute()).map((row) => row.phraseFolded),
  )
  const fresh = file.synonyms.filter(({ phrase }) => !known.has(foldWords(phrase)))
  if (fresh.length === 0) return 0
  await act.tx
    .insertInto('searchSynonym')
    .values(
      fresh.map(({ kind, phrase, meanings, source }) => ({
        kind,
        phrase,
        meanings: [...meanings],
        // Since always: the list is facts of language, not a decision of that day.
        effective: '(,)',
        source: (file.sources[source] ?? source).slice(0, 300),
        recordedAt: act.now,
      })),
    )
    .execute()
  return fresh.length
}
