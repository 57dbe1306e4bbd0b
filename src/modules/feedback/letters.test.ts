import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll } from 'vitest'
import { perform, type Act, type Doer } from '#kernel/act.ts'
import { visitor, type Actor } from '#kernel/auth/actor.ts'
import { letterToPdf } from '#kernel/documents/letter-pdf.ts'
import { readPdf } from '#kernel/documents/read-pdf.testing.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test, testInstant } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { classifyFeedback } from './classify-feedback.ts'
import { decreeInFull } from './letter-grounds.ts'
import { composeLetter } from './compose-letter.ts'
import { lettersFor, type LetterKind } from './letters.ts'
import { feedbackLetterRoutes, letterPath } from './letters-web.ts'
import { getVisibleFeedback } from './queries.ts'
import { refuseFeedback } from './refuse-feedback.ts'
import { requestInformation } from './request-information.ts'
import { aFeedback, seedFeedbackWorld, type TestStage } from './testing.ts'
import { transferFeedback } from './transfer-feedback.ts'
import { transferOutside } from './transfer-outside.ts'

const decree = 'Nghị định số 20/2008/NĐ-CP ngày 14 tháng 02 năm 2008 của Chính phủ'
let database: TestDatabase
let people: TestPeople
let served: TestServer

beforeAll(async () => {
  database = await freshDatabase()
  people = await perform(await callerOn(database), seedFeedbackWorld, undefined)
  served = await serveRoutes(database, feedbackLetterRoutes)
})
afterAll(async () => {
  await served.server.close()
  await database.drop()
})

async function done<Input, Result>(actor: Actor, doer: Doer<Input, Result>, input: Input): Promise<Result> {
  return perform(await callerOn(database, { actor }), doer, input)
}

async function anItem(stage: TestStage, submission: Parameters<typeof aFeedback>[3] = {}): Promise<string> {
  const make = (act: Act) => aFeedback(act, people, stage, submission)
  return (await perform(await callerOn(database), make, undefined)).feedback.code
}

async function pdfOf(actor: Actor, code: string, kind: LetterKind): Promise<string> {
  const letter = await done(actor, composeLetter, { code, kind })
  const { pages } = await readPdf(await letterToPdf(letter, testInstant))
  const text = pages.map((page) => page.text).join(' ')
  // A line may end after the hyphen or the stroke of a document's number.
  return text.replaceAll(/(?<=[-/]) (?=\p{Lu}{2})/gu, '')
}

async function looksAt(code: string): Promise<number> {
  const { id } = await getVisibleFeedback(database.reader, people.hoa, code)
  const rows = await database.reader
    .selectFrom('feedbackEvent')
    .select('id')
    .where('feedbackId', '=', id)
    .where('name', '=', 'sender-viewed')
    .execute()
  return rows.length
}

