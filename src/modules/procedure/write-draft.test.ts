import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import { samplePdf, samplePicture } from '#kernel/files/sample-files.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { seedPeople } from '#modules/agency/testing.ts'
import { closeDrafts } from './announce-revisions.ts'
import { procedureRoutes } from './routes.ts'
import { draftPath } from './staff-paths.ts'
import { startRevision } from './start-revision.ts'

let database: TestDatabase
let people: Awaited<ReturnType<typeof seedPeople>>
let site: TestServer

beforeAll(async () => {
  database = await freshDatabase()
  people = await perform(await callerOn(database), seedPeople, undefined)
  site = await serveRoutes(database, procedureRoutes())
})
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function aDraft(name: string): Promise<string> {
  const agencyId = people.lan.posts[0]?.agencyId ?? ''
  return perform(await callerOn(database, { actor: people.lan }), startRevision, { name, agencyId })
}

async function open(url: string) {
  const { body } = await site.server.inject({ url, headers: site.as(people.lan) })
  return body
}

/** Sends the form of a section as the page drew it, with what was typed into it. */
async function send(url: string, typed: Readonly<Record<string, string>>) {
  const page = await open(url)
  const drawn = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  )
  const { fields, headers } = await formProof(site.server, url, site.as(people.lan))
  const payload = new URLSearchParams({ ...Object.fromEntries(drawn), ...fields, ...typed }).toString()
  return site.server.inject({ method: 'POST', url, headers, payload })
}

async function upload(url: string, name: string, bytes: Buffer) {
  const section = url.replace(/\/tep$/, '')
  const page = await open(section)
  const { fields, headers } = await formProof(site.server, section, site.as(people.lan))
  const mark = /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const parts = Object.entries({ ...fields, mark }).map(
    ([key, value]) => `--x\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  )
  const head = `--x\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\n\r\n`
  return site.server.inject({
    method: 'POST',
    url,
    headers: { ...headers, 'content-type': 'multipart/form-data; boundary=x' },
    payload: Buffer.concat([Buffer.from(parts.join('') + head), bytes, Buffer.from('\r\n--x--\r\n')]),
  })
}

describe('the papers of a new procedure', () => {
  test('a case without a name, as its hint allows, is kept and leads to its papers', async () => {
    const revisionId = await aDraft('Cấp giấy không tên trường hợp')
    const cases = draftPath('section', { revisionId, section: 'giay-to' })
    const papers = draftPath('section', { revisionId, section: 'giay-to-1' })
    expect(await open(cases)).not.toContain(papers)
    expect((await send(cases, { copyCount: '1' })).statusCode).toBe(303)
    expect(await open(cases)).toContain(papers)
    expect((await send(papers, { 'papers.0.name': 'Tờ khai', 'papers.0.use': 'submit' })).statusCode).toBe(303)
    expect(await open(draftPath('preview', { revisionId }))).toContain('Tờ khai')
  })

  test('a count that is none is told with a count as example, money with money', async () => {
    const revisionId = await aDraft('Cấp giấy đếm bản')
    const cases = draftPath('section', { revisionId, section: 'giay-to' })
    const wrong = await send(cases, { copyCount: 'một bộ' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('ãy nhập một số nguyên, ví dụ 1')
    expect(wrong.body).not.toContain('1.250.000')
    expect((await send(cases, { copyCount: '1,5' })).statusCode).toBe(422)
  })

  test('what nobody has written yet is not said to be missing in a source', async () => {
    const revisionId = await aDraft('Cấp giấy chưa viết gì')
    const preview = await open(draftPath('preview', { revisionId }))
    expect(preview).toContain('Chưa ghi')
    expect(preview).not.toContain('Nguồn không ghi')
  })
})

describe('the file of a form', () => {
  test('is refused when it is a photograph, with the kinds that are taken; a form that can be filled in is kept', async () => {
    const revisionId = await aDraft('Cấp giấy có mẫu')
    await send(draftPath('section', { revisionId, section: 'giay-to' }), {})
    await send(draftPath('section', { revisionId, section: 'giay-to-1' }), {
      'papers.0.name': 'Đơn',
      'papers.0.use': 'submit',
    })
    const params = { revisionId, section: 'giay-to-1-1' }
    const photo = await upload(draftPath('upload', params), 'photo.jpg', await samplePicture('jpeg'))
    expect(photo.statusCode).toBe(422)
    expect(photo.body).toContain('chỉ nhận tệp PDF, DOCX, XLSX')
    expect(await open(draftPath('section', params))).not.toContain('photo.jpg')
    expect((await upload(draftPath('upload', params), 'mau.pdf', samplePdf)).statusCode).toBe(303)
    expect(await open(draftPath('section', params))).toContain('mau.pdf')
  })
})

describe('the desk of those who write', () => {
  test('has both ways to begin before any draft; drafts in a dossier that was sent stand apart, a page at a time', async () => {
    for (let number = 1; number <= 22; number += 1) await aDraft(`Cấp giấy của bàn viết ${number}`)
    const sent = await aDraft('Cấp giấy đã gửi đi')
    const submit = (act: Act) => closeDrafts(act, [sent])
    await perform(await callerOn(database), submit, undefined)
    const page = await open('/can-bo/thu-tuc')
    const places = ['Thủ tục mới', 'Sửa đổi một thủ tục', 'id="ban-thao"', 'Cấp giấy của bàn viết 22<'].map((words) =>
      page.indexOf(words),
    )
    expect(places.toSorted((one, other) => one - other)).toEqual(places)
    expect(places).not.toContain(-1)
    expect(page).not.toContain('Cấp giấy đã gửi đi')
    expect(page.match(/href="\/can-bo\/thu-tuc\/ban-thao\/[\w-]+"/g)).toHaveLength(20)
    expect(await open('/can-bo/thu-tuc?trang=2')).toContain('Cấp giấy của bàn viết 1<')
    expect(await open('/can-bo/thu-tuc?nhom=submitted')).toContain('Cấp giấy đã gửi đi')
  })
})
