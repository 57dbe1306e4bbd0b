import type { Reader } from '#kernel/act.ts'
import type { FileStore, StoredContent } from '#kernel/files/store.ts'

const oneDayMs = 24 * 60 * 60 * 1000
const batchSize = 500

/**
 * Deletes contents that no row points at and that nobody has stored for a day: leftovers of transactions that rolled back after
 * the bytes were put. A day is far longer than any transaction that still means to write its row.
 * @param now the real time of the machine, since the store dates its contents by it; never the shifted clock of a demonstration
 * @returns how many contents were looked at and deleted
 */
export async function sweepUnusedFiles(
  world: { readonly reader: Reader; readonly files: FileStore },
  now: Date,
): Promise<{ readonly seen: number; readonly deleted: number }> {
  const before = new Date(now.getTime() - oneDayMs)
  let seen = 0
  let deleted = 0
  let batch: StoredContent[] = []
  for await (const content of world.files.list()) {
    seen += 1
    if (content.storedAt < before) batch.push(content)
    if (batch.length < batchSize) continue
    deleted += await sweepBatch(world, batch, before)
    batch = []
  }
  deleted += await sweepBatch(world, batch, before)
  return { seen, deleted }
}

async function sweepBatch(
  world: { readonly reader: Reader; readonly files: FileStore },
  batch: readonly StoredContent[],
  before: Date,
): Promise<number> {
  if (batch.length === 0) return 0
  const names = batch.map((content) => content.sha256)
  const rows = await world.reader.selectFrom('storedFile').select('sha256').where('sha256', 'in', names).execute()
  const used = new Set(rows.map((row) => row.sha256))
  let deleted = 0
  for (const sha256 of names) {
    if (!used.has(sha256) && (await world.files.deleteUntouched(sha256, before))) deleted += 1
  }
  return deleted
}
