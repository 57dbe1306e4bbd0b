import { perform, type Act, type Caller } from '#kernel/act.ts'
import { loadSearchSynonyms } from './load-search-synonyms.ts'
import { refreshWords } from './words.ts'

/** What the search needs once: the words that people use, and the counted words of the names, also of an installation from before. */
export async function prepareSearch(caller: Caller): Promise<void> {
  await perform(caller, prepare, undefined)
}

async function prepare(act: Act): Promise<void> {
  await loadSearchSynonyms(act)
  await refreshWords(act)
}
