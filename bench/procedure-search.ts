import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
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
import { readJudgedQuestions } from '#modules/procedure/judge-search.ts'
import { prepareSearch } from '#modules/procedure/prepare-search.ts'
import { searchProcedures, suggestWhileTyping } from '#modules/procedure/search-procedures.ts'
import { suggestProcedures } from '#modules/procedure/suggest-procedures.ts'

/**
 * How long the import and the search of procedures take, on a database of their own: `[BENCH_DATA=folder] node bench/procedure-search.ts [copies]`.
 * `copies`: how many times the catalogue is stored again under other codes and names (20 make 101,115). A named folder is kept and used again.
 */
const copies = Number(process.argv[2] ?? 0)
const kept = process.env['BENCH_DATA']
const dataDir = kept === undefined ? mkdtempSync(join(tmpdir(), 'minh-bach-bench-')) : resolve(kept)
mkdirSync(dataDir, { recursive: true })
const server = await startEmbeddedPostgres({ dataDir, durable: false })
const vault = openVault(Buffer.alloc(32, 9))
await migrate(server.url, vault)
const database = openDatabase({ url: server.url, vault })
const queue = await openQueue(database.pool)
const on = todayOf(systemClock)

const spentBy = new Map<string, number>()

/** What the judged questions do not have: words that thousands of names hold, slips, codes, one letter. */
const hardOnes = [
  'khai sinh',
  'đất đai',
  'bảo hiểm y tế',
  'giay phep xay dung',
  'lý lịch tư pháp',
  'ho kinh doanh',
  'KHAI SINH',
  'khai sihn',
  'cap giay phep',
  'thu tuc',
  'cấp',
  'cap giay chung nhan',
  'giay chung nhan quyen su dung dat',
  'xay dung nha o',
  '1.001193',
  '1.00',
  'sua doi bo sung giay phep',
  'giay phep lia xe',
  'c',
  'xuat nhap khau thuoc',
  'moi truong',
  'cấp giấy phép hoạt động dịch vụ đăng ký quyết định cơ quan nhà nước có thẩm quyền công bố tổ chức cá nhân',
  'tôi muốn làm lại căn cước công dân bị mất',
  'mở quán ăn cần giấy tờ gì',
  'zzzzqqqq xkcdxkcd',
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
  const count = await countProcedures()
  if (count === 0) {
    await importCatalog(caller)
    for (let copy = 1; copy <= copies; copy++) await copyCatalog(copy)
    await prepareSearch(caller)
    await withOwner('vacuum analyze')
  }
  await measureAll()
} finally {
  await queue.close()
  await database.close()
  await server.stop()
  if (kept === undefined) rmSync(dataDir, { recursive: true, force: true })
}

async function importCatalog(caller: Caller): Promise<void> {
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
}

async function measureAll(): Promise<void> {
  const { total } = await searchProcedures(database.reader, { page: 1, on })
  console.log(`${total} procedures in force`)
  const judged = [
    ...(await readJudgedQuestions(join(projectRoot, 'bench/search/queries.csv'))),
    ...(await readJudgedQuestions(join(projectRoot, 'bench/search/held-out.csv'))),
  ].map(({ query }) => query)
  await measure('list, first page', [''], 40)
  await measure('list with facets', [''], 10, { facets: true })
  await measure('list of one level with facets', [''], 10, { level: 'commune', facets: true })
  await measure(`${judged.length} everyday questions with facets`, judged, 3, { facets: true })
  await measure(`${hardOnes.length} hard ones with facets`, hardOnes, 6, { facets: true })
  const mixed = ['khai sinh', 'đất đai', 'bảo hiểm y tế', 'giay phep xay dung', 'lý lịch tư pháp', 'ho kinh doanh']
  await measure('the six of the mixture with facets', mixed, 10, { facets: true })
  const typed = ['kh', 'khai', 'khai s', 'dang ky khai s', 'giay phep l', 'cap lai can cuoc c', 'gplx', 'dat d']
  await time('suggestions while typing', typed, 10, (q) => suggestWhileTyping(database.reader, { typed: q, on }))
  await time('suggestions for a letter', [feedback], 20, (text) =>
    suggestProcedures(database.reader, { text, limit: 5, on }),
  )
}

function measure(
  what: string,
  questions: readonly string[],
  rounds: number,
  more: { readonly facets?: boolean; readonly level?: 'commune' } = {},
): Promise<void> {
  return time(what, questions, rounds, (q) => searchProcedures(database.reader, { q, page: 1, on, ...more }))
}

