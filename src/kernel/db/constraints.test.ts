import { sql } from 'kysely'
import { constraintOf, translateConstraint } from '#kernel/db/constraints.ts'
import { Refused } from '#kernel/errors.ts'
import { describe, expect, test } from '#kernel/testing/fixtures.ts'

describe('constraints', () => {
  test('what the database refuses is told by the name of the constraint', async ({ act }) => {
    const fact = { name: 'once', value: '1' }
    await act.tx.insertInto('installationFact').values(fact).execute()
    await sql`savepoint before`.execute(act.tx)
    const error = await act.tx
      .insertInto('installationFact')
      .values(fact)
      .execute()
      .catch((reason: unknown) => reason)
    expect(constraintOf(error)).toBe('installation_fact_pkey')
    const refused = new Refused('fact.known')
    expect(() => translateConstraint(error, { installation_fact_pkey: () => refused })).toThrow(refused)
    expect(() => translateConstraint(error, { another: () => refused })).toThrow('duplicate key')
    await sql`rollback to before`.execute(act.tx)
  })

  test('an error that is not a violation has no constraint and passes through', () => {
    const error = new Error('network')
    expect(constraintOf(error)).toBeUndefined()
    expect(() => translateConstraint(error, {})).toThrow(error)
  })
})
