import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser, type ParsedMail } from 'mailparser'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, expect, test } from 'vitest'
import { openMailer } from '#kernel/mail/open-mailer.ts'

const from = 'Cổng thủ tục hành chính <khong-tra-loi@tinh.example>'
const mail = {
  to: 'lan@example.vn',
  subject: 'Đã tiếp nhận',
  text: 'Kính gửi bà Lan\n',
  messageId: 'feedback.accepted/0001',
}

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'mail-'))
  closing.push(() => rm(folder, { recursive: true }))
  return folder
}

async function smtpServer(
  options: SMTPServerOptions,
): Promise<{ readonly port: number; readonly received: ParsedMail[] }> {
  const received: ParsedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      simpleParser(stream).then((parsed) => {
        received.push(parsed)
        expect(session.envelope.rcptTo.map((recipient) => recipient.address)).toEqual(['lan@example.vn'])
        done()
      }, done)
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  closing.push(() => new Promise<void>((resolve) => server.close(() => resolve())))
  const address = server.server.address()
  return { port: typeof address === 'object' && address ? address.port : 0, received }
}

test('without a mail server each mail is a file that a mail program opens', async () => {
  const dataDir = await dataFolder()
  await openMailer(undefined, dataDir, from).send(mail)
  const [name = ''] = await readdir(join(dataDir, 'mail'))
  expect(name).toMatch(/^\d{8}T\d{9}Z_feedback-accepted-0001_[0-9a-f]{10}\.eml$/)
  const parsed = await simpleParser(await readFile(join(dataDir, 'mail', name)))
  expect(parsed).toMatchObject({ subject: 'Đã tiếp nhận', text: 'Kính gửi bà Lan\n' })
})

test('a mail that is tried again replaces its file; another id has its own', async () => {
  const dataDir = await dataFolder()
  const mailer = openMailer(undefined, dataDir, from)
  await mailer.send(mail)
  await mailer.send({ ...mail, text: 'Lần hai\n' })
  await mailer.send({ ...mail, messageId: 'feedback-accepted/0001' })
  const names = await readdir(join(dataDir, 'mail'))
  expect(names).toHaveLength(2)
  const texts = await Promise.all(
    names.map(async (name) => (await simpleParser(await readFile(join(dataDir, 'mail', name)))).text),
  )
  expect(texts.toSorted()).toEqual(['Kính gửi bà Lan\n', 'Lần hai\n'])
})

test('no id leads out of the folder', async () => {
  const dataDir = await dataFolder()
  await openMailer(undefined, dataDir, from).send({ ...mail, messageId: '../../../etc/x@tinh.example' })
  expect((await readdir(join(dataDir, 'mail')))[0]).toMatch(/_-etc-x_[0-9a-f]{10}\.eml$/)
})

test('a mail server receives the mail with the name and password of the address', async () => {
  let credentials = ''
  const { port, received } = await smtpServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth(auth, _session, done) {
      credentials = `${auth.username}:${auth.password}`
      done(null, { user: 'cong' })
    },
  })
  await openMailer(`smtp://cong:m%E1%BA%ADt@127.0.0.1:${port}`, '/nonexistent', from).send(mail)
  expect(credentials).toBe('cong:mật')
  expect(received).toMatchObject([{ subject: 'Đã tiếp nhận', messageId: '<feedback.accepted/0001@tinh.example>' }])
})

test.each([
  [
    'does not take the mail',
    {
      onData: (stream: NodeJS.ReadableStream, _: unknown, done: (error: Error) => void) => {
        stream.on('end', () => done(new Error('450 try later')))
        stream.resume()
      },
    },
  ],
  [
    'does not know the recipient',
    { onRcptTo: (_a: unknown, _s: unknown, done: (error: Error) => void) => done(new Error('550 unknown')) },
  ],
])('the caller is told when the server %s', async (_, options) => {
  const { port, received } = await smtpServer(options)
  await expect(openMailer(`smtp://127.0.0.1:${port}`, '/nonexistent', from).send(mail)).rejects.toThrow(
    /try later|unknown/,
  )
  expect(received).toEqual([])
})

test('the caller is told when the server is down', async () => {
  await expect(openMailer('smtp://127.0.0.1:1', '/nonexistent', from).send(mail)).rejects.toThrow('ECONNREFUSED')
})

test('a server elsewhere that offers no encryption gets no mail', async () => {
  let seen = ''
  const server = createServer((socket) => {
    socket.write('220 mail\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      seen += chunk.toString()
      socket.write(
        seen.endsWith('STARTTLS\r\n') ? '502 no\r\n' : seen.endsWith('QUIT\r\n') ? '221 bye\r\n' : '250 ok\r\n',
      )
    })
  })
  // 127.0.0.2 is this machine as well, but not by a name that we take for it.
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.2', () => resolve()))
  closing.push(() => new Promise((resolve) => server.close(resolve)))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  await expect(openMailer(`smtp://127.0.0.2:${port}`, '/nonexistent', from).send(mail)).rejects.toThrow(/STARTTLS|TLS/)
  expect(seen).not.toContain('MAIL FROM')
})

test.each(['mail.example.vn:587', 'http://mail.example.vn', 'smtp:///'])('%s is no address of a mail server', (url) => {
  expect(() => openMailer(url, '/nonexistent', from)).toThrow('smtp://')
})
