import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { perform } from '#kernel/act.ts'
import { projectRoot } from '#kernel/root.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, freshDatabase } from '#kernel/testing/fixtures.ts'
import { importProcedures } from './import-procedures.ts'
import { loadSearchSynonyms } from './load-search-synonyms.ts'

export const portalFile = join(projectRoot, 'data/procedures/national-portal.jsonl.gz')

/** A database of its own with the national portal's 4,815 records. Call `drop` at the end. */
export async function databaseWithCatalog(): Promise<TestDatabase> {
  const database = await freshDatabase()
  const caller = await callerOn(database)
  await importProcedures(caller, createReadStream(portalFile), 'national-portal.jsonl.gz')
  await perform(caller, loadSearchSynonyms, undefined)
  await sql`vacuum analyze`.execute(database.ownerDb)
  return database
}

/** For tests of rooms that write texts: the editor's own act, and what they look at afterwards. */
export { ProcedureContent } from './content.ts'
export { findProcedureContent, getDraft } from './draft-queries.ts'
export { findProcedure } from './queries.ts'
export { saveDraft } from './save-draft.ts'