/**
 * Every question so many times, in turn. `each` is the quickest of its times, which other programs disturb least; beside it the processor time of
 * the database for each, where Linux tells.
 */
async function time(
  what: string,
  questions: readonly string[],
  rounds: number,
  work: (question: string) => Promise<unknown>,
): Promise<void> {
  for (const question of questions.slice(0, 3)) await work(question)
  const serving = await servingProcesses()
  const quickest = new Map<string, number>()
  const all: number[] = []
  const least = new Map<string, number>()
  for (let round = 0; round < rounds; round++) {
    for (const question of questions) {
      const spent = databaseMilliseconds(serving)
      const start = performance.now()
      await work(question)
      const took = performance.now() - start
      all.push(took)
      quickest.set(question, Math.min(took, quickest.get(question) ?? Infinity))
      least.set(question, Math.min(databaseMilliseconds(serving) - spent, least.get(question) ?? Infinity))
    }
  }
  console.log(`  ${what}: all ${summaryOf(all)}`)
  console.log(
    `    each ${summaryOf([...quickest.values()])}; processor of the database ${summaryOf([...least.values()])}`,
  )
  const dearest = [...least].toSorted(([, one], [, other]) => other - one).slice(0, 4)
  if (questions.length > 8) console.log(`    dearest: ${dearest.map(([question]) => question).join(' | ')}`)
}

function summaryOf(milliseconds: readonly number[]): string {
  const sorted = milliseconds.toSorted((one, other) => one - other)
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1)
  const mean = sorted.reduce((sum, one) => sum + one, 0) / sorted.length
  return `mean ${mean.toFixed(1)}, p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, most ${at(1)} ms`
}

/** What the processes that serve connections have used of a processor until now; one that has gone counts with its last. */
function databaseMilliseconds(serving: readonly string[]): number {
  for (const pid of serving) {
    const file = `/proc/${pid}/schedstat`
    if (existsSync(file)) spentBy.set(pid, Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6)
  }
  return [...spentBy.values()].reduce((sum, milliseconds) => sum + milliseconds, 0)
}

/** The processes that serve this program's connections, as the server calls them; none where there is no `/proc`. */
async function servingProcesses(): Promise<readonly string[]> {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where backend_type = 'client backend'`.execute(database.db)
  return rows.map(({ pid }) => String(pid)).filter((pid) => existsSync(`/proc/${pid}/schedstat`))
}

async function countProcedures(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from procedure`.execute(database.db)
  return rows[0]?.count ?? 0
}

/**
 * The catalogue again, each name with two words of other names behind it: with words of their own all posting lists would only be the same
 * ones twenty times as long, with strange ones the vocabulary would grow as no language does. Everything that is searched is copied.
 */
async function copyCatalog(copy: number): Promise<void> {
  await sql`
    with word as (select array_agg(word order by word) as list from procedure_word where position(' ' in word) = 0 and length(word) > 1),
    original as (
      select p.code, r.*, ('x' || substr(md5(p.code || ${copy}::text), 1, 7))::bit(28)::int as one,
        ('x' || substr(md5(p.code || ${copy}::text), 8, 7))::bit(28)::int as other
      from procedure p join procedure_revision r on r.procedure_id = p.id and r.status = 'announced' where p.code !~ '[.]X'
    ), fresh as (
      insert into procedure (code, source_code, created_at)
      select code || '.X' || ${copy}::text, code || '.X' || ${copy}::text, now() from original returning id, code
    )
    insert into procedure_revision (procedure_id, status, effective, name, name_original, levels, sector_code, sector_name, agencies,
      competent_agency_code, internal, recorded_at, applicant_kinds, online, search_keywords, search_outcomes, search_papers, life_event, service_groups)
    select f.id, 'announced', o.effective,
      left(o.name || ' ' || list[1 + one % cardinality(list)] || ' ' || list[1 + other % cardinality(list)], 4000),
      o.name_original, o.levels, o.sector_code, o.sector_name, o.agencies, o.competent_agency_code, o.internal, now(),
      o.applicant_kinds, o.online, o.search_keywords, o.search_outcomes, o.search_papers, o.life_event, o.service_groups
    from word, fresh f join original o on f.code = o.code || '.X' || ${copy}::text`.execute(database.db)
}

async function withOwner(statement: string): Promise<void> {
  const owner = new Client({ connectionString: server.url })
  await owner.connect()
  await owner.query(statement)
  await owner.end()
}
