import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { procedureRoutes } from '#modules/procedure/public.ts'
import { ProcedureContent } from '#modules/procedure/public-content.ts'
import { startRevision } from '#modules/procedure/public-drafts.ts'
import { draftPath } from '#modules/procedure/public-editing.ts'
import { removeItem } from './change-item.ts'
import { draftChecksBeside } from './draft-checks.tsx'
import { dossierOfDraft, listItems } from './item-queries.ts'
import { announcementPath } from './paths.ts'
import { announcementRoutes } from './routes.ts'
import { aDossier, seedAnnouncing, soundContent, writeText, type AnnouncingPeople } from './testing.ts'

let database: TestDatabase
let people: AnnouncingPeople
let site: TestServer

beforeAll(async () => {
  database = await freshDatabase()
  people = await perform(await callerOn(database), seedAnnouncing, undefined)
  site = await serveRoutes(database, [...announcementRoutes, ...procedureRoutes(draftChecksBeside, dossierOfDraft)])
})
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

const seenBy = (actor: Actor, url: string) => site.server.inject({ url, headers: site.as(actor) })
const checksOf = (revisionId: string) => announcementPath('draftChecks', { revisionId })

async function aDraft(name: string): Promise<string> {
  const agencyId = people.lan.posts[0]?.agencyId ?? ''
  return perform(await callerOn(database, { actor: people.lan }), startRevision, { name, agencyId })
}

type Change = (content: ProcedureContent) => Partial<ProcedureContent>

/** A sound text but for what is changed in it. */
async function written(revisionId: string, change: Change = () => ({})) {
  const write = (act: Act) =>
    writeText(act, people, revisionId, (name) => ({ ...soundContent(name), ...change(soundContent(name)) }))
  await perform(await callerOn(database), write, undefined)
}

async function anItem(name: string) {
  const { id, code } = await perform(await callerOn(database), (act: Act) => aDossier(act, people, { name }), undefined)
  const [item] = await listItems(database.reader, id)
  return { code, itemId: item?.id ?? '', revisionId: item?.revisionId ?? '' }
}

const another = { title: 'Trường hợp khác', papers: [{ name: 'Các giấy tờ khác có liên quan', originals: 1 }] }

describe('what the checks say of a draft, where it is written', () => {
  test('each point is told with its article, why, and the page on which it is mended; beside the editor stand their numbers', async () => {
    const draft = await aDraft('Cấp giấy phép thử')
    await written(draft, ({ paperGroups }) => ({
      applicants: [],
      paperGroups: [...paperGroups, ...ProcedureContent.parse({ name: 'x', paperGroups: [another] }).paperGroups],
    }))
    const page = await seenBy(people.lan, checksOf(draft))
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('Chưa có đối tượng thực hiện (điểm e khoản 2 Điều 8)')
    expect(page.body).toContain('Điểm a đến điểm g khoản 2 Điều 8 Nghị định số 63/2010/NĐ-CP')
    expect(page.body).toContain(draftPath('section', { revisionId: draft, section: 'doi-tuong' }))
    expect(page.body).toContain(draftPath('section', { revisionId: draft, section: 'giay-to-2' }))
    expect(page.body).toContain('chưa nằm trong hồ sơ công bố nào')

    const counts = /\d+ phải sửa(?:, \d+ cần xem xét)?/
    const editor = await seenBy(people.lan, draftPath('draft', { revisionId: draft }))
    const section = await seenBy(people.lan, draftPath('section', { revisionId: draft, section: 'doi-tuong' }))
    expect(editor.body).toContain(checksOf(draft))
    expect(counts.exec(editor.body)?.[0]).toBeDefined()
    expect(counts.exec(section.body)?.[0]).toBe(counts.exec(editor.body)?.[0])
  })

  test('what is mended is gone at the next look', async () => {
    const draft = await aDraft('Cấp giấy phép thử hai')
    await written(draft, () => ({ applicants: [] }))
    expect((await seenBy(people.lan, checksOf(draft))).body).toContain('Phải sửa</')
    await written(draft)
    expect((await seenBy(people.lan, checksOf(draft))).body).not.toContain('Phải sửa</')
  })

  test('in a dossier it is checked as there, with the instrument and the day, and the dossier is named', async () => {
    const { code, itemId, revisionId } = await anItem('Cấp thẻ thử')
    await written(revisionId, () => ({ legalBases: [{ number: '01/2016/TT-BYT', name: 'Thông tư', articles: '' }] }))
    const page = await seenBy(people.lan, checksOf(revisionId))
    expect(page.body).toContain(announcementPath('item', { code, itemId }))
    expect(page.body).toContain('15/2017/NĐ-CP')
  })

  test('the control authority and the chairman’s office read it; another department and who is not signed in do not', async () => {
    const draft = await aDraft('Cấp giấy phép thử ba')
    for (const reader of [people.hoa, people.tu]) expect((await seenBy(reader, checksOf(draft))).statusCode).toBe(200)
    expect((await seenBy(people.minh, checksOf(draft))).statusCode).toBe(404)
    expect((await site.server.inject(checksOf(draft))).statusCode).toBe(303)
    expect((await seenBy(people.lan, checksOf('01900000-0000-7000-8000-000000000000'))).statusCode).toBe(404)
  })

  test('the editor with its checks asks the database at most eleven times', async () => {
    const { revisionId } = await anItem('Cấp thẻ thử hai')
    for (const url of [draftPath('draft', { revisionId }), draftPath('section', { revisionId, section: 'chung' })]) {
      const { result, statements } = await countStatements(() => seenBy(people.lan, url))
      expect(result.statusCode).toBe(200)
      expect(statements.length).toBeLessThanOrEqual(11)
    }
  })
})

