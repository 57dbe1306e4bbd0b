import type { Shot } from './load.ts'
import type { BenchSystem } from './prepare.ts'

export interface Mixture {
  readonly reads: readonly Shot[]
  readonly submission: Shot
}

/** What people ask of a system that is full: 86 % public pages and API, 14 % pages of the control authority; and what they send. */
export async function feedbackMixture(system: BenchSystem): Promise<Mixture> {
  const codes = await sample('select code from feedback_publication tablesample system (0.05) limit 500')
  const procedures = await sample('select code from procedure tablesample bernoulli (10) limit 300')
  const cookie = await signIn(system, 'kiemsoat')
  const cases = await sample(`select code from feedback where status = 'handling' limit 300`)
  return {
    reads: [...publicReads(system, codes, procedures), ...staffReads(system, cookie, cases)],
    submission: submissionOf(system, procedures),
  }

  async function sample(statement: string): Promise<readonly string[]> {
    const { rows } = await system.owner.query<{ code: string }>(statement)
    return rows.map(({ code }) => code)
  }
}

function one(list: readonly string[]): string {
  return list[Math.floor(Math.random() * list.length)] ?? ''
}

function get(system: BenchSystem, path: () => string, headers: Record<string, string> = {}): Shot['fire'] {
  return () => fetch(`${system.address}${path()}`, { headers, redirect: 'manual' })
}

function publicReads(system: BenchSystem, codes: readonly string[], procedures: readonly string[]): readonly Shot[] {
  const ok = (status: number): boolean => status === 200
  const words = ['khai sinh', 'đất đai', 'bảo hiểm y tế', 'giay phep xay dung', 'lý lịch tư pháp', 'ho kinh doanh']
  return [
    { name: 'home', weight: 8, fire: get(system, () => '/'), expect: ok },
    { name: 'published list', weight: 15, fire: get(system, () => '/phan-anh-kien-nghi'), expect: ok },
    {
      name: 'published list, page',
      weight: 5,
      fire: get(system, () => `/phan-anh-kien-nghi?trang=${1 + Math.floor(Math.random() * 20)}`),
      expect: ok,
    },
    {
      name: 'published search',
      weight: 8,
      fire: get(system, () => `/phan-anh-kien-nghi?q=${encodeURIComponent(one(words))}`),
      expect: ok,
    },
    { name: 'published item', weight: 14, fire: get(system, () => `/phan-anh-kien-nghi/${one(codes)}`), expect: ok },
    { name: 'form', weight: 5, fire: get(system, () => '/phan-anh-kien-nghi/gui'), expect: ok },
    { name: 'procedure list', weight: 8, fire: get(system, () => '/thu-tuc-hanh-chinh'), expect: ok },
    {
      name: 'procedure search',
      weight: 8,
      fire: get(system, () => `/thu-tuc-hanh-chinh?q=${encodeURIComponent(one(words))}`),
      expect: ok,
    },
    {
      name: 'procedure',
      weight: 8,
      fire: get(system, () => `/thu-tuc-hanh-chinh/${encodeURIComponent(one(procedures))}`),
      expect: ok,
    },
    { name: 'API published list', weight: 5, fire: get(system, () => '/api/v1/feedback'), expect: ok },
    { name: 'where to send', weight: 2, fire: get(system, () => '/noi-tiep-nhan'), expect: ok },
  ]
}

function staffReads(system: BenchSystem, cookie: string, cases: readonly string[]): readonly Shot[] {
  const ok = (status: number): boolean => status === 200
  return [
    { name: 'work list', weight: 5, fire: get(system, () => '/can-bo/phan-anh', { cookie }), expect: ok },
    { name: 'case', weight: 6, fire: get(system, () => `/can-bo/phan-anh/${one(cases)}`, { cookie }), expect: ok },
    { name: 'dashboard', weight: 2, fire: get(system, () => '/can-bo', { cookie }), expect: ok },
    { name: 'register', weight: 1, fire: get(system, () => '/can-bo/so-tiep-nhan', { cookie }), expect: ok },
  ]
}

function submissionOf(system: BenchSystem, procedures: readonly string[]): Shot {
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

export async function signIn({ address, password }: BenchSystem, login: string): Promise<string> {
  const page = await fetch(`${address}/dang-nhap`)
  const html = await page.text()
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? ''
  const form = page.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  const answer = await fetch(`${address}/dang-nhap`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: form },
    body: new URLSearchParams({ _csrf: token, login, password }),
  })
  const cookies = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  if (answer.status !== 303) throw new Error(`Signing in gave ${answer.status}`)
  return [form, ...cookies].join('; ')
}
