import { randomUUID } from 'node:crypto'
import { fixedClock } from '#kernel/clock.ts'
import type { Mail, Mailer } from '#kernel/mail/mailer.ts'
import { sendOnce } from '#kernel/mail/send-once.ts'
import { expect, test, testInstant } from '#kernel/testing/fixtures.ts'
import { testVault } from '#kernel/testing/vault.ts'
import type { Kysely } from 'kysely'
import type { Database } from '#kernel/db/types.generated.ts'

function aMail(): Mail {
  return {
    to: 'Lan@example.vn',
    subject: 'Đã tiếp nhận',
    text: 'Kính gửi bà Lan\n',
    messageId: `accepted-${randomUUID()}`,
  }
}

/** A mail server at the other end: it takes time, and may be down for its first so many mails. */
function aServer(downFor = 0): Mailer & { readonly taken: string[] } {
  const taken: string[] = []
  let left = downFor
  return {
    taken,
    async send(mail) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      if (left-- > 0) throw new Error('the server is down')
      taken.push(mail.messageId)
    },
  }
}

function world(db: Kysely<Database>, mailer: Mailer) {
  return { caller: { db, vault: testVault, clock: fixedClock(testInstant) }, mailer }
}

async function rowOf(db: Kysely<Database>, mail: Mail) {
  return db.selectFrom('sentMail').selectAll().where('messageId', '=', mail.messageId).executeTakeFirst()
}

test('a job that runs twice sends its mail once', async ({ db }) => {
  const mail = aMail()
  const server = aServer()
  expect(await sendOnce(world(db, server), mail)).toBe('sent')
  expect(await sendOnce(world(db, server), mail)).toBe('already-sent')
  expect(server.taken).toEqual([mail.messageId])
  expect(await rowOf(db, mail)).toMatchObject({
    state: 'sent',
    attempts: 1,
    sentAt: testInstant,
    subject: 'Đã tiếp nhận',
  })
})

test('two workers with the same mail at the same moment send it once', async ({ db }) => {
  const mail = aMail()
  const server = aServer()
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => sendOnce(world(db, server), mail)))
  expect(outcomes.toSorted()).toEqual(['already-sent', 'already-sent', 'already-sent', 'sent'])
  expect(server.taken).toEqual([mail.messageId])
})

test('a mail that the server did not take is kept as failed, and goes out when it is tried again', async ({ db }) => {
  const mail = aMail()
  const server = aServer(2)
  await expect(sendOnce(world(db, server), mail)).rejects.toThrow('the server is down')
  await expect(sendOnce(world(db, server), mail)).rejects.toThrow('the server is down')
  expect(await rowOf(db, mail)).toMatchObject({ state: 'failed', attempts: 2, sentAt: null })

  expect(await sendOnce(world(db, server), mail)).toBe('sent')
  expect(await rowOf(db, mail)).toMatchObject({ state: 'sent', attempts: 3 })
})

test('the row does not tell to whom the mail went', async ({ db }) => {
  const mail = aMail()
  await sendOnce(world(db, aServer()), mail)
  const row = await rowOf(db, mail)
  expect(row?.toHash).toEqual(testVault.hash('lan@example.vn', 'mail-address'))
  expect(JSON.stringify(row)).not.toContain('example.vn')
})
