import { expect, test } from 'vitest'
import { errorForLog } from './log.ts'

test('a mail server that refuses a citizen does not write her address into the log', () => {
  const refusal = new Error(
    "Can't send mail - all recipients were rejected: 550 5.1.1 <ngoc.tran+a@example.com>: no such user",
  )
  const logged = JSON.stringify(errorForLog(refusal))
  expect(logged).not.toContain('ngoc')
  expect(logged).not.toContain('example.com')
  expect(logged).toContain('550 5.1.1 <[e-mail]>: no such user')
  expect(logged).toContain('log.test.ts')
})

test('nor does the database the values of a row', () => {
  const refusal = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (phone)=(0912345678) exists',
  })
  expect(JSON.stringify(errorForLog(refusal))).not.toContain('0912345678')
  expect(errorForLog(refusal)).toMatchObject({ code: '23505', message: 'duplicate key' })
})
