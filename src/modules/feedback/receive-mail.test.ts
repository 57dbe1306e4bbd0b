import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import { perform } from '#kernel/act.ts'
import { openLocalStore } from '#kernel/files/local-store.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import { openScanner } from '#kernel/files/scan.ts'
import type { JobWorld } from '#kernel/jobs/enqueue.ts'
import { openFolderInbox } from '#kernel/mail/folder-inbox.ts'
import type { Mail } from '#kernel/mail/mailer.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { callerOn, describe, expect, freshDatabase, test, testInstant } from '#kernel/testing/fixtures.ts'
import { formProof, serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { collectMail } from './collect-mail.ts'
import { mailSender } from './mail/to-sender.ts'
import { openTracking } from './open-tracking.ts'
import { feedbackPaths } from './paths.ts'
import { requestInformation } from './request-information.ts'
import { openSender } from './sender.ts'
import { seedFeedbackWorld } from './testing.ts'
import { feedbackPublicRoutes } from './web-public.tsx'

/** The province's own mail server, as it names itself in what it has proven. */
const mailServer = 'mail.tthc.example'
const proof = `Authentication-Results: ${mailServer}; dmarc=pass header.from=example.com`

const folder = mkdtempSync(join(tmpdir(), 'minh-bach-inbox-'))
const sent: Mail[] = []
let database: TestDatabase
let people: TestPeople
let world: JobWorld
let served: TestServer
let number = 0

beforeAll(async () => {
  database = await freshDatabase()
  const caller = await callerOn(database)
  people = await perform(caller, seedFeedbackWorld, undefined)
  served = await serveRoutes(database, feedbackPublicRoutes)
  world = {
    caller,
    reader: database.reader,
    inbox: openFolderInbox(folder, mailServer),
    mailer: { send: async (mail) => void sent.push(mail) },
    files: openLocalStore(mkdtempSync(join(tmpdir(), 'minh-bach-files-'))),
    scanner: openScanner(undefined),
    outlet: folderOutlet('/nonexistent'),
    baseUrl: 'https://tthc.example',
  }
})
afterAll(async () => {
  await served.server.close()
  await database.drop()
})

interface Letter {
  readonly from?: string
  readonly subject?: string
  readonly text?: string
  readonly id?: string
  readonly headers?: readonly string[]
  readonly body?: string
}

/** A mail as it comes from outside, put into the inbox and collected. */
async function arrive(letter: Letter) {
  const name = `${String((number += 1)).padStart(4, '0')}.eml`
  const lines = [
    `From: ${letter.from ?? '"Trần Thị Ngọc" <ngoc@example.com>'}`,
    'To: pakn@tthc.example',
    `Subject: ${letter.subject ?? 'Phản ánh về lệ phí'}`,
    `Message-ID: <${letter.id ?? `${number}@example.com`}>`,
    ...(letter.headers ?? []),
    ...(letter.body === undefined
      ? ['Content-Type: text/plain; charset=utf-8', '', letter.text ?? 'Lệ phí chứng thực ở xã thu cao hơn niêm yết.']
      : [letter.body]),
  ]
  writeFileSync(join(folder, name), lines.join('\r\n'))
  return collectMail(world)
}

async function items() {
  return database.reader
    .selectFrom('feedback')
    .select(['id', 'code', 'text', 'status', 'channel', 'receivedOn'])
    .orderBy('id')
    .execute()
}

async function lastItem() {
  const item = (await items()).at(-1)
  if (!item) throw new Error('no item')
  return item
}

async function eventsOf(feedbackId: string) {
  return database.reader
    .selectFrom('feedbackEvent')
    .select(['name', 'note', 'actorKind'])
    .where('feedbackId', '=', feedbackId)
    .orderBy('id')
    .execute()
}

const waiting = `select 1 from job.job where name = 'feedback.notify-sender' and data->>'feedbackId' = $1`

/** Nobody's address twice: a flood from one address is refused. */
function somebody(): string {
  return `nguoi-${number + 1}@example.com`
}

describe('feedback by e-mail (Đ.7.1.a)', () => {
  test('a mail becomes an item of its sender; her address is not known and is not made up', async () => {
    expect(await arrive({})).toEqual({ received: 1, failed: 0 })
    const item = await lastItem()
    expect(item).toMatchObject({
      status: 'submitted',
      channel: 'email',
      text: 'Phản ánh về lệ phí\n\nLệ phí chứng thực ở xã thu cao hơn niêm yết.',
    })
    const row = await database.reader
      .selectFrom('feedbackSender')
      .selectAll()
      .where('feedbackId', '=', item.id)
      .executeTakeFirstOrThrow()
    expect(openSender(database.vault, row)).toEqual({
      kind: 'individual',
      name: 'Trần Thị Ngọc',
      organization: null,
      address: null,
      phone: null,
      email: 'ngoc@example.com',
    })
  })

  test('the same mail twice is one item', async () => {
    const from = somebody()
    await arrive({ from, id: 'same@example.com' })
    const before = (await items()).length
    expect(await arrive({ from, id: 'same@example.com' })).toEqual({ received: 1, failed: 0 })
    expect((await items()).length).toBe(before)
  })

  test.each([
    ['a holiday notice', ['Auto-Submitted: auto-replied']],
    ['a mailing list', ['List-Id: <tin.example.com>']],
    ['a bounce', ['Return-Path: <>']],
    ['our own mail coming back', ['Auto-Submitted: auto-generated', 'X-Auto-Response-Suppress: All']],
  ])('%s makes nothing', async (_, headers) => {
    const before = (await items()).length
    expect(await arrive({ from: somebody(), headers })).toEqual({ received: 1, failed: 0 })
    expect((await items()).length).toBe(before)
    expect(
      await database.reader
        .selectFrom('feedbackMail')
        .select('messageId')
        .where('messageId', '=', `${number}@example.com`)
        .execute(),
    ).toEqual([])
  })

  test('two programs that answer each other are stopped after ten mails a day, and a person sees the rest', async () => {
    const before = (await items()).length
    for (let mail = 0; mail < 12; mail++) await arrive({ from: 'robot@loop.example', subject: `Re: Re: chào ${mail}` })
    expect((await items()).length).toBe(before + 10)
    expect(readdirSync(join(folder, 'failed'))).toHaveLength(2)
  })

  test('an empty mail, an endless one and one with everything odd in it are taken as they are', async () => {
    await arrive({ from: somebody(), subject: '', text: '' })
    expect((await lastItem()).text).toBe('(thư không có nội dung)')

    await arrive({ from: somebody(), subject: 'Dài', text: 'Thủ tục đất đai. '.repeat(2000) })
    const long = await lastItem()
    expect(long.text).toHaveLength(20_000)
    const rest = (await eventsOf(long.id)).find(({ name }) => name === 'mail-continued')
    expect(`${long.text}${rest?.note}`.trim()).toBe(`Dài\n\n${'Thủ tục đất đai. '.repeat(2000)}`.trim())

    await arrive({
      from: `"<script>alert(1)</script>\\"; drop table feedback" <${somebody()}>`,
      subject: "'; drop table feedback; -- <b>",
      text: `\u0001\u0002 <img src=x onerror=alert(1)> ${'\u{1f600}'.repeat(20)}`,
    })
    expect((await lastItem()).text).toContain('<img src=x onerror=alert(1)>')
    await arrive({ from: somebody(), id: 'x'.repeat(900) })
    expect((await lastItem()).channel).toBe('email')
  })

  test('an address that cannot be answered is set aside for a person', async () => {
    const before = (await items()).length
    expect(await arrive({ from: 'ai đó <khong phai dia chi@@>' })).toMatchObject({ received: 0, failed: 1 })
    expect((await items()).length).toBe(before)
  })

  test('an attachment is kept when it is what it says; one that is not is named to the sender, and the letter is taken all the same', async () => {
    const part = (name: string, bytes: Buffer) => [
      '--x',
      `Content-Type: application/octet-stream; name="${name}"`,
      `Content-Disposition: attachment; filename="${name}"`,
      'Content-Transfer-Encoding: base64',
      '',
      bytes.toString('base64'),
    ]
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    const body = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Xem ảnh.',
      ...part('bien-lai.png', png),
      ...part('bien-lai.pdf', Buffer.from('MZ\u0090\u0000 not a document')),
      '--x--',
      '',
    ].join('\r\n')
    await arrive({ from: somebody(), body })
    const item = await lastItem()
    const files = await database.reader
      .selectFrom('storedFile')
      .select('name')
      .where('subjectId', '=', item.id)
      .execute()
    expect(files).toEqual([{ name: 'bien-lai.png' }])
    expect((await eventsOf(item.id)).find(({ name }) => name === 'files-refused')?.note).toBe('bien-lai.pdf')
  })
})

