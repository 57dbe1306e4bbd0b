import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { perform } from '#kernel/act.ts'
import { projectRoot } from '#kernel/root.ts'
import type { TestContents, TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, filledDatabase } from '#kernel/testing/fixtures.ts'
import { importProcedures } from './import-procedures.ts'
import { loadSearchSynonyms } from './load-search-synonyms.ts'

export const portalFile = join(projectRoot, 'data/procedures/national-portal.jsonl.gz')

const catalog: TestContents = {
  name: 'catalog',
  async fill(database) {
    const caller = await callerOn(database)
    await importProcedures(caller, createReadStream(portalFile), 'national-portal.jsonl.gz')
    await perform(caller, loadSearchSynonyms, undefined)
  },
}

/** A database of its own with the national portal's 4,815 records and their search documents. Call `drop` at the end. */
export function databaseWithCatalog(): Promise<TestDatabase> {
  return filledDatabase(catalog)
}

/** For tests of rooms that write texts: the editor's own act, and what they look at afterwards. */
export { ProcedureContent } from './content.ts'
export { findProcedureContent, getDraft } from './draft-queries.ts'
export { findProcedure } from './queries.ts'
export { saveDraft } from './save-draft.ts'
