import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Refused, TooMany } from '#kernel/errors.ts'
import { openImapPeer, type ImapPeer } from '#kernel/mail/imap-peer.ts'
import { openInbox } from '#kernel/mail/inbox.ts'
import { largestMail, parseIncomingMail, type IncomingMail } from '#kernel/mail/incoming-mail.ts'

const at = new Date('2017-03-15T02:00:00Z')

function letter(headers: readonly string[], body = 'Tôi đã nộp hồ sơ.'): Buffer {
  const base = [
    'From: =?utf-8?Q?L=C3=AA_Th=E1=BB=8B_Lan?= <Lan@Example.vn>',
    'Subject: =?utf-8?Q?Ph=E1=BA=A3n_=C3=A1nh?=',
    'MIME-Version: 1.0',
  ]
  const kind = headers.some((line) => /^content-type/i.test(line)) ? [] : ['Content-Type: text/plain; charset=utf-8']
  const replaced = base.filter((line) => !headers.some((other) => other.split(':')[0] === line.split(':')[0]))
  return Buffer.from([...replaced, ...kind, ...headers, '', body].join('\r\n'))
}

test('a citizen’s mail is read: who, what, with which files', async () => {
  const raw = letter(
    ['Message-ID: <m1@example.vn>', 'Content-Type: multipart/mixed; boundary=X'],
    [
      '--X',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Tôi đã nộp hồ sơ.\r\nLan',
      '--X',
      "Content-Disposition: attachment; filename*=utf-8''%C4%91%C6%A1n.pdf",
      'Content-Type: application/pdf',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('%PDF-1.4').toString('base64'),
      '--X--',
    ].join('\r\n'),
  )
  expect(await parseIncomingMail(raw, at, undefined)).toEqual({
    messageId: 'm1@example.vn',
    from: { name: 'Lê Thị Lan', address: 'lan@example.vn' },
    subject: 'Phản ánh',
    text: 'Tôi đã nộp hồ sơ.\nLan',
    receivedAt: at,
    attachments: [{ name: 'đơn.pdf', bytes: Buffer.from('%PDF-1.4') }],
    autoSubmitted: false,
    senderProven: false,
  })
})

test('a mail that is only HTML becomes text, without its script; a picture from outside is only named, never fetched', async () => {
  const html =
    '<style>p{}</style><p>Kính gửi <b>Sở</b>,</p><script>alert(1)</script><p>Tôi &amp; gia đình<br>chờ.</p><img src="http://x.invalid/p.gif">'
  const { text } = await parseIncomingMail(letter(['Content-Type: text/html; charset=utf-8'], html), at, undefined)
  expect(text).toBe('Kính gửi Sở,\n\nTôi & gia đình\nchờ.\n\n[http://x.invalid/p.gif]')
})

test('an old Vietnamese mail in another encoding is read', async () => {
  const raw = Buffer.concat([
    letter(['Content-Type: text/plain; charset=windows-1258'], ''),
    Buffer.from([0x54, 0xf4, 0x69]),
  ])
  expect((await parseIncomingMail(raw, at, undefined)).text).toBe('Tôi')
})

test('the time is when it came in; the sender’s Date would let him choose the day a period begins', async () => {
  const mail = await parseIncomingMail(letter(['Date: Mon, 1 Jan 2007 00:00:00 +0700']), at, undefined)
  expect(mail.receivedAt).toEqual(at)
})

test('a mail without an id has the same id on every reading', async () => {
  const [first, second] = await Promise.all([
    parseIncomingMail(letter([]), at, undefined),
    parseIncomingMail(letter([]), new Date(), undefined),
  ])
  expect(first.messageId).toMatch(/^[0-9a-f]{64}@no-message-id$/)
  expect(second.messageId).toBe(first.messageId)
})

