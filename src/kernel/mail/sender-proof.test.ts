import { describe, expect, test } from 'vitest'
import { parseIncomingMail } from '#kernel/mail/incoming-mail.ts'

const server = 'mail.tinh.example'
const results = (text: string) => `Authentication-Results: ${text}`
const proof = results(
  `${server}; spf=pass smtp.mailfrom=example.com; dmarc=pass (p=none dis=none) header.from=example.com`,
)

async function proven(
  headers: readonly string[],
  authservId: string | undefined = server,
  from = 'Lan <lan@Example.com>',
) {
  const raw = [...headers, `From: ${from}`, 'Subject: a', 'Content-Type: text/plain', '', 'Xin chào.'].join('\r\n')
  return (await parseIncomingMail(Buffer.from(raw), new Date(), authservId)).senderProven
}

describe('who sent a mail', () => {
  test.each([
    ['our server says so', [proof]],
    ['with a version and a folded line', [results(`${server} 1;\r\n\tdmarc=pass\r\n header.from=example.com`)]],
    ['in capitals', [results(`MAIL.Tinh.Example; DMARC=Pass header.From=EXAMPLE.com`)]],
    ['beside what another server thought', [proof, results('mx.other.example; dmarc=fail header.from=example.com')]],
    [
      'as Exchange writes it',
      [
        results(
          `${server}; dkim=pass header.d=example.com; dmarc=pass action=none header.from=example.com;compauth=pass`,
        ),
      ],
    ],
  ])('is proven when %s', async (_, headers) => expect(await proven(headers)).toBe(true))

  test.each([
    ['nothing is said', []],
    ['the header bears another name', [results('mx.attacker.example; dmarc=pass header.from=example.com')]],
    ['the name only begins like ours', [results(`${server}.attacker.example; dmarc=pass header.from=example.com`)]],
    ['our name stands in a comment', [results(`attacker.example (${server}); dmarc=pass header.from=example.com`)]],
    [
      'the result stands in a comment',
      [results(`${server}; dmarc=fail (x; dmarc=pass header.from=example.com) header.from=example.com`)],
    ],
    [
      'the result stands in quoted words',
      [results(`${server}; spf=pass reason="x; dmarc=pass header.from=example.com"`)],
    ],
    ['only the envelope was checked', [results(`${server}; spf=pass smtp.mailfrom=example.com`)]],
    ['only a signature of another domain was checked', [results(`${server}; dkim=pass header.d=attacker.example`)]],
    ['another domain was proven', [results(`${server}; dmarc=pass header.from=attacker.example`)]],
    ['no domain is named', [results(`${server}; dmarc=pass`)]],
    ['the check failed', [results(`${server}; dmarc=fail header.from=example.com`)]],
    ['the domain gives no rule', [results(`${server}; dmarc=none header.from=example.com`)]],
    ['a forged header stands below the true one', [results(`${server}; dmarc=fail header.from=example.com`), proof]],
    ['a forged header stands above the true one', [proof, results(`${server}; dmarc=none header.from=example.com`)]],
    ['the mail names two senders', [proof, 'From: lan@example.com']],
    [
      'an older kind of header is used',
      [`ARC-Authentication-Results: i=1; ${server}; dmarc=pass header.from=example.com`],
    ],
  ])('is not proven when %s', async (_, headers) => expect(await proven(headers)).toBe(false))

  test('is never proven when the province has not said which server it trusts', async () => {
    const raw = Buffer.from([proof, 'From: lan@example.com', '', 'a'].join('\r\n'))
    expect((await parseIncomingMail(raw, new Date(), undefined)).senderProven).toBe(false)
  })
})
