import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { Client } from 'pg'
import type { Caller } from '#kernel/act.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { systemClock, todayOf } from '#kernel/clock.ts'
import { openDatabase } from '#kernel/db/connect.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { openQueue } from '#kernel/jobs/queue.ts'
import { projectRoot } from '#kernel/root.ts'
import { openVault } from '#kernel/vault.ts'
import { importProcedures } from '#modules/procedure/import-procedures.ts'
import { prepareSearch } from '#modules/procedure/prepare-search.ts'
import { searchProcedures } from '#modules/procedure/search-procedures.ts'
import { suggestProcedures } from '#modules/procedure/suggest-procedures.ts'

/**
 * How long the import and the search of procedures take, on a database of their own: `node bench/procedure-search.ts [copies]`.
 * `copies`: how many times the catalogue is stored again under other codes and names before a second round (20 make about 100,000).
 */
const copies = Number(process.argv[2] ?? 0)
const dataDir = mkdtempSync(join(tmpdir(), 'minh-bach-bench-'))
const server = await startEmbeddedPostgres({ dataDir, durable: false })
const vault = openVault(Buffer.alloc(32, 9))
await migrate(server.url, vault)
const database = openDatabase({ url: server.url, vault })
const queue = await openQueue(database.pool)
const on = todayOf(systemClock)

const searches = [
  'khai sinh',
  'dang ky khai sinh',
  'KHAI SINH',
  'khai sihn',
  'giay phep lai xe',
  'cap giay phep',
  'thu tuc',
  'dat dai',
  'giay chung nhan quyen su dung dat',
  'ket hon',
  'bao hiem xa hoi',
  'xay dung nha o',
  'ho kinh doanh',
  '1.001193',
  '1.00',
  'thue thu nhap',
  'sua doi bo sung giay phep',
  'nguoi co cong',
  'kham chua benh',
  'giay phep lia xe',
  'c',
  'xuat nhap khau thuoc',
  'hoc bong',
  'moi truong',
  'tôi muốn làm lại căn cước công dân bị mất',
  'mở quán ăn cần giấy tờ gì',
  'cap lai cccd',
]
const feedback =
  'Tôi đến bộ phận một cửa xã làm giấy đăng ký khai sinh cho con nhưng cán bộ bắt bổ sung giấy tờ ba lần, không đúng với thủ tục niêm yết, thời hạn giải quyết kéo dài.'

try {
  const caller: Caller = {
    db: database.db,
    actor: systemActor('bench'),
    clock: systemClock,
    requestId: 'bench',
    queue,
    vault,
  }
  console.log(`memory before the import: ${(process.memoryUsage().rss / 1024 / 1024).toFixed(0)} MB`)
  for (const round of ['first import', 'second import']) {
    const start = performance.now()
    const report = await importProcedures(
      caller,
      createReadStream(join(projectRoot, 'data/procedures/national-portal.jsonl.gz')),
      'national-portal.jsonl.gz',
    )
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    console.log(
      `${round}: ${seconds} s, ${report.added} added, ${report.unchanged} unchanged, ${report.refused} refused, ${report.withCompetentAgency} with a department; flags ${JSON.stringify(report.flagged)}`,
    )
    console.log(`  memory of the process, at most: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  }
  await prepareSearch(caller)
  await round()
  if (copies > 0) {
    await copyCatalog()
    await prepareSearch(caller)
    await round()
  }
} finally {
  await queue.close()
  await database.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

async function round(): Promise<void> {
  await withOwner('vacuum analyze')
  const { total } = await searchProcedures(database.reader, { page: 1, on })
  console.log(`${total} procedures in force`)
  await measure('list, first page', 200, () => searchProcedures(database.reader, { page: 1, on }))
  await measure('list, page 50', 50, () => searchProcedures(database.reader, { page: 50, on }))
  await measure('list of one level', 50, () => searchProcedures(database.reader, { page: 1, on, level: 'commune' }))
  for (const q of ['khai sinh', 'khai sihn', 'thu tuc', 'c'])
    await measure(`search "${q}"`, 40, () => searchProcedures(database.reader, { q, page: 1, on }))
  let turn = 0
  await measure('search, all words in turn', searches.length * 20, () =>
    searchProcedures(database.reader, { q: searches[turn++ % searches.length], page: 1, on }),
  )
  turn = 0
  await measure('the same with facets', searches.length * 10, () =>
    searchProcedures(database.reader, { q: searches[turn++ % searches.length], page: 1, on, facets: true }),
  )
  await measure('suggest', 100, () => suggestProcedures(database.reader, { text: feedback, limit: 5, on }))
}

async function measure(what: string, times: number, work: () => Promise<unknown>): Promise<void> {
  for (let warm = 0; warm < Math.min(10, times); warm++) await work()
  const taken: number[] = []
  for (let time = 0; time < times; time++) {
    const start = performance.now()
    await work()
    taken.push(performance.now() - start)
  }
  taken.sort((left, right) => left - right)
  const at = (share: number): string =>
    (taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0).toFixed(1)
  console.log(`  ${what}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`)
}

/** Other names, or all posting lists would only be the same ones twenty times as long. */
async function copyCatalog(): Promise<void> {
  for (let copy = 1; copy <= copies; copy++) {
    await sql`
      with fresh as (
        insert into procedure (code, source_code, created_at)
        select code || '.X' || ${copy}::text, code || '.X' || ${copy}::text, now() from procedure where code !~ '[.]X' returning id, code
      )
      insert into procedure_revision (procedure_id, status, effective, name, name_original, levels, sector_code, sector_name, agencies, competent_agency_code, internal, recorded_at)
      select f.id, 'announced', '(,)', o.name || ' ' || substr(md5(f.code), 1, 4) || ' ' || substr(md5(f.code), 5, 3), o.name, o.levels, o.sector_code, o.sector_name, o.agencies, o.competent_agency_code, o.internal, now()
      from fresh f join procedure p on p.code = regexp_replace(f.code, '[.]X.*', '') join procedure_revision o on o.procedure_id = p.id`.execute(
      database.db,
    )
  }
}

async function withOwner(statement: string): Promise<void> {
  const owner = new Client({ connectionString: server.url })
  await owner.connect()
  await owner.query(statement)
  await owner.end()
}