test.each([
  ['a holiday notice', ['Auto-Submitted: auto-replied']],
  ['one of our own mails', ['Auto-Submitted: auto-generated']],
  ['an old robot', ['Precedence: bulk']],
  ['an old holiday notice', ['X-Autoreply: yes']],
  ['a mailing list', ['List-Id: <tin@example.vn>']],
  ['an advertisement', ['List-Unsubscribe: <mailto:x@example.vn>']],
  ['a mail without a way back', ['Return-Path: <>']],
  ['a bounce', ['From: Mail Delivery <MAILER-DAEMON@example.vn>']],
  ['a report of delivery', ['Content-Type: multipart/report; report-type=delivery-status; boundary=X']],
  ['an address that takes no answer', ['From: no-reply@example.vn']],
])(
  '%s is known as sent by a program, so that nothing is created and nobody answers in a circle',
  async (_, headers) => {
    expect((await parseIncomingMail(letter(headers), at, undefined)).autoSubmitted).toBe(true)
  },
)

test.each([[['Auto-Submitted: no']], [['Return-Path: <lan@example.vn>']], [['From: noreplyan@example.vn']]])(
  'a person’s mail with %j is a person’s',
  async (headers) => {
    expect((await parseIncomingMail(letter(headers), at, undefined)).autoSubmitted).toBe(false)
  },
)

test.each([
  ['without a sender', letter(['From: ']), 'no-sender'],
  ['of nothing', Buffer.alloc(0), 'no-sender'],
  ['of zeros', Buffer.alloc(5000), 'no-sender'],
  ['too large', Buffer.alloc(largestMail + 1, 'a'), 'too-large'],
  ['with a head without end', letter([`X-A: ${'a'.repeat(600_000)}`]), 'broken'],
])('a mail %s cannot be read, and says so', async (_, raw, code) => {
  await expect(parseIncomingMail(raw, at, undefined)).rejects.toMatchObject({ code })
})

test('a header line in the subject stays within the subject', async () => {
  const mail = await parseIncomingMail(letter(['Subject: =?utf-8?B?YQ0KQmNjOiB4QHkueg==?=']), at, undefined)
  expect(mail.subject).toBe('a Bcc: x@y.z')
})

let dataDir: string
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'inbox-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

test('files that are dropped are taken in by name and put away only after the callback', async () => {
  const inbox = openInbox(undefined, dataDir)
  expect(await inbox.collect(() => Promise.resolve())).toEqual({ received: 0, failed: 0 })
  await writeFile(join(dataDir, 'inbox', '2.eml'), letter(['Message-ID: <2@x>']))
  await writeFile(join(dataDir, 'inbox', '1.eml'), letter(['Message-ID: <1@x>']))
  await writeFile(join(dataDir, 'inbox', '3.eml'), 'not a mail')
  await writeFile(join(dataDir, 'inbox', '4.eml.tmp'), letter([]))
  await symlink('/etc/passwd', join(dataDir, 'inbox', '5.eml'))

  const seen: string[] = []
  const outcome = await inbox.collect(async (mail) => {
    seen.push(mail.messageId)
    expect(await readdir(join(dataDir, 'inbox', 'done'))).toHaveLength(seen.length - 1)
  })

  expect(outcome).toEqual({ received: 2, failed: 1 })
  expect(seen).toEqual(['1@x', '2@x'])
  expect(await readdir(join(dataDir, 'inbox', 'done'))).toEqual(['1.eml', '2.eml'])
  expect(await readdir(join(dataDir, 'inbox', 'failed'))).toEqual(['3.eml'])
  expect((await readdir(join(dataDir, 'inbox'))).toSorted()).toEqual(['4.eml.tmp', '5.eml', 'done', 'failed'])
})

test('a mail that is refused is set aside; a database that is down or a limit that is reached leaves it waiting', async () => {
  await mkdir(join(dataDir, 'inbox'))
  await writeFile(join(dataDir, 'inbox', '1.eml'), letter([]))
  const inbox = openInbox(undefined, dataDir)

  await expect(inbox.collect(() => Promise.reject(new Error('database is down')))).rejects.toThrow('database is down')
  await expect(inbox.collect(() => Promise.reject(new TooMany(60)))).rejects.toMatchObject({ kind: 'too-many' })
  expect(await readdir(join(dataDir, 'inbox'))).toContain('1.eml')

  expect(await inbox.collect(() => Promise.reject(new Refused('feedback.closed')))).toEqual({ received: 0, failed: 1 })
  expect(await readdir(join(dataDir, 'inbox', 'failed'))).toEqual(['1.eml'])
})