describe('công văn chuyển (Đ.9.1.d)', () => {
  test('tells the agency what to do on which ground and by when, and names nobody', async () => {
    const code = await anItem('transferred', {
      text: 'Tôi là Trần Thị Ngọc, 0912345678. Trạm y tế đòi bản sao có chứng thực.',
    })
    const text = await pdfOf(people.hoa, code, 'chuyen')
    expect(text).toContain('ỦY BAN NHÂN DÂN')
    expect(text).toContain('SỞ TƯ PHÁP')
    expect(text).toContain('/STP-KSTTHC')
    expect(text).toMatch(/Sóc Trăng, ngày\s+tháng\s+năm 2017/)
    expect(text).toContain('V/v chuyển phản ánh, kiến nghị về quy định hành chính')
    expect(text).toContain('Kính gửi: Sở Y tế')
    expect(text).toContain(`Căn cứ điểm d khoản 1 Điều 9 ${decree}`)
    expect(text).toContain('Nghị định số 48/2013/NĐ-CP ngày 14 tháng 5 năm 2013 của Chính phủ')
    expect(text).not.toContain('92/2017')
    expect(text).toMatch(/vào sổ số \d+\/2017 \(mã PA-/)
    expect(text).toContain('Trạm y tế đòi bản sao có chứng thực.')
    expect(text).toMatch(/chậm nhất ngày \d{2}\/\d{2}\/2017/)
    // Nobody has signed, nobody's title is recorded: the head of a department is its director.
    expect(text).toContain('GIÁM ĐỐC')
    for (const own of ['Ngọc', '0912345678', 'An Hưng', 'ngoc@']) expect(text).not.toContain(own)
    expect(await looksAt(code)).toBe(0)
  })

  test('to a ministry it names the sender of an item about a rule, and the look is recorded', async () => {
    const code = await anItem('classified')
    await done(people.hoa, transferOutside, {
      code,
      outsideName: 'Bộ Y tế',
      reason: 'Thẩm quyền của Bộ',
      letterNumber: '7/STP-KSTTHC',
    })
    const text = await pdfOf(people.hoa, code, 'chuyen')
    expect(text).toContain('Kính gửi: Bộ Y tế')
    expect(text).toContain('Số: 07/STP-KSTTHC')
    expect(text).toContain('Sóc Trăng, ngày 15 tháng 3 năm 2017')
    expect(text).toContain('Trần Thị Ngọc')
    expect(await looksAt(code)).toBe(1)
  })

  test('about conduct it names nobody, wherever it goes', async () => {
    const code = await anItem('accepted', { ground: 'conduct', accusedAgencyCode: 'so-y-te' })
    await done(people.hoa, classifyFeedback, {
      code,
      about: 'conduct',
      accusedAgencyCode: 'so-y-te',
      kind: 'problem',
      ground: 'conduct',
      complex: false,
    })
    await done(people.hoa, transferFeedback, { code, toAgencyCode: 'ubnd-tinh', reason: 'Cơ quan quản lý trực tiếp' })
    const text = await pdfOf(people.hoa, code, 'chuyen')
    expect(text).toContain('V/v chuyển phản ánh về việc thực hiện quy định hành chính')
    expect(text).toContain('khoản 1 Điều 14 Nghị định số 20/2008/NĐ-CP')
    expect(text).not.toContain('Ngọc')
    expect(await looksAt(code)).toBe(0)
  })
})

test('đề nghị bổ sung asks the sender at her address, on Đ.9.1.a before acceptance', async () => {
  const code = await anItem('submitted')
  await done(people.hoa, requestInformation, { code, question: 'Xin cho biết trạm y tế nào đã đòi bản sao.' })
  const text = await pdfOf(people.hoa, code, 'bo-sung')
  expect(text).toContain('Kính gửi: Ông/bà Trần Thị Ngọc (địa chỉ: Ấp An Hưng, xã An Thạnh 3, huyện Cù Lao Dung)')
  expect(text).toContain(`Căn cứ điểm a khoản 1 Điều 9 ${decree}`)
  expect(text).toContain('Xin cho biết trạm y tế nào đã đòi bản sao.')
  expect(await looksAt(code)).toBe(1)
})

describe('công văn trả lời', () => {
  test('a draft says that it is one', async () => {
    const text = await pdfOf(people.lan, await anItem('answer-drafted'), 'tra-loi')
    expect(text).toContain('DỰ THẢO')
    expect(text).toContain('Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.')
  })

  test('the approved answer stands word for word, signed by who approved it, with the day until which the sender may come back', async () => {
    const code = await anItem('answered')
    const text = await pdfOf(people.lan, code, 'tra-loi')
    expect(text).not.toContain('DỰ THẢO')
    expect(text).toContain('SỞ Y TẾ')
    expect(text).toContain('Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.')
    expect(text).toContain('Hình thức xử lý: Giải thích, hướng dẫn.')
    expect(text).toMatch(/đề nghị xem lại một lần, đến hết ngày \d{2}\/\d{2}\/2017/)
    expect(text).toMatch(/(?<!PHÓ )GIÁM ĐỐC[\s\S]*Lê Thị Hạnh/)
    expect(text).toContain('khoản 2 Điều 14, Điều 15 và Điều 19')
  })
})

test('thông báo không tiếp nhận says why and which door is the right one', async () => {
  const code = await anItem('submitted')
  await done(people.hoa, refuseFeedback, {
    code,
    ground: 'complaint',
    guidance: 'Đề nghị gửi đơn đến người có thẩm quyền giải quyết khiếu nại lần đầu.',
  })
  const text = await pdfOf(people.hoa, code, 'tu-choi')
  expect(text).toContain('THÔNG BÁO')
  expect(text).toContain('Về việc không tiếp nhận phản ánh, kiến nghị')
  expect(text).toContain(`khoản 2 Điều 1 ${decree}`)
  expect(text).toContain('là khiếu nại, được giải quyết theo quy định của pháp luật về khiếu nại')
  expect(text).toContain('Đề nghị gửi đơn đến người có thẩm quyền giải quyết khiếu nại lần đầu.')
})

test('công văn đôn đốc counts from the day of the transfer and tells nothing of the item or its sender', async () => {
  const code = await anItem('handling')
  const text = await pdfOf(people.hoa, code, 'nhac')
  expect(text).toContain('V/v đôn đốc xử lý phản ánh, kiến nghị')
  expect(text).toContain('Kính gửi: Sở Y tế')
  expect(text).toContain(`Căn cứ khoản 5 Điều 18 ${decree}`)
  expect(text).toContain('Ngày 15/03/2017, Sở Tư pháp đã chuyển')
  expect(text).not.toMatch(/Ngọc|khai sinh/)
})

test('a decree is cited from the day it is in force', () => {
  expect(decreeInFull('2013-06-30')).not.toContain('48/2013')
  expect(decreeInFull('2017-09-24')).not.toContain('92/2017')
  expect(decreeInFull('2017-09-25')).toContain(
    '48/2013/NĐ-CP ngày 14 tháng 5 năm 2013 và Nghị định số 92/2017/NĐ-CP ngày 07 tháng 8 năm 2017',
  )
})

describe('who may have them', () => {
  test('only documents for which it is time, by those whose work it is', async () => {
    const may = async (actor: Actor, code: string) =>
      lettersFor(actor, await getVisibleFeedback(database.reader, people.hoa, code), '2017-03-15')
    expect(await may(people.hoa, await anItem('submitted'))).toEqual([])
    const handling = await anItem('handling')
    expect(await may(people.hoa, handling)).toEqual(['chuyen', 'nhac'])
    expect(await may(people.lan, handling)).toEqual([])
    const answered = await anItem('answered')
    expect(await may(people.lan, answered)).toEqual(['tra-loi'])
    // The chairman watches: no document that names the sender.
    expect(await may(people.tu, answered)).not.toContain('tra-loi')
    expect(await may(people.minh, answered)).toEqual([])
    expect(await may(visitor, answered)).toEqual([])
  })

  test('PDF and Word come by their address to whoever may, and are not there for others', async () => {
    const code = await anItem('transferred')
    const get = (actor: Actor, url: string) => served.server.inject({ url, headers: served.as(actor) })
    const pdf = await get(people.hoa, letterPath(code, 'chuyen', 'pdf'))
    expect(pdf.statusCode).toBe(200)
    expect(pdf.headers['content-type']).toBe('application/pdf')
    expect(pdf.headers['content-disposition']).toContain(`chuyen-${code}.pdf`)
    expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    const docx = await get(people.hoa, letterPath(code, 'chuyen', 'docx'))
    expect(docx.statusCode).toBe(200)
    const document = strFromU8(unzipSync(docx.rawPayload)['word/document.xml'] ?? new Uint8Array())
    expect(document).toContain('Kính gửi: Sở Y tế')
    expect((await get(people.minh, letterPath(code, 'chuyen', 'pdf'))).statusCode).toBe(404)
    expect((await get(people.hoa, letterPath(code, 'tra-loi', 'pdf'))).statusCode).toBe(404)
    expect((await get(people.hoa, letterPath(code, 'chuyen', 'pdf').replace('.pdf', '.exe'))).statusCode).toBe(404)
    expect((await get(visitor, letterPath(code, 'chuyen', 'pdf'))).statusCode).not.toBe(200)
  })
})
