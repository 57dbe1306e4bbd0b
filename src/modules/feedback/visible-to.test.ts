import { systemActor, type OfficialActor } from '#kernel/auth/actor.ts'
import { NotFound } from '#kernel/errors.ts'
import { actAs, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { person, testAgencies } from '#modules/agency/testing.ts'
import { enterFeedback } from './enter-feedback.ts'
import { getVisibleFeedback } from './queries.ts'
import { aFeedback, aSubmission, seedFeedbackWorld } from './testing.ts'
import { listVisibleCases } from './visible-cases.ts'

describe('feedback about conduct stays away from the counter at which it happened (NĐ 20/2008 Đ.5.1)', () => {
  test('the desk whose QR code was scanned sees what concerns rules, and nothing about conduct, whoever is accused', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const at = { deskCode: testAgencies.commune }
    const conduct = { ...at, ground: 'conduct' } as const
    const rule = await aFeedback(act, people, 'submitted', at)
    const nobodyNamed = await aFeedback(act, people, 'submitted', conduct)
    const above = await aFeedback(act, people, 'submitted', { ...conduct, accusedAgencyCode: testAgencies.district })

    const seenBy = async (actor: OfficialActor) =>
      (await listVisibleCases(act.tx, actor, {}, 1)).items.map(({ code }) => code).toSorted()
    expect(await seenBy(people.sen)).toEqual([rule.feedback.code])
    expect(await seenBy(people.hoa)).toEqual([rule, nobodyNamed, above].map(({ feedback }) => feedback.code).toSorted())
  })

  test('the one-stop desk of an accused office does not follow the item, not even one that it wrote down', async ({
    act,
  }) => {
    await seedFeedbackWorld(act)
    const desk = await act.tx
      .selectFrom('agency')
      .innerJoin('agency as above', 'above.id', 'agency.parentId')
      .select(['agency.code', 'above.code as aboveCode'])
      .where('agency.kind', '=', 'one-stop-desk')
      .orderBy('agency.code')
      .limit(1)
      .executeTakeFirstOrThrow()
    const nga = await person(actAs(act, systemActor('test')), 'nga', 'Lý Thị Nga', desk.code, 'desk')
    const said = { ...aSubmission, channel: 'counter', ground: 'conduct' } as const
    const own = await enterFeedback(actAs(act, nga), { ...said, accusedAgencyCode: desk.aboveCode })
    const others = await enterFeedback(actAs(act, nga), { ...said, accusedAgencyCode: testAgencies.health })

    await expect(getVisibleFeedback(act.tx, nga, own.feedback.code)).rejects.toThrow(NotFound)
    expect((await getVisibleFeedback(act.tx, nga, others.feedback.code)).code).toBe(others.feedback.code)
  })
})