describe('a draft that stands in a dossier', () => {
  const withdrawal = (revisionId: string) =>
    site.server.inject({
      method: 'POST',
      url: `/api/v1/procedure-drafts/${revisionId}/withdrawal`,
      headers: { ...site.as(people.lan), 'idempotency-key': randomUUID() },
      payload: {},
    })

  test('is not given up while the dossier holds it: the dossier is named; taken out of it, it may be', async () => {
    const { code, itemId, revisionId } = await anItem('Cấp thẻ thử ba')
    const refused = await withdrawal(revisionId)
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'procedure.draft-in-dossier', details: { dossier: code } })

    const takeOut = (act: Act) => removeItem(act, { code, itemId })
    await perform(await callerOn(database, { actor: people.lan }), takeOut, undefined)
    expect((await withdrawal(revisionId)).statusCode).toBe(200)
  })

  test('says so on the page on which it would be given up', async () => {
    const { code, revisionId } = await anItem('Cấp thẻ thử bốn')
    const editor = draftPath('draft', { revisionId })
    const proof = await formProof(site.server, editor, site.as(people.lan))
    const page = await site.server.inject({
      method: 'POST',
      url: draftPath('withdraw', { revisionId }),
      headers: proof.headers,
      payload: new URLSearchParams(proof.fields).toString(),
    })
    expect(page.statusCode).toBe(409)
    expect(page.body).toContain(`Bản thảo đang nằm trong hồ sơ công bố ${code} nên chưa bỏ được.`)
  })
})

describe('the next step of a text that is written', () => {
  test('is a dossier: one that may still be added to, with code and kind, or a new one; in a dossier, the way to it', async () => {
    const draft = await aDraft('Cấp giấy phép bước sau')
    const { code, itemId, revisionId } = await anItem('Cấp thẻ bước sau')
    const mine = await seenBy(people.lan, draftPath('draft', { revisionId: draft }))
    const own = await database.reader
      .selectFrom('procedureRevision as revision')
      .innerJoin('procedure', 'procedure.id', 'revision.procedureId')
      .select('procedure.code')
      .where('revision.id', '=', draft)
      .executeTakeFirstOrThrow()
    expect(mine.body).toContain('Đưa vào hồ sơ công bố')
    expect(mine.body).toContain(`${announcementPath('addItem', { code })}?kieu=new&amp;ma=${own.code}`)
    expect(mine.body).toContain(announcementPath('create'))
    const inDossier = await seenBy(people.lan, draftPath('draft', { revisionId }))
    expect(inDossier.body).toContain(announcementPath('item', { code, itemId }))
    expect(inDossier.body).not.toContain('Đưa vào hồ sơ công bố')
    const watching = await seenBy(people.tu, draftPath('draft', { revisionId: draft }))
    expect(watching.body).not.toContain('Đưa vào hồ sơ công bố')
  })
})