test('a second file of the same name does not replace what is kept', async () => {
  const inbox = openInbox(undefined, dataDir)
  await mkdir(join(dataDir, 'inbox'))
  for (const id of ['a', 'b', 'c']) {
    await writeFile(join(dataDir, 'inbox', 'x.eml'), letter([`Message-ID: <${id}@x>`]))
    await inbox.collect(() => Promise.resolve())
  }
  expect((await readdir(join(dataDir, 'inbox', 'done'))).toSorted()).toEqual(['x-2.eml', 'x-3.eml', 'x.eml'])
  expect(await readFile(join(dataDir, 'inbox', 'done', 'x-3.eml'), 'utf8')).toContain('<c@x>')
})

async function withPeer(mails: readonly Buffer[], work: (peer: ImapPeer, url: string) => Promise<void>): Promise<void> {
  const peer = await openImapPeer({ user: 'hộp thư', password: 'mật khẩu"\\', mails })
  try {
    await work(
      peer,
      `imap://${encodeURIComponent('hộp thư')}:${encodeURIComponent('mật khẩu"\\')}@127.0.0.1:${peer.port}/INBOX`,
    )
  } finally {
    await peer.close()
  }
}

test('a mailbox is emptied of its unread mails; each is marked read only after the callback', async () => {
  await withPeer([letter(['Message-ID: <1@x>']), letter(['Message-ID: <2@x>'])], async (peer, url) => {
    const seen: IncomingMail[] = []
    const outcome = await openInbox(url, dataDir).collect(async (mail) => {
      expect(peer.flagsOf(seen.length)).toEqual([])
      seen.push(mail)
    })
    expect(outcome).toEqual({ received: 2, failed: 0 })
    expect(seen).toMatchObject([
      { messageId: '1@x', receivedAt: at, subject: 'Phản ánh' },
      { messageId: '2@x', text: 'Tôi đã nộp hồ sơ.' },
    ])
    expect([peer.flagsOf(0), peer.flagsOf(1)]).toEqual([['\\Seen'], ['\\Seen']])
    expect(await openInbox(url, dataDir).collect(() => Promise.reject(new Error('nothing left')))).toEqual({
      received: 0,
      failed: 0,
    })
  })
})

test('a refused or unreadable mail is flagged for a person, and the next one is still taken', async () => {
  await withPeer(
    [letter(['Message-ID: <1@x>']), letter(['From: ']), letter(['Message-ID: <3@x>'])],
    async (peer, url) => {
      const outcome = await openInbox(url, dataDir).collect(async (mail) => {
        if (mail.messageId === '1@x') throw new Refused('feedback.closed')
      })
      expect(outcome).toEqual({ received: 1, failed: 2 })
      expect(peer.flagsOf(0)).toEqual(['\\Seen', '\\Flagged'])
      expect(peer.flagsOf(1)).toEqual(['\\Seen', '\\Flagged'])
      expect(peer.flagsOf(2)).toEqual(['\\Seen'])
    },
  )
})

test('a database that is down leaves the mail unread', async () => {
  await withPeer([letter([])], async (peer, url) => {
    await expect(openInbox(url, dataDir).collect(() => Promise.reject(new Error('database is down')))).rejects.toThrow(
      'database is down',
    )
    expect(peer.flagsOf(0)).toEqual([])
  })
})

test('a wrong password and a server that is down are errors, not silence', async () => {
  await withPeer([], async (peer) => {
    await expect(
      openInbox(`imap://x:y@127.0.0.1:${peer.port}/INBOX`, dataDir).collect(() => Promise.resolve()),
    ).rejects.toThrow()
  })
  await expect(openInbox('imap://x:y@127.0.0.1:1/INBOX', dataDir).collect(() => Promise.resolve())).rejects.toThrow(
    'ECONNREFUSED',
  )
})

test.each(['imaps://mail.example.vn/INBOX', 'pop3://x:y@mail.example.vn', 'mail.example.vn'])(
  '%s is no address of a mailbox',
  (url) => {
    expect(() => openInbox(url, dataDir)).toThrow('imaps://USER:PASSWORD@HOST')
  },
)
