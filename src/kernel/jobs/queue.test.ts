import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { perform } from '#kernel/act.ts'
import { callerOn, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { defineJob } from './enqueue.ts'
import { enqueue } from './queue.ts'

test('more people than there are connections ask for work at once, right after a start: all get through', async () => {
  const database = await freshDatabase()
  onTestFinished(() => database.drop())
  const job = defineJob<{ number: number }>({ name: `trial.${randomUUID()}`, work: async () => {} })
  const caller = await callerOn(database)
  const numbers = Array.from({ length: 40 }, (_, number) => number)
  await Promise.all(numbers.map((number) => perform(caller, (act) => enqueue(act, job, { number }), undefined)))
  const { rows } = await database.pool.query<{ count: string }>('select count(*) from job.job where name = $1', [
    job.name,
  ])
  expect(Number(rows[0]?.count)).toBe(numbers.length)
})