describe('a reply that quotes the code', () => {
  test('answers what was asked, when our mail server has proven that it comes from the same address', async () => {
    const from = somebody()
    await arrive({ from })
    const { code, id } = await lastItem()
    await perform(await callerOn(database, { actor: people.hoa }), requestInformation, {
      code,
      question: 'Xin cho biết địa chỉ của ông/bà.',
    })
    await arrive({
      from: `Ngọc <${from.toUpperCase()}>`,
      headers: [proof],
      subject: `Re: [${code}] Đề nghị bổ sung`,
      text: 'Tôi ở ấp An Hưng.\n> Xin cho biết địa chỉ',
    })
    const question = await database.reader
      .selectFrom('feedbackQuestion')
      .select('reply')
      .where('feedbackId', '=', id)
      .executeTakeFirstOrThrow()
    expect(question.reply).toBe('Tôi ở ấp An Hưng.')
    expect((await lastItem()).status).toBe('submitted')
    expect((await eventsOf(id)).at(-1)).toMatchObject({ name: 'information-supplied', actorKind: 'sender' })
  })

  test('is a note when nothing was asked', async () => {
    const from = somebody()
    await arrive({ from })
    const { code, id } = await lastItem()
    const before = (await items()).length
    await arrive({ from, headers: [proof], subject: `RE: ${code.toLowerCase()}`, text: 'Hôm nay xã đã trả lại tiền.' })
    expect((await items()).length).toBe(before)
    expect((await eventsOf(id)).at(-1)).toMatchObject({ name: 'mail-received', note: 'Hôm nay xã đã trả lại tiền.' })
  })

  const forgeries: readonly (readonly [string, readonly string[]])[] = [
    ['nobody has proven anything', []],
    [
      'another server claims to have',
      ['Authentication-Results: mx.attacker.example; dmarc=pass header.from=example.com'],
    ],
    ['our server has proven another domain', [proof.replace('example.com', 'attacker.example')]],
    ['our server says no, and a forged line says yes', [proof.replace('pass', 'fail'), proof]],
  ]

  test.each(forgeries)(
    'acts in nobody’s name when %s: no answer, no clock; the true sender is asked',
    async (_, headers) => {
      const from = somebody()
      await arrive({ from })
      const { code, id } = await lastItem()
      const question = 'Xin cho biết địa chỉ của ông/bà.'
      await perform(await callerOn(database, { actor: people.hoa }), requestInformation, { code, question })
      const before = (await items()).length
      await arrive({ from, headers, subject: `Re: [${code}]`, text: 'Tôi xin rút, không cần trả lời nữa.' })

      expect((await items()).length).toBe(before)
      expect((await lastItem()).status).toBe('needs-information')
      const asked = database.reader.selectFrom('feedbackQuestion').select('reply').where('feedbackId', '=', id)
      expect(await asked.execute()).toEqual([{ reply: null }])
      const told = (await eventsOf(id)).at(-1)
      expect(told).toMatchObject({ name: 'mail-unproven', actorKind: 'system' })

      await mailSender(world, { feedbackId: id, about: 'mail-unproven' })
      const mail = sent.at(-1)
      expect(mail).toMatchObject({ to: from, subject: expect.stringContaining('chưa xác minh được người gửi') })
      expect(mail?.text).toMatch(/[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}/)
      expect(mail?.text).not.toContain('Tôi xin rút')
    },
  )

  test('whose sender is not proven brings files that the office sees apart, and the sender of the item does not get as hers', async () => {
    const from = somebody()
    await arrive({ from })
    const { code, id } = await lastItem()
    const body = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Disposition: attachment; filename="don.txt"',
      '',
      'Đơn',
      '--x--',
      '',
    ].join('\r\n')
    await arrive({ from, subject: code, body })
    const files = database.reader.selectFrom('storedFile').select(['name', 'purpose']).where('subjectId', '=', id)
    expect(await files.execute()).toEqual([{ name: 'don.txt', purpose: 'unproven-mail' }])
  })

  test('the true sender hears of mails in her name once a day, however many there are', async () => {
    const from = somebody()
    await arrive({ from })
    const { code, id } = await lastItem()
    const { rows: before } = await database.pool.query(waiting, [id])
    for (let mail = 0; mail < 3; mail++) await arrive({ from, subject: code, text: `Thư giả ${mail}.` })
    const { rows: after } = await database.pool.query(waiting, [id])
    expect(after.length).toBe(before.length + 1)
    expect((await eventsOf(id)).filter(({ name }) => name === 'mail-unproven')).toHaveLength(3)
  })

  test('fills no item: after ten in a day from the same address, a person looks first', async () => {
    const from = somebody()
    await arrive({ from })
    const { code, id } = await lastItem()
    for (let note = 0; note < 10; note++)
      await arrive({ from, headers: [proof], subject: code, text: `Thư thứ ${note}.` })
    expect(await arrive({ from, headers: [proof], subject: code, text: 'Thư thứ mười một.' })).toMatchObject({
      received: 0,
      failed: 1,
    })
    expect((await eventsOf(id)).filter(({ name }) => name === 'mail-received')).toHaveLength(10)
  })

  test('from another address is an item of its own: a code is no proof', async () => {
    await arrive({ from: somebody() })
    const { code, id } = await lastItem()
    await arrive({ from: somebody(), headers: [proof], subject: `Re: [${code}]`, text: 'Tôi rút đơn.' })
    expect((await lastItem()).id).not.toBe(id)
    expect((await eventsOf(id)).map(({ name }) => name)).toEqual(['submitted'])
  })
})

