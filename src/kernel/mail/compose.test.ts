import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { isMailAddress, mailText, messageIdOf, renderMail } from '#kernel/mail/compose.ts'

const from = 'Cổng thủ tục hành chính <khong-tra-loi@tinh.example>'
const mail = {
  to: 'lan@example.vn',
  subject: 'Phản ánh, kiến nghị PA-7K3M-9QXD của Ông/Bà đã được tiếp nhận và chuyển đến cơ quan có thẩm quyền xử lý',
  text: mailText(['Kính gửi bà Nguyễn Thị Lan,', 'Phản ánh của bà đã được tiếp nhận.']),
  messageId: 'feedback-accepted-0001',
}

test('a Vietnamese mail arrives letter for letter, marked as sent by a program', async () => {
  const raw = await renderMail(mail, from)
  const parsed = await simpleParser(raw)
  expect(parsed).toMatchObject({
    subject: mail.subject,
    text: mail.text,
    messageId: '<feedback-accepted-0001@tinh.example>',
  })
  expect(parsed.from?.value).toEqual([{ name: 'Cổng thủ tục hành chính', address: 'khong-tra-loi@tinh.example' }])
  expect(parsed.headers.get('auto-submitted')).toBe('auto-generated')
  // RFC 5322 and RFC 2047: only ASCII in the head, and no line over 998.
  const head = raw.toString('latin1').split('\r\n\r\n')[0] ?? ''
  expect(head).toMatch(/^[\x20-\x7e\r\n\t]*$/)
  expect(
    Math.max(
      ...raw
        .toString('latin1')
        .split('\r\n')
        .map((line) => line.length),
    ),
  ).toBeLessThan(998)
})

test('attachments keep their Vietnamese names', async () => {
  const attachments = [{ name: 'văn bản trả lời.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-') }]
  const parsed = await simpleParser(await renderMail({ ...mail, attachments }, from))
  expect(parsed.attachments).toMatchObject([{ filename: 'văn bản trả lời.pdf', contentType: 'application/pdf' }])
})

test.each([
  ['a second header in the subject', { subject: 'Xin chào\r\nBcc: all@example.vn' }, 'mail.bad-subject'],
  ['a line separator in the subject', { subject: 'Xin\u2028chào' }, 'mail.bad-subject'],
  ['no subject', { subject: '  ' }, 'mail.bad-subject'],
  ['a second recipient', { to: 'lan@example.vn, all@example.vn' }, 'mail.bad-address'],
  ['a header in the address', { to: 'lan@example.vn\nBcc: all@example.vn' }, 'mail.bad-address'],
  ['a group as the address', { to: 'nhom: a@example.vn;' }, 'mail.bad-address'],
  ['a header in the id', { messageId: 'x\r\nBcc: all@example.vn' }, 'mail.bad-message-id'],
  [
    'a header in the name of an attachment',
    { attachments: [{ name: 'a\r\nBcc: x@example.vn', mediaType: 'text/plain', bytes: Buffer.from('') }] },
    'mail.bad-attachment',
  ],
])('a mail with %s is never sent', async (_, change, code) => {
  await expect(renderMail({ ...mail, ...change }, from)).rejects.toThrow(code)
})

test('text that looks like a header stays text', async () => {
  const parsed = await simpleParser(await renderMail({ ...mail, text: 'Bcc: all@example.vn\r\n.\r\nQUIT' }, from))
  expect(parsed.bcc).toBeUndefined()
  expect(parsed.text).toContain('Bcc: all@example.vn')
})

test('paragraphs are folded at 76 letters, no address of a page is cut', () => {
  const address = `https://tinh.example/phan-anh-kien-nghi/tra-cuu?ma=${'x'.repeat(80)}`
  const text = mailText(['Thủ tục hành chính '.repeat(20), address, 'một\nhai'])
  const [folded = '', ...rest] = text.split('\n\n')
  for (const line of folded.split('\n')) expect(line.length).toBeLessThanOrEqual(76)
  expect(folded.replaceAll('\n', ' ')).toBe('Thủ tục hành chính '.repeat(20).trim())
  expect(rest).toEqual([address, 'một\nhai\n'])
})

test('one address is an address; anything more is not', () => {
  for (const good of ['lan@example.vn', 'lan.nguyen+tthc@soytest.tinh.example', 'a@localhost'])
    expect(isMailAddress(good)).toBe(true)
  for (const bad of [
    '',
    'lan',
    '@x.vn',
    'lan@',
    'lan@x..vn',
    'a b@x.vn',
    '"a b"@x.vn',
    'lan@x.vn ',
    'Lan <lan@x.vn>',
    'đơn@x.vn',
  ]) {
    expect(isMailAddress(bad)).toBe(false)
  }
})

test('an id without a domain gets the sender’s', () => {
  expect(messageIdOf('a-1', from)).toBe('<a-1@tinh.example>')
  expect(messageIdOf('<a-1@b.example>', from)).toBe('<a-1@b.example>')
})
