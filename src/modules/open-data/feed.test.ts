import { actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { aDossier } from '#modules/announcement/testing.ts'
import { aPublishedDecision, changeInAugust, sign } from '#modules/publication/testing.ts'
import { latestChanges } from './queries.ts'

describe('the feed of changes', () => {
  test('is in order of the signatures, however late a draft was saved before', async ({ act }) => {
    const { people, code } = await aPublishedDecision(act)
    const early = await aDossier(act, people, { name: 'Cấp giấy phép soạn trước, ký sau' })
    const between = actAt(act, '2017-03-16T09:00:00+07:00')
    const late = await aDossier(between, people, { name: 'Cấp giấy phép soạn sau, ký trước' })
    await sign(between, people, late.code, '513/QĐ-UBND')
    await sign(actAt(act, '2017-03-20T09:00:00+07:00'), people, early.code, '520/QĐ-UBND')
    const changes = await latestChanges(act.tx, 100)
    expect(changes.map(({ decision }) => decision)).toEqual(['520/QĐ-UBND', '513/QĐ-UBND', '512/QĐ-UBND'])
    expect(changes[0]).toMatchObject({
      name: 'Cấp giấy phép soạn trước, ký sau',
      at: new Date('2017-03-20T09:00:00+07:00'),
      decisionOn: '2017-03-20',
    })
    expect(changes[2]?.code).toBe(code)
  })

  test('tells of an end at the hour of its signature, and nothing of internal procedures', async ({ act }) => {
    const { people, code, procedureId } = await aPublishedDecision(act)
    const june = actAt(act, '2017-06-20T15:00:00+07:00')
    await changeInAugust(june, people, { procedureCode: code, kind: 'repealed', decisionNumber: '901/QĐ-UBND' })
    expect(await latestChanges(act.tx, 1)).toMatchObject([
      { code, what: 'repealed', on: '2017-08-01', at: june.now, decision: '901/QĐ-UBND', decisionOn: '2017-06-20' },
    ])
    await act.tx
      .updateTable('procedureRevision')
      .set({ internal: true })
      .where('procedureId', '=', procedureId)
      .execute()
    expect(await latestChanges(act.tx, 100)).toEqual([])
  })
})