describe('the answer to a mail', () => {
  async function acknowledged(from: string) {
    await arrive({ from })
    const { id, code } = await lastItem()
    await mailSender(world, { feedbackId: id, about: 'received' })
    const mail = sent.at(-1)
    const claim = /([2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5})/.exec(mail?.text ?? '')?.[1] ?? ''
    return { id, code, mail, claim }
  }

  async function claimWith(fields: { readonly code: string; readonly claim: string }) {
    const proof = await formProof(served.server, feedbackPaths.public.claim)
    return served.server.inject({
      method: 'POST',
      url: feedbackPaths.public.claim,
      headers: proof.headers,
      payload: new URLSearchParams({ ...proof.fields, ...fields }).toString(),
    })
  }

  test('asks for what Đ.7.1.d wants and carries a code for one use, never the secret; written twice it is the same mail', async () => {
    const from = somebody()
    const { id, code, mail, claim } = await acknowledged(from)
    expect(mail).toMatchObject({ to: from, subject: `[${code}] Đã nhận phản ánh, kiến nghị gửi bằng thư điện tử` })
    expect(mail?.text.replaceAll('\n', ' ')).toContain(
      'phải ghi rõ tên, địa chỉ, số điện thoại (hoặc địa chỉ thư tín) của người gửi',
    )
    expect(mail?.text).not.toContain(`nhan-khoa?`)
    const mails = sent.length
    await mailSender(world, { feedbackId: id, about: 'received' })
    expect(sent).toHaveLength(mails)

    const response = await claimWith({ code, claim: ` ${claim.toLowerCase()} ` })
    expect(response.statusCode).toBe(303)
    expect(response.headers['location']).toBe(`/phan-anh-kien-nghi/da-gui/${code}`)
    const secret = response.cookies.find(({ name }) => name === 'mb_sent')?.value ?? ''
    const opened = await perform(await callerOn(database), openTracking, { code, secret, address: '192.0.2.7' })
    expect(opened).toMatchObject({ outcome: 'open', code })
    expect(mail?.text).not.toContain(secret)
  })

  test('the code works once, for fourteen days, for its own item, and guessing is slowed down', async () => {
    const first = await acknowledged(somebody())
    const second = await acknowledged(somebody())
    expect((await claimWith({ code: first.code, claim: second.claim })).statusCode).toBe(422)
    expect((await claimWith({ code: first.code, claim: first.claim })).statusCode).toBe(303)
    expect((await claimWith({ code: first.code, claim: first.claim })).statusCode).toBe(422)
    await database.ownerDb
      .updateTable('feedbackClaim')
      .set({ expiresAt: new Date(testInstant.getTime() - 1), issuedAt: new Date(testInstant.getTime() - 2) })
      .where('feedbackId', '=', second.id)
      .execute()
    expect((await claimWith({ code: second.code, claim: second.claim })).statusCode).toBe(422)
    for (const claim of ['', 'x'.repeat(30), "' or 1=1", 'BBBBB-BBBBB', 'CCCCC-CCCCC'])
      await claimWith({ code: second.code, claim })
    expect((await claimWith({ code: second.code, claim: 'AAAAA-AAAAA' })).statusCode).toBe(429)
  })
})
