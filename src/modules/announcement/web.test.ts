import { afterAll, beforeAll } from 'vitest'
import { perform, type Act, type Doer } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { samplePdf } from '#kernel/files/sample-files.ts'
import { signedPdf } from '#kernel/files/signed-pdf-sample.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { actAs, actAt, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { procedureRoutes } from '#modules/procedure/public.ts'
import { addItem } from './add-item.ts'
import { clearDossier } from './clear-dossier.ts'
import { listItems } from './item-queries.ts'
import { openAnnouncement } from './open-announcement.ts'
import { announcementPath } from './paths.ts'
import { getAnnouncement } from './queries.ts'
import { draftChecksBeside } from './draft-checks.tsx'
import { announcementRoutes } from './routes.ts'
import { signDecision } from './sign-decision.ts'
import { submitDossier } from './submit-dossier.ts'
import { submitToChairman } from './submit-to-chairman.ts'
import { aDossier, aSignedFile, seedAnnouncing, soundContent, writeText, type AnnouncingPeople } from './testing.ts'

let database: TestDatabase
let people: AnnouncingPeople
let site: TestServer

beforeAll(async () => {
  database = await freshDatabase()
  people = await perform(await callerOn(database), seedAnnouncing, undefined)
  site = await serveRoutes(database, [...announcementRoutes, ...procedureRoutes(draftChecksBeside)])
})
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function done<Input, Result>(actor: Actor, doer: Doer<Input, Result>, input: Input): Promise<Result> {
  return perform(await callerOn(database, { actor }), doer, input)
}

async function anotherDossier(name: string): Promise<string> {
  const make = (act: Act) => aDossier(act, people, { name })
  return (await perform(await callerOn(database), make, undefined)).code
}

async function toTheChairman(code: string): Promise<void> {
  await done(people.lan, submitDossier, { code })
  await done(people.hoa, clearDossier, { code })
  await done(people.hanh, submitToChairman, { code })
}

async function post(actor: Actor, page: string, url: string, fields: Record<string, string>) {
  const proof = await formProof(site.server, page, site.as(actor))
  const payload = new URLSearchParams({ ...proof.fields, ...fields }).toString()
  return site.server.inject({ method: 'POST', url, headers: proof.headers, payload })
}

