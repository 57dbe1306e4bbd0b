import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { newClient, type ApiClient } from './testing/api-client.ts'
import { sharedSystem, type SharedSystem } from './testing/shared-system.ts'
import { answerText, citizenName, citizenPhone, procedure, textOf } from './testing/story.ts'

const mark = 'chương trình'
const title = `Bản sao khi xin cấp lại giấy phép (${mark})`
let system: SharedSystem
let citizen: ApiClient
let control: ApiClient
let health: ApiClient
let director: ApiClient
let code = ''
let secret = ''

beforeAll(async () => {
  system = await sharedSystem()
  citizen = newClient(system.address)
  const signedIn = async (login: string): Promise<ApiClient> => {
    const client = newClient(system.address)
    await client.signIn(login, system.password)
    return client
  }
  control = await signedIn('kiemsoat')
  health = await signedIn('soyte')
  director = await signedIn('soyte-giamdoc')
})

describe('the same feedback, by program', () => {
  test('a program sends it with a key; sent again it is the same item', async () => {
    const body = {
      ground: 'impractical',
      text: textOf(mark),
      procedureCode: procedure.code,
      senderName: citizenName,
      senderAddress: 'Ấp An Hưng, xã An Thạnh 3',
      senderPhone: citizenPhone,
      consent: true,
    }
    const key = randomUUID()
    const first = await citizen.post('/api/v1/feedback', body, { 'idempotency-key': key })
    expect(first).toMatchObject({ status: 201, body: { status: 'submitted' } })
    const second = await citizen.post('/api/v1/feedback', body, { 'idempotency-key': key })
    expect(second.body).toEqual(first.body)
    code = String(first.body['code'])
    secret = String(first.body['secret'])
  })

  test('each move is made by whose work it is, and the answer tells what may be done next', async () => {
    const moves: readonly (readonly [ApiClient, string, object, string])[] = [
      [control, 'acceptance', {}, 'accepted'],
      [
        control,
        'classification',
        { about: 'rule', kind: 'problem', ground: 'impractical', procedureCode: procedure.code },
        'accepted',
      ],
      [control, 'transfers', { toAgencyCode: 'so-y-te', reason: 'Thuộc thẩm quyền của Sở Y tế.' }, 'transferred'],
      [health, 'handling', {}, 'handling'],
      [health, 'answers', { outcome: 'explained', text: answerText }, 'answer-drafted'],
      [director, 'approval', {}, 'answered'],
      [
        control,
        'publication',
        { title, text: 'Phải nộp hai bản sao có chứng thực.', answerText, redactionConfirmed: true },
        'published',
      ],
    ]
    for (const [official, noun, body, status] of moves) {
      const answer = await official.post(`/api/v1/feedback/${code}/${noun}`, body)
      expect(answer, noun).toMatchObject({ status: 200, body: { code, status } })
      expect(answer.body['allowedMoves'], noun).toBeInstanceOf(Array)
    }
  })

  test('a move that is not possible is refused with what is', async () => {
    const answer = await control.post(`/api/v1/feedback/${code}/acceptance`, {})
    expect(answer).toMatchObject({ status: 409, body: { code: 'feedback.move-not-allowed' } })
  })

  test('without the secret there is only what was published; a wrong one opens nothing', async () => {
    const open = await citizen.get(`/api/v1/feedback/${code}`)
    expect(open.status).toBe(200)
    expect(JSON.stringify(open.body)).not.toContain(citizenName)
    expect((await citizen.get(`/api/v1/feedback/${code}`, { 'x-feedback-secret': 'x'.repeat(22) })).status).toBe(404)
  })

  test('the sender sees the course and the answer, and rates it once', async () => {
    const headers = { 'x-feedback-secret': secret }
    const item = await citizen.get(`/api/v1/feedback/${code}`, headers)
    expect(item.status).toBe(200)
    expect(JSON.stringify(item.body)).toContain(answerText)
    const rated = await citizen.post(`/api/v1/feedback/${code}/rating`, { score: 4 }, headers)
    expect(rated.status).toBe(200)
    expect((await citizen.post(`/api/v1/feedback/${code}/rating`, { score: 1 }, headers)).status).toBe(409)
  })

  test('it is in the list of what was published', async () => {
    const list = await citizen.get(`/api/v1/feedback?q=${encodeURIComponent(mark)}`)
    expect(JSON.stringify(list.body['items'])).toContain(code)
    expect(JSON.stringify(list.body)).not.toContain(citizenPhone)
  })
})
