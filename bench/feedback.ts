import { build } from '../bin/build.ts'
import { fireAt, tableOf, type Shot } from './load.ts'
import { fillFeedback } from './million.ts'
import { spendTheNight } from './night.ts'
import { benchDataDir, residentMegabytes, startBenchSystem } from './prepare.ts'

// [BENCH_DATA=folder] node bench/feedback.ts [items] [seconds]: reads at 100/s, writes at 20/s beside them, a spike to five times the load, with so many items stored.
// Filling takes minutes; a folder that is already full (BENCH_DATA, else .cache/bench) is measured as it is. 0 seconds: only fill.

const items = Number(process.argv[2] ?? 1_000_000)
const seconds = Number(process.argv[3] ?? 60)

await build()
const system = await startBenchSystem({ worker: true })
try {
  const stored = await fillFeedback(system.owner, system.database.url, items)
  await spendTheNight(system.owner, system.database.url, benchDataDir)
  const codes = await sample('select code from feedback_publication tablesample system (0.05) limit 500')
  const procedures = await sample('select code from procedure tablesample bernoulli (10) limit 300')
  const cookie = await signIn('kiemsoat', system.password)
  const cases = await sample(`select code from feedback where status = 'handling' limit 300`)
  const reads = [...publicReads(codes, procedures), ...staffReads(cookie, cases)]
  await fireAt(20, 5, reads)

  console.log(
    `\n${stored} items; memory of the web process at rest ${residentMegabytes(system.web.pid).toFixed(0)} MB\n`,
  )
  console.log('Reads at 100/s\n')
  console.log(tableOf(await fireAt(100, seconds, reads)))
  console.log('\nReads at 100/s and writes at 20/s\n')
  const [beside, writes] = await Promise.all([
    fireAt(100, seconds, reads),
    fireAt(20, seconds, [submission(procedures)]),
  ])
  console.log(tableOf([...beside, ...writes]))
  console.log('\nSpike: reads at 500/s, writes at 100/s, one minute; then the usual load again\n')
  const [spike, spikeWrites] = await Promise.all([
    fireAt(500, Math.min(60, seconds), reads),
    fireAt(100, Math.min(60, seconds), [submission(procedures)]),
  ])
  console.log(tableOf([...spike.slice(-1), ...spikeWrites.slice(-1)]))
  console.log('\nAfterwards, reads at 100/s\n')
  console.log(tableOf((await fireAt(100, 15, reads)).slice(-1)))
  console.log(`\nMemory of the web process after the load ${residentMegabytes(system.web.pid).toFixed(0)} MB`)
} finally {
  await system.stop()
}

async function sample(statement: string): Promise<readonly string[]> {
  const { rows } = await system.owner.query<{ code: string }>(statement)
  return rows.map(({ code }) => code)
}

function one(list: readonly string[]): string {
  return list[Math.floor(Math.random() * list.length)] ?? ''
}

function get(path: () => string, headers: Record<string, string> = {}): Shot['fire'] {
  return () => fetch(`${system.address}${path()}`, { headers, redirect: 'manual' })
}

function publicReads(codes: readonly string[], procedures: readonly string[]): readonly Shot[] {
  const ok = (status: number): boolean => status === 200
  const words = ['khai sinh', 'đất đai', 'bảo hiểm y tế', 'giay phep xay dung', 'lý lịch tư pháp', 'ho kinh doanh']
  return [
    { name: 'home', weight: 8, fire: get(() => '/'), expect: ok },
    { name: 'published list', weight: 15, fire: get(() => '/phan-anh-kien-nghi'), expect: ok },
    {
      name: 'published list, page',
      weight: 5,
      fire: get(() => `/phan-anh-kien-nghi?trang=${1 + Math.floor(Math.random() * 20)}`),
      expect: ok,
    },
    {
      name: 'published search',
      weight: 8,
      fire: get(() => `/phan-anh-kien-nghi?q=${encodeURIComponent(one(words))}`),
      expect: ok,
    },
    { name: 'published item', weight: 14, fire: get(() => `/phan-anh-kien-nghi/${one(codes)}`), expect: ok },
    { name: 'form', weight: 5, fire: get(() => '/phan-anh-kien-nghi/gui'), expect: ok },
    { name: 'procedure list', weight: 8, fire: get(() => '/thu-tuc-hanh-chinh'), expect: ok },
    {
      name: 'procedure search',
      weight: 8,
      fire: get(() => `/thu-tuc-hanh-chinh?q=${encodeURIComponent(one(words))}`),
      expect: ok,
    },
    {
      name: 'procedure',
      weight: 8,
      fire: get(() => `/thu-tuc-hanh-chinh/${encodeURIComponent(one(procedures))}`),
      expect: ok,
    },
    { name: 'API published list', weight: 5, fire: get(() => '/api/v1/feedback'), expect: ok },
    { name: 'where to send', weight: 2, fire: get(() => '/noi-tiep-nhan'), expect: ok },
  ]
}

function staffReads(cookie: string, cases: readonly string[]): readonly Shot[] {
  const ok = (status: number): boolean => status === 200
  return [
    { name: 'work list', weight: 5, fire: get(() => '/can-bo/phan-anh', { cookie }), expect: ok },
    { name: 'case', weight: 6, fire: get(() => `/can-bo/phan-anh/${one(cases)}`, { cookie }), expect: ok },
    { name: 'dashboard', weight: 2, fire: get(() => '/can-bo', { cookie }), expect: ok },
    { name: 'register', weight: 1, fire: get(() => '/can-bo/so-tiep-nhan', { cookie }), expect: ok },
  ]
}

function submission(procedures: readonly string[]): Shot {
  return {
    name: 'submission',
    weight: 1,
    expect: (status) => status === 201,
    fire: () =>
      fetch(`${system.address}/api/v1/feedback`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
        body: JSON.stringify({
          ground: 'impractical',
          text: `Hồ sơ phải nộp bản sao có chứng thực dù đã có dữ liệu (${Math.random()}).`,
          procedureCode: one(procedures),
          senderName: 'Người Gửi Thử',
          senderAddress: 'Ấp Thử, xã Thử',
          senderPhone: '0900000001',
          consent: true,
        }),
      }),
  }
}

async function signIn(login: string, password: string): Promise<string> {
  const page = await fetch(`${system.address}/dang-nhap`)
  const html = await page.text()
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const form = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const answer = await fetch(`${system.address}/dang-nhap`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: form },
    body: new URLSearchParams({ _csrf: token, login, password }),
  })
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  if (answer.status !== 303) throw new Error(`Signing in gave ${answer.status}`)
  return [form, ...cookies].join('; ')
}
