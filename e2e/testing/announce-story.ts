import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { expect } from 'vitest'
import { z } from 'zod'
import { samplePdf } from '#kernel/files/sample-files.ts'
import { runChecks } from '#modules/announcement/checks/all-checks.ts'
import { contentOfSource } from '#modules/procedure/read-record.ts'
import type { Visitor } from './browser.ts'
import type { SharedSystem } from './shared-system.ts'
import type { Story } from './story.ts'

export interface AnnouncedProcedure {
  readonly code: string
  readonly name: string
}

const List = z.object({
  items: z.array(z.object({ code: z.string(), name: z.string() })),
  total: z.number(),
  pageSize: z.number(),
})
const Detail = z.object({ items: z.array(z.object({ id: z.string(), revision: z.string() })) })
const Draft = z.object({ version: z.number(), content: z.looseObject({ paperGroups: z.array(z.looseObject({})) }) })
type DraftContent = z.infer<typeof Draft>['content']

const effectiveOn = '2027-01-15'
const dayBefore = '2027-01-14'

/** How a department, the control authority and the chairman announce one procedure, each in a browser of her own. */
export const announceStory = {
  /**
   * The last but `fromEnd` procedure of the health department in whose text nothing stands in the way of clearing it; those at the
   * beginning of the list are in dossiers of the demonstration.
   */
  async choose({ address }: SharedSystem, fromEnd: number): Promise<AnnouncedProcedure> {
    const ask = async (page: number) =>
      List.parse(await (await fetch(`${address}/api/v1/procedures?agency=so-y-te&page=${page}`)).json())
    const { total, pageSize, items } = await ask(1)
    const pages = Array.from({ length: Math.ceil(total / pageSize) - 1 }, (_, index) => ask(index + 2))
    const all = [...items, ...(await Promise.all(pages)).flatMap((page) => page.items)]
    const clear = await codesWithoutBlockingFault()
    const chosen = all.filter(({ code }) => clear.has(code)).at(-fromEnd)
    if (!chosen) throw new Error(`No procedure ${fromEnd} from the end of ${total}`)
    return chosen
  },

  async open(story: Story, procedure: AnnouncedProcedure, number: string, inForce = '15/01/2027'): Promise<string> {
    const health = await story.official('soyte')
    const { page, look } = health
    await page.goto('/can-bo/cong-bo')
    await look()
    await story.picture(page, 'cong-bo-danh-sach')
    await page.getByRole('link', { name: 'Lập hồ sơ công bố' }).click()
    await look()
    await page
      .getByLabel('Trích yếu của quyết định')
      .fill(`Công bố thủ tục hành chính được sửa đổi lĩnh vực y tế (${number})`)
    await page.getByRole('button', { name: 'Lập hồ sơ' }).click()
    await page.waitForURL(/them-thu-tuc/)
    await look()
    const code = /CB-2026-\d{4}/.exec(page.url())?.[0] ?? ''
    const search = page.getByRole('main').getByRole('search')
    await search.getByRole('searchbox').fill(procedure.code)
    await search.getByRole('button').click()
    await page
      .getByRole('link', { name: /^Chọn thủ tục này/ })
      .first()
      .click()
    await look()
    expect(await page.getByLabel('Mã thủ tục', { exact: true }).inputValue()).toBe(procedure.code)
    await page.getByLabel('Số, ký hiệu văn bản').fill(`${number}/2026/NQ-HĐND`)
    await page.getByLabel(/^Tên văn bản/).fill('Nghị quyết về cắt giảm thời gian giải quyết thủ tục hành chính')
    await page.getByLabel(/^Cơ quan ban hành/).fill('Hội đồng nhân dân tỉnh')
    await page.getByLabel(/^Ngày ban hành/).fill('01/11/2026')
    await page.getByLabel(/^Ngày văn bản có hiệu lực/).fill(inForce)
    await story.picture(page, 'cong-bo-them-thu-tuc')
    await page.getByRole('button', { name: 'Thêm vào hồ sơ' }).click()
    await page.waitForURL((url) => url.pathname === `/can-bo/cong-bo/${code}`)
    await look()
    return code
  },

  async sendAndReturn(story: Story, _: AnnouncedProcedure, code: string, number: string): Promise<'returned'> {
    const health = await story.official('soyte')
    // Three faults of three kinds: a vague paper, a paper without a count, a form that is named and not attached.
    await writeDraft(health, code, (content) => ({
      ...content,
      ...withGround(content, number),
      paperGroups: [...content.paperGroups, { title: 'Trường hợp sửa đổi', papers: faultyPapers }],
    }))
    await seeChecks(health, code)
    await story.picture(health.page, 'cong-bo-kiem-tra')
    await moveDossier(health, code, 'Gửi kiểm soát chất lượng')

    const control = await story.official('kiemsoat')
    await control.page.goto(`/can-bo/cong-bo/${code}`)
    await control.look()
    await story.picture(control.page, 'cong-bo-kiem-soat')
    const main = await control.page.getByRole('main').innerText()
    for (const words of ['Từ ngữ chung chung', 'Chưa ghi loại', 'chưa đính kèm mẫu']) expect(main).toContain(words)
    await moveDossier(control, code, 'Trả lại để hoàn thiện', async (form) => {
      await form.getByLabel('Lý do').fill('Đề nghị sửa các điểm hệ thống đã nêu và gửi lại.')
    })
    return statusOf(control, 'returned')
  },

  async correctAndSign(story: Story, code: string, number: string): Promise<'signed'> {
    const health = await story.official('soyte')
    await correctPapers(health, code)
    await story.picture(health.page, 'cong-bo-soan-thao')
    await health.page.goto(`/can-bo/cong-bo/${code}`)
    await health.look()
    await bringBeforeChairman(story, code)
    const chairman = await story.official('lanhdao')
    await chairman.page.goto(`/can-bo/cong-bo/${code}`)
    await story.picture(chairman.page, 'cong-bo-trinh-ky')
    for (const file of ['quyet-dinh.pdf', 'quyet-dinh.docx', 'to-trinh.pdf', 'gop-y.pdf']) {
      const got = await chairman.page.request.get(`/can-bo/cong-bo/${code}/van-ban/${file}`)
      expect(got.status(), file).toBe(200)
    }
    await signAs(chairman, code, number)
    return statusOf(chairman, 'signed')
  },

  /** From the first page to the signature in one go, for those whose journey begins there. */
  async announce(story: Story, procedure: AnnouncedProcedure, number: string, inForce: string): Promise<'signed'> {
    const code = await announceStory.open(story, procedure, number, inForce)
    const health = await story.official('soyte')
    await writeDraft(health, code, (content) => ({ ...content, ...withGround(content, number), copyCount: 1 }))
    await bringBeforeChairman(story, code)
    const chairman = await story.official('lanhdao')
    await signAs(chairman, code, number)
    return statusOf(chairman, 'signed')
  },

  async readBeforeAndAfter(
    { citizen, picture }: Story,
    procedure: AnnouncedProcedure,
    number: string,
  ): Promise<'read'> {
    const { page, look } = citizen
    const textOn = async (on: string) =>
      await (await page.request.get(`/api/v1/procedures/${encodeURIComponent(procedure.code)}?on=${on}`)).text()
    const basis = `${number}/2026/NQ-HĐND`
    expect(await textOn('2026-11-23')).not.toContain(basis)
    expect(await textOn(dayBefore)).not.toContain(basis)
    expect(await textOn(effectiveOn)).toContain(basis)
    const shownOn = async (on: string) => {
      await page.goto(`/thu-tuc-hanh-chinh/${encodeURIComponent(procedure.code)}?on=${on}`)
      await look()
      return page.getByRole('main').innerText()
    }
    expect(await shownOn(dayBefore)).not.toContain(basis)
    expect(await shownOn(effectiveOn)).toContain(basis)
    await page.goto('/cong-bo')
    await look()
    await page.getByRole('link', { name: new RegExp(`Quyết định số ${number}/QĐ-UBND`) }).click()
    await look()
    await picture(page, 'cong-bo-quyet-dinh')
    expect(await page.getByRole('main').innerText()).toContain('15/01/2027')
    await page.getByRole('link', { name: procedure.name }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    return 'read'
  },
} as const

/** Sent, explained, cleared, submitted: each by the official whose part it is. */
async function bringBeforeChairman(story: Story, code: string): Promise<void> {
  const health = await story.official('soyte')
  await moveDossier(health, code, 'Gửi kiểm soát chất lượng')
  await answerOpenFindings(health, code)
  await moveDossier(await story.official('kiemsoat'), code, 'Thông qua kiểm soát chất lượng')
  await moveDossier(await story.official('soyte-giamdoc'), code, 'Trình Chủ tịch ký')
}

async function signAs(chairman: Visitor, code: string, number: string): Promise<void> {
  await moveDossier(chairman, code, 'Ký quyết định công bố', async (form) => {
    await form.getByLabel('Số, ký hiệu quyết định').fill(`${number}/QĐ-UBND`)
    await form
      .getByLabel('Quyết định đã ký (PDF)')
      .setInputFiles({ name: 'quyet-dinh.pdf', mimeType: 'application/pdf', buffer: samplePdf })
  })
}

/** Codes of the portal's records of health departments that could be cleared as they are. */
async function codesWithoutBlockingFault(): Promise<ReadonlySet<string>> {
  const file = createReadStream('data/procedures/national-portal.jsonl.gz').pipe(createGunzip())
  const codes = new Set<string>()
  const instrument = { id: '', name: '', issuer: '', issuedOn: null, effectiveOn, endedOn: null, endedBy: null }
  for await (const line of createInterface({ input: file })) {
    const content = line.includes('Sở Y tế') ? contentOfSource(line) : undefined
    // What is settled at the level of the province hangs on the department's own board.
    if (!content?.levels.includes('province')) continue
    const faults = runChecks({
      kind: 'new',
      code: '',
      content,
      before: null,
      inForceBefore: false,
      baseStands: true,
      effectiveOn,
      instrument: { ...instrument, number: content.legalBases[0]?.number ?? '' },
      instruments: new Map(),
      sameName: [],
    })
    if (faults.some(({ check, severity }) => (severity ?? check.severity) === 'blocking')) continue
    codes.add(Source.parse(JSON.parse(line)).code.trim())
  }
  return codes
}

const Source = z.object({ code: z.string() })

const faultyPapers = [
  { name: 'Các giấy tờ khác có liên quan (nếu có)', originals: 1 },
  { name: 'Giấy khám sức khỏe' },
  { name: 'Đơn đề nghị theo mẫu số 99', originals: 1 },
]

function withGround(content: DraftContent, number: string): object {
  const bases = z.array(z.unknown()).catch([]).parse(content['legalBases'])
  const name = 'Nghị quyết về cắt giảm thời gian giải quyết thủ tục hành chính'
  return { legalBases: [...bases, { number: `${number}/2026/NQ-HĐND`, name, articles: 'Điều 2' }] }
}

/** The draft of the dossier's only text, saved as a program of the department would. */
async function writeDraft(health: Visitor, code: string, change: (content: DraftContent) => object): Promise<void> {
  const { request } = health.page
  const detail = Detail.parse(await (await request.get(`/api/v1/announcements/${code}`)).json())
  const path = `/api/v1/procedure-drafts/${detail.items[0]?.revision ?? ''}`
  const { version, content } = Draft.parse(await (await request.get(path)).json())
  const saved = await request.put(path, { data: { version, content: change(content) } })
  expect(saved.status(), await saved.text()).toBe(200)
}

/** Where the text is written the faults are counted; their page says each with its article and leads to where it is mended. */
async function seeChecks({ page, look }: Visitor, code: string): Promise<void> {
  await page.goto(`/can-bo/cong-bo/${code}`)
  await page.locator('#thu-tuc a').first().click()
  await page.getByRole('link', { name: 'Soạn dự thảo nội dung' }).click()
  expect(await page.locator('#kiem-tra').innerText()).toMatch(/\d+ phải sửa/)
  await look()
  await page.getByRole('link', { name: 'Xem từng điểm và căn cứ' }).click()
  await page.waitForURL(/\/kiem-tra$/)
  await look()
  const main = await page.getByRole('main').innerText()
  for (const words of [code, 'Từ ngữ chung chung', 'Chưa ghi loại', 'chưa đính kèm mẫu', 'Sửa phần này'])
    expect(main).toContain(words)
}

/** In the editor: from the procedure of the dossier to its papers; the faulty case goes, the number of dossiers comes. */
async function correctPapers({ page, look }: Visitor, code: string): Promise<void> {
  await page.goto(`/can-bo/cong-bo/${code}`)
  await page.locator('#thu-tuc a').first().click()
  await look()
  await page.getByRole('link', { name: 'Soạn dự thảo nội dung' }).click()
  await page.getByRole('link', { name: 'Thành phần, số lượng hồ sơ' }).click()
  await page
    .getByRole('button', { name: /^Bỏ trường hợp/i })
    .last()
    .click()
  await page.locator('.notice').first().waitFor()
  await page.getByLabel(/^Số lượng hồ sơ/).fill('1')
  await page.getByRole('button', { name: 'Lưu phần này' }).click()
  await page.locator('.notice', { hasText: 'Đã lưu.' }).first().waitFor()
  await look()
}

/** One move on the page of the dossier: unfold, fill in, do it. */
async function moveDossier(
  { page, look }: Visitor,
  code: string,
  name: string,
  fill?: (form: ReturnType<Visitor['page']['getByRole']>) => Promise<void>,
): Promise<void> {
  await page.goto(`/can-bo/cong-bo/${code}`)
  await page.locator('details > summary', { hasText: new RegExp(`^${name}$`) }).click()
  const form = page.getByRole('form', { name, exact: true })
  if (fill) await fill(form)
  await form.getByRole('button', { name, exact: true }).click()
  await page.waitForURL((url) => url.pathname === `/can-bo/cong-bo/${code}`)
  await page
    .locator('.notice', { hasText: `${name}: Đã ghi nhận.` })
    .first()
    .waitFor()
  await look()
}

/** What a real text says so because the law says it so is explained, finding by finding. */
async function answerOpenFindings(health: Visitor, code: string): Promise<void> {
  const { page } = health
  const Findings = z.object({ findings: z.array(z.object({ id: z.string(), item: z.string(), state: z.string() })) })
  const { findings } = Findings.parse(await (await page.request.get(`/api/v1/announcements/${code}`)).json())
  for (const { id, item } of findings.filter(({ state }) => state === 'open')) {
    await page.goto(`/can-bo/cong-bo/${code}/thu-tuc/${item}`)
    const card = page.locator(`#y-kien-${id}`)
    await card.locator('summary').click()
    await card.getByLabel('Nội dung trao đổi').fill('Giữ nguyên theo văn bản của trung ương.')
    await card.getByRole('button', { name: 'Giải trình' }).click()
    await page.locator('.notice').first().waitFor()
  }
  await health.look()
}

async function statusOf<Status extends string>({ page }: Visitor, status: Status): Promise<Status> {
  const words: Readonly<Record<string, string>> = { returned: 'Trả lại để hoàn thiện', signed: 'Đã ký' }
  await page
    .locator('main .tag', { hasText: words[status] ?? status })
    .first()
    .waitFor()
  return status
}