describe('the page of a dossier', () => {
  test('shows to each only what she may do, and to a stranger nothing', async () => {
    const code = await anotherDossier('Cấp giấy phép thứ nhất')
    const url = announcementPath('dossier', { code })
    const seenBy = async (actor: Actor) => site.server.inject({ url, headers: site.as(actor) })
    const mine = await seenBy(people.lan)
    expect(mine.body).toContain('Gửi kiểm soát chất lượng</summary>')
    expect(mine.body).toContain('25/05/2017')
    expect((await seenBy(people.hoa)).body).not.toContain('Thông qua kiểm soát chất lượng</summary>')
    expect((await seenBy(people.minh)).statusCode).toBe(404)
    expect((await seenBy(people.tu)).statusCode).toBe(404)
  })

  test('what another has done meanwhile: 409, what is possible now, and the words stay', async () => {
    const code = await anotherDossier('Cấp giấy phép thứ hai')
    await done(people.son, submitDossier, { code })
    const page = announcementPath('dossier', { code })
    const note = 'Kính đề nghị kiểm soát sớm trong tuần này.'
    const answer = await post(people.lan, page, announcementPath('submit', { code }), { version: '2', note })
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('Hồ sơ đã thay đổi từ khi trang này được mở')
    expect(answer.body).toContain(note)
    expect(answer.body).toContain('Rút hồ sơ')
  })

  test('a reason too short is asked for again with what was typed', async () => {
    const code = await anotherDossier('Cấp giấy phép thứ ba')
    await done(people.lan, submitDossier, { code })
    const page = announcementPath('dossier', { code })
    const answer = await post(people.hoa, page, announcementPath('return', { code }), { reason: 'Sai' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('>Sai</textarea>')
    // A step to be taken looks like one.
    expect(answer.body).toMatch(/<summary class="button button-secondary">/)
    expect((await getAnnouncement(database.reader, people.hoa, code)).status).toBe('in-quality-control')
  })

  test('an item that the law does not allow is refused with the article, and nothing typed is lost', async () => {
    const { code } = await done(people.lan, openAnnouncement, { title: 'Công bố bãi bỏ thủ tục hành chính' })
    const [never] = await listItems(
      database.reader,
      (await getAnnouncement(database.reader, people.lan, await anotherDossier('Chưa từng công bố'))).id,
    )
    const page = announcementPath('addItem', { code })
    const fields = {
      kind: 'repealed',
      procedureCode: never?.code ?? '',
      instrumentNumber: '77/2017/NĐ-CP',
      instrumentName: 'Nghị định bãi bỏ',
      instrumentEffectiveOn: '01/07/2017',
    }
    const answer = await post(people.lan, page, page, fields)
    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('điểm c khoản 2 Điều 14 Nghị định số 63/2010/NĐ-CP')
    expect(answer.body).toContain('value="77/2017/NĐ-CP"')
  })
})

describe('the signature', () => {
  test('by program: a PDF with its digital signature, looked at; then the decision and its file are public', async () => {
    const code = await anotherDossier('Cấp giấy phép được ký bằng chương trình')
    await toTheChairman(code)
    const sign = (
      number: string,
      file: Buffer,
      headers: Record<string, string> = { 'idempotency-key': 'khoa-ky-0001' },
    ) => {
      const form = new FormData()
      form.set('decisionNumber', number)
      form.set('decisionOn', '2017-03-15')
      form.set('files', new File([new Uint8Array(file)], 'quyết định.pdf', { type: 'application/pdf' }))
      return site.server.inject({
        method: 'POST',
        url: `/api/v1/announcements/${code}/signature`,
        headers: { ...site.as(people.tu), ...headers },
        payload: form,
      })
    }
    expect((await sign('601/QĐ-UBND', signedPdf, {})).statusCode).toBe(422)
    expect((await sign('601', signedPdf)).json()).toMatchObject({ code: 'invalid' })
    // One byte of what was signed is another: the file is not the one that was signed.
    const changed = Buffer.from(signedPdf)
    changed[20] = (changed[20] ?? 0) ^ 1
    const broken = await sign('601/QĐ-UBND', changed, { 'idempotency-key': 'khoa-ky-0002' })
    expect([broken.statusCode, broken.body]).toEqual([422, expect.stringContaining('announcement.signature-broken')])
    const signed = await sign('601/QĐ-UBND', signedPdf)
    expect(signed.json()).toMatchObject({
      status: 'signed',
      decision: { number: '601/QĐ-UBND', on: '2017-03-15', slug: '601-qd-ubnd-2017' },
      allowedMoves: [],
    })
    const page = await site.server.inject({ url: announcementPath('dossier', { code }), headers: site.as(people.lan) })
    expect(page.body).toContain('Nội dung tệp còn nguyên vẹn từ khi ký')
    expect(page.body).toContain('Chưa kiểm tra (cần dịch vụ bên ngoài)')
    for (const what of ['/can-bo/niem-yet', '/can-bo/co-so-du-lieu-quoc-gia', '/can-bo/doi-chieu'])
      expect(page.body).toContain(`href="${what}"`)
    const open = await site.server.inject({ url: '/cong-bo/601-qd-ubnd-2017' })
    expect(open.body).toContain('Cấp giấy phép được ký bằng chương trình')
    expect(open.body).toContain('Tệp còn nguyên vẹn từ khi ký')
    const file = await site.server.inject({ url: '/cong-bo/601-qd-ubnd-2017/quyet-dinh.pdf' })
    expect(Buffer.compare(file.rawPayload, signedPdf)).toBe(0)
  })

  test('anything but a PDF is not taken', async () => {
    const code = await anotherDossier('Cấp giấy phép với tệp sai')
    await toTheChairman(code)
    const wrong = { ...aSignedFile, file: { ...aSignedFile.file, mediaType: 'image/png' } }
    const fields = { code, decisionNumber: '602/QĐ-UBND', decisionOn: '2017-03-15' }
    await expect(done(people.tu, signDecision, { ...fields, ...wrong })).rejects.toMatchObject({
      problems: [{ field: 'files', code: 'announcement.pdf-only' }],
    })
    await expect(done(people.tu, signDecision, { ...fields, file: undefined, signatures: [] })).rejects.toMatchObject({
      problems: [{ field: 'files', code: 'required' }],
    })
    expect(samplePdf.length).toBeGreaterThan(0)
  })
})

test('before its day the portal shows the old text, on the day the new one, and nobody does anything in between', async () => {
  const first = await anotherDossier('Cấp chứng chỉ hành nghề dược')
  await toTheChairman(first)
  const fields = { ...aSignedFile, decisionOn: '2017-03-15' }
  await done(people.tu, signDecision, { ...fields, code: first, decisionNumber: '701/QĐ-UBND' })
  const [item] = await listItems(database.reader, (await getAnnouncement(database.reader, people.lan, first)).id)
  const procedureCode = item?.code ?? ''
  await perform(
    await callerOn(database),
    async (act) => {
      const now = actAt(act, '2017-06-20T09:00:00+07:00')
      const lan = actAs(now, people.lan)
      const { code } = await openAnnouncement(lan, { title: 'Công bố sửa đổi thủ tục hành chính' })
      const instrument = { instrumentNumber: '65/2017/NĐ-CP', instrumentName: 'Nghị định sửa đổi' }
      const { id } = await addItem(lan, {
        code,
        kind: 'amended',
        procedureCode,
        ...instrument,
        instrumentIssuedOn: '2017-06-10',
        instrumentEffectiveOn: '2017-08-01',
        shortened: false,
      })
      const [next] = await listItems(act.tx, id)
      await writeText(now, people, next?.revisionId ?? '', () => soundContent('Cấp lại chứng chỉ hành nghề dược'))
      await submitDossier(lan, { code })
      const findings = await act.tx
        .updateTable('announcementFinding')
        .set({ state: 'answered', closedAt: now.now })
        .where('announcementId', '=', id)
        .where('state', '=', 'open')
        .returning('severity')
        .execute()
      expect(findings.map(({ severity }) => severity)).not.toContain('blocking')
      await clearDossier(actAs(now, people.hoa), { code })
      await submitToChairman(actAs(now, people.hanh), { code })
      const number = { decisionNumber: '702/QĐ-UBND', decisionOn: '2017-06-20' }
      await signDecision(actAs(now, people.tu), { ...aSignedFile, ...number, code })
    },
    undefined,
  )
  const shownOn = async (day: string) => {
    const clock = fixedClock(new Date(`${day}T10:00:00+07:00`))
    const served = await serveRoutes(database, procedureRoutes(), clock)
    const { body } = await served.server.inject({ url: `/api/v1/procedures/${procedureCode}` })
    await served.server.close()
    return String(JSON.parse(body).name)
  }
  expect(await shownOn('2017-07-31')).toBe('Cấp chứng chỉ hành nghề dược')
  expect(await shownOn('2017-08-01')).toBe('Cấp lại chứng chỉ hành nghề dược')
})
