import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { perform } from '#kernel/act.ts'
import type { OfficialActor } from '#kernel/auth/actor.ts'
import { countStatements } from '#kernel/db/statements.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, freshDatabase } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { listPosts } from './official-queries.ts'
import { agencyRoutes } from './routes.ts'
import { seedPeople, type TestPeople } from './testing.ts'

let database: TestDatabase
let people: TestPeople
let site: TestServer

beforeAll(async () => {
  database = await freshDatabase()
  people = await perform(await callerOn(database), seedPeople, undefined)
  site = await serveRoutes(database, agencyRoutes)
})

afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function look(url: string, actor?: OfficialActor) {
  return site.server.inject({ url, headers: actor ? site.as(actor) : {} })
}

async function send(url: string, actor: OfficialActor, fields: Record<string, string>) {
  const proof = await formProof(site.server, url, site.as(actor))
  const payload = new URLSearchParams({ ...fields, ...proof.fields }).toString()
  return site.server.inject({ method: 'POST', url, headers: proof.headers, payload })
}

describe('where to send feedback (plan V.1)', () => {
  test('every department, district and commune stands there, and what is not known is said', async () => {
    const { body, statusCode } = await look('/noi-tiep-nhan')
    expect(statusCode).toBe(200)
    expect(body).toContain('Ủy ban nhân dân xã Long Bình')
    expect(body).toContain('href="tel:02993822576"')
    expect(body).toContain('chưa cập nhật')
    expect(body).toContain('Số điện thoại này được ghi cho nhiều cơ quan, cần kiểm tra lại')
    expect(body).toContain('Hộp thư có thể là của cơ quan khác')
    expect(body.match(/<a href="\/noi-tiep-nhan\//g)?.length).toBe(142)
    expect(body).not.toContain('Công ty Điện lực')
  })

  test('a phone shows the groups, the many agencies below them folded; what was searched for stands open', async () => {
    const folds = (body: string) => body.match(/<details class="disclosure print-open"[^>]*>/g) ?? []
    const whole = folds((await look('/noi-tiep-nhan')).body)
    expect(whole.length).toBeGreaterThan(10)
    expect(whole.filter((fold) => fold.includes(' open'))).toHaveLength(1)
    const found = folds((await look('/noi-tiep-nhan?q=nga+nam')).body)
    expect(found.length).toBeGreaterThan(0)
    expect(found.every((fold) => fold.includes(' open'))).toBe(true)
  })

  test('the control authority of the day stands first', async () => {
    const { body } = await look('/noi-tiep-nhan')
    expect(body.indexOf('Sở Tư pháp')).toBeLessThan(body.indexOf('Ủy ban nhân dân tỉnh Sóc Trăng'))
  })

  test.each([
    ['/noi-tiep-nhan?q=long+binh', 'Ủy ban nhân dân xã Long Bình', 'Sở Y tế'],
    ['/noi-tiep-nhan?q=xa+long+binh+nga+nam', 'Ủy ban nhân dân xã Long Bình', 'Sở Y tế'],
    ['/noi-tiep-nhan?q=sở+y+tế+sóc+trăng', 'Sở Y tế', 'Ủy ban nhân dân xã Long Bình'],
    ['/noi-tiep-nhan?cap=district', 'Ủy ban nhân dân huyện Kế Sách', 'Sở Y tế'],
    ['/noi-tiep-nhan?q=%00%27%3B--&cap=x', 'Không tìm thấy cơ quan nào', 'Sở Y tế'],
    ['/en/noi-tiep-nhan', 'Where to send feedback', 'Nơi tiếp nhận phản ánh'],
  ])('%s shows %s and not %s', async (url, shown, absent) => {
    const { body, statusCode } = await look(url)
    expect(statusCode).toBe(200)
    expect(body).toContain(shown)
    expect(body.slice(body.indexOf('<h1'))).not.toContain(absent)
  })

  test('one agency has a sheet to print with its code, and an unknown one is not found', async () => {
    const { body } = await look('/noi-tiep-nhan/so-y-te')
    expect(body).toContain('0299 3822576')
    expect(body).toContain('<svg')
    expect(body).toContain('http://localhost:3000/phan-anh-kien-nghi/gui?noi=so-y-te')
    for (const code of ['khong-co', 'cong-ty-dien-luc', '%3Cscript%3E']) {
      expect((await look(`/noi-tiep-nhan/${code}`)).statusCode).toBe(404)
    }
  })
})

describe('GET /api/v1/agencies', () => {
  test('lists the agencies of today in the shape of the contract', async () => {
    const answer = (await look('/api/v1/agencies')).json()
    expect(answer).toMatchObject({ total: 285, page: 1, pageSize: 500 })
    expect(answer.items).toHaveLength(285)
    expect(answer.items[0]).toEqual({
      code: 'ubnd-tinh',
      name: 'Ủy ban nhân dân tỉnh Sóc Trăng',
      kind: 'provincial-committee',
      unit: '94',
      validFrom: '2017-01-01',
      validTo: null,
    })
  })

  test('tells what was there on another day, and refuses a day that does not exist', async () => {
    expect((await look('/api/v1/agencies?on=2016-12-31')).json()).toMatchObject({ items: [], total: 0 })
    expect((await look('/api/v1/agencies?kind=media')).json().total).toBe(2)
    expect((await look('/api/v1/agencies?on=2017-02-30')).statusCode).toBe(422)
  })
})

const lookingPages = [
  '/can-bo/co-quan',
  '/can-bo/co-quan?q=so&loai=department&ngay=01/06/2017&trang=1',
  '/can-bo/co-quan/so-y-te',
  '/can-bo/can-bo',
  '/can-bo/can-bo/lan',
  '/can-bo/can-bo/dau-moi?tu=01/01/2017&den=31/12/2017',
  '/can-bo/don-vi-hanh-chinh?ngay=02/07/2025&cap=commune',
]

describe('pages of officials', () => {
  test.each(lookingPages)(
    '%s opens for an official with at most 11 statements, and asks a visitor to sign in',
    async (url) => {
      const { result, statements } = await countStatements(() => look(url, people.lan))
      expect(result.statusCode).toBe(200)
      expect(statements.length).toBeLessThanOrEqual(11)
      expect((await look(url)).headers.location).toContain('/dang-nhap')
    },
  )

  const formPages = [
    'co-quan/them',
    'co-quan/nhap',
    'co-quan/so-y-te/sua',
    'co-quan/so-y-te/dia-chi',
    'co-quan/so-y-te/vai-tro',
    'co-quan/so-y-te/giai-the',
    'co-quan/so-y-te/bo-nhiem',
    'can-bo/them',
    'can-bo/nhap',
    'can-bo/lan/sua',
    'can-bo/lan/thoi-viec',
  ]

  test.each(formPages)('/can-bo/%s opens for the administrator only', async (path) => {
    expect((await look(`/can-bo/${path}`, people.quanTri)).statusCode).toBe(200)
    expect((await look(`/can-bo/${path}`, people.lan)).statusCode).toBe(404)
  })

  test('an administrator changes a contact; the same form sent twice makes one', async () => {
    const url = '/can-bo/co-quan/so-noi-vu/dia-chi'
    const fields = { from: '15/3/2017', phone: '0299 3820099', source: 'Công văn 12/SNV', receivesFeedback: 'on' }
    const proof = await formProof(site.server, url, site.as(people.quanTri))
    const payload = new URLSearchParams({ ...fields, ...proof.fields }).toString()
    for (const _ of [1, 2]) {
      const answer = await site.server.inject({ method: 'POST', url, headers: proof.headers, payload })
      expect(answer.statusCode).toBe(303)
      expect(answer.headers.location).toBe('/can-bo/co-quan/so-noi-vu')
    }
    expect((await look('/noi-tiep-nhan/so-noi-vu')).body).toContain('0299 3820099')
    const rows = await database.db
      .selectFrom('agencyContact')
      .innerJoin('agency', 'agency.id', 'agencyContact.agencyId')
      .select('agencyContact.id')
      .where('agency.code', '=', 'so-noi-vu')
      .execute()
    expect(rows).toHaveLength(2)
  })

  test('what was wrongly typed comes back with its words, and a refusal says why', async () => {
    const wrong = await send('/can-bo/co-quan/them', people.quanTri, {
      code: 'Sở A',
      name: '<b>Sở A</b>',
      kind: 'department',
      from: '30/2/2017',
      basis: 'QĐ',
    })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('&lt;b>Sở A&lt;/b>')
    expect(wrong.body).toContain('30/2/2017')
    const refused = await send('/can-bo/co-quan/so-y-te/giai-the', people.quanTri, {
      closedOn: '1/6/2017',
      basis: 'QĐ',
    })
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('Còn cơ quan, đơn vị trực thuộc')
  })

  test('the head lets a colleague stand in; somebody else may not', async () => {
    const [post] = await listPosts(database.reader, { officialId: people.lan.officialId })
    const url = `/can-bo/vi-tri/${post?.postId}/lam-thay`
    const fields = { deputyCode: 'son', from: '3/4/2017', to: '7/4/2017', basis: 'Phân công 5/SYT' }
    expect((await send(url, people.minh, fields)).statusCode).toBe(409)
    expect((await send(url, people.hanh, fields)).statusCode).toBe(303)
    expect((await look('/can-bo/can-bo', people.lan)).body).toContain('Phân công 5/SYT')
  })

  test('registers, appoints, ends a post and lets an official leave', async () => {
    expect(
      (
        await send('/can-bo/can-bo/them', people.quanTri, {
          code: 'thao',
          name: 'Ngô Thị Thảo',
          email: 'thao@minh-bach.example',
        })
      ).statusCode,
    ).toBe(303)
    const appointed = await send('/can-bo/co-quan/so-noi-vu/bo-nhiem', people.quanTri, {
      officialCode: 'thao',
      role: 'focal-point',
      from: '1/2/2017',
      basis: 'QĐ 3',
    })
    expect(appointed.headers.location).toBe('/can-bo/co-quan/so-noi-vu')
    expect((await look('/can-bo/can-bo/dau-moi', people.lan)).body).toContain('Ngô Thị Thảo')
    expect(
      (await send('/can-bo/can-bo/thao/thoi-viec', people.quanTri, { leftOn: '1/3/2017', basis: 'QĐ 4' })).statusCode,
    ).toBe(303)
    expect((await look('/can-bo/can-bo/thao', people.lan)).body).toContain('01/03/2017')
  })
})

describe('sheets', () => {
  function upload(url: string, bytes: Buffer, proof: Awaited<ReturnType<typeof formProof>>, name = 'co-quan.xlsx') {
    const body = new FormData()
    for (const [field, value] of Object.entries(proof.fields)) body.append(field, value)
    body.append('file', new Blob([new Uint8Array(bytes)]), name)
    const { 'content-type': _, ...headers } = { ...proof.headers }
    return site.server.inject({ method: 'POST', url, headers, payload: body })
  }

  test('a sheet is checked first, shown, and imported when the administrator says so', async () => {
    const columns = ['Mã', 'Tên cơ quan', 'Loại', 'Mã cơ quan quản lý', 'Từ ngày', 'Căn cứ']
    const bytes = await writeSheet({
      sheets: [
        {
          name: 'A',
          columns: columns.map((header) => ({ header, width: 20, type: 'text' as const })),
          rows: [['chi-cuc-a', 'Chi cục A', 'Ban, ngành', 'ubnd-tinh', '01/02/2017', 'QĐ 9']],
        },
      ],
    })
    const proof = await formProof(site.server, '/can-bo/co-quan/nhap', site.as(people.quanTri))
    const received = await upload('/can-bo/co-quan/nhap', bytes, proof)
    expect(received.statusCode).toBe(303)
    const address = received.headers.location ?? ''
    const checked = await look(address, people.quanTri)
    expect(checked.body).toContain('Chi cục A')
    expect((await look('/can-bo/co-quan/chi-cuc-a', people.lan)).statusCode).toBe(404)

    expect((await send(address, people.quanTri, {})).statusCode).toBe(303)
    expect((await look('/can-bo/co-quan/chi-cuc-a', people.lan)).statusCode).toBe(200)
    expect((await look(address, people.quanTri)).body).toContain('Tệp không có gì mới')
    expect((await look(address, people.lan)).statusCode).toBe(404)
  })

  test('a file that is not a sheet is refused', async () => {
    const proof = await formProof(site.server, '/can-bo/can-bo/nhap', site.as(people.quanTri))
    const refused = await upload('/can-bo/can-bo/nhap', Buffer.from('xin chào'), proof, 'a.txt')
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('Tệp không phải là bảng tính XLSX')
  })

  test.each(['/can-bo/co-quan/xuat.xlsx', '/can-bo/can-bo/xuat.xlsx'])('%s is a workbook', async (url) => {
    const file = await look(url, people.lan)
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
    expect(file.headers['content-disposition']).toContain('.xlsx')
    expect((await look(url)).statusCode).not.toBe(200)
  })
})

test('nobody but officials sees the staff side', () => {
  const open = agencyRoutes.filter((route) => route.access.who === 'everyone').map((route) => route.path)
  expect(open).toEqual(['/noi-tiep-nhan', '/noi-tiep-nhan/:code', '/api/v1/agencies'])
})
