import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import { actAs, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { seedPeople } from '#modules/agency/testing.ts'
import { announceRevisions, closeDrafts, endProcedures, reopenDrafts } from './announce-revisions.ts'
import type { ProcedureContent } from './content.ts'
import { findProcedureContent, getDraft } from './draft-queries.ts'
import { findProcedure } from './queries.ts'
import { saveDraft, withdrawDraft } from './save-draft.ts'
import { startRevision } from './start-revision.ts'

const decision = { number: '512/QĐ-UBND', on: '2017-03-20', issuer: 'Chủ tịch UBND tỉnh Sóc Trăng' }

/** The department of health begins a new procedure; Lan writes, Hòa controls. */
async function aDraft(act: Act) {
  const people = await seedPeople(act)
  const agencyId = people.lan.posts[0]?.agencyId ?? ''
  const asLan = actAs(act, people.lan)
  const revisionId = await startRevision(asLan, { name: 'Cấp giấy chứng nhận sức khỏe', agencyId })
  return { people, agencyId, asLan, revisionId }
}

async function contentOf(act: Act, revisionId: string): Promise<ProcedureContent> {
  const content = await findProcedureContent(act.tx, revisionId)
  if (!content) throw new Error(`No text of ${revisionId}`)
  return content
}

async function announced(act: Act, revisionId: string, effectiveOn: string): Promise<void> {
  await closeDrafts(act, [revisionId])
  await announceRevisions(act, decision, [{ revisionId, effectiveOn }])
}

describe('a draft', () => {
  test('of a new procedure has a provisional code until the national database gives one', async ({ act }) => {
    const { revisionId, people } = await aDraft(act)
    expect((await getDraft(act.tx, people.lan, revisionId)).code).toBe('MOI-2017-0001')
  })

  test('does not exist for another department, and the control authority reads it', async ({ act }) => {
    const { revisionId, people } = await aDraft(act)
    await expect(getDraft(act.tx, people.minh, revisionId)).rejects.toMatchObject({ kind: 'not-found' })
    expect((await getDraft(act.tx, people.hoa, revisionId)).name).toBe('Cấp giấy chứng nhận sức khỏe')
  })

  test('saved meanwhile by a colleague is not written over: 409 with the version that stands', async ({ act }) => {
    const { revisionId, people, asLan } = await aDraft(act)
    const content = await contentOf(act, revisionId)
    await saveDraft(actAs(act, people.son), { revisionId, version: 1, content: { ...content, note: 'của Sơn' } })
    const late = saveDraft(asLan, { revisionId, version: 1, content: { ...content, note: 'của Lan' } })
    await expect(late).rejects.toMatchObject({ code: 'procedure.draft-changed', details: { version: 2, shown: 1 } })
    expect((await findProcedureContent(act.tx, revisionId))?.note).toBe('của Sơn')
  })

  test('says who may apply also where only the kind was chosen: no page, paper or record is left without', async ({
    act,
  }) => {
    const { revisionId, asLan } = await aDraft(act)
    const content = await contentOf(act, revisionId)
    const applicants = [
      { kind: 'citizen' as const, name: ' ' },
      { kind: 'organization' as const, name: 'Hội người cao tuổi' },
    ]
    await saveDraft(asLan, { revisionId, version: 1, content: { ...content, applicants } })
    expect((await contentOf(act, revisionId)).applicants.map(({ name }) => name)).toEqual([
      'công dân Việt Nam',
      'Hội người cao tuổi',
    ])
  })

  test('what lists and facets show is taken from the text', async ({ act }) => {
    const { revisionId, asLan } = await aDraft(act)
    const content = await contentOf(act, revisionId)
    await saveDraft(asLan, {
      revisionId,
      version: 1,
      content: {
        ...content,
        levels: ['province'],
        applicants: [{ kind: 'citizen', name: 'Công dân Việt Nam' }],
        competentAgencies: [{ name: 'Sở Y tế', code: '' }],
        channels: [
          { kind: 'online', online: 'full', timeLimits: [], timeText: '', fees: [], text: '' },
          { kind: 'in-person', online: 'none', timeLimits: [], timeText: '', fees: [], text: '' },
        ],
      },
    })
    const row = await act.tx
      .selectFrom('procedureRevision')
      .select(['online', 'applicantKinds', 'levels', 'competentAgencyCode', 'agencies'])
      .where('id', '=', revisionId)
      .executeTakeFirstOrThrow()
    expect(row).toEqual({
      online: 'full',
      applicantKinds: ['citizen'],
      levels: ['province'],
      competentAgencyCode: 'so-y-te',
      agencies: 'Sở Y tế',
    })
  })

  test('cannot be written once it was submitted, and can again when it came back', async ({ act }) => {
    const { revisionId, asLan } = await aDraft(act)
    const content = await contentOf(act, revisionId)
    await closeDrafts(act, [revisionId])
    await expect(saveDraft(asLan, { revisionId, version: 1, content })).rejects.toMatchObject({
      code: 'procedure.draft-closed',
    })
    await reopenDrafts(act, [revisionId])
    expect(await saveDraft(asLan, { revisionId, version: 1, content })).toBe(2)
  })

  test('that cannot be sent with its dossier is named by its code', async ({ act }) => {
    const { revisionId, asLan } = await aDraft(act)
    await withdrawDraft(asLan, { revisionId }, () => Promise.resolve(undefined))
    await expect(closeDrafts(act, [revisionId])).rejects.toMatchObject({
      code: 'procedure.draft-closed',
      details: { codes: ['MOI-2017-0001'] },
    })
  })

  test('the database itself refuses to change a text that was submitted', async ({ act }) => {
    const { revisionId } = await aDraft(act)
    await closeDrafts(act, [revisionId])
    const change = sql`update procedure_content set content = '{}' where revision_id = ${revisionId}`.execute(act.tx)
    await expect(change).rejects.toThrow('procedure.content-stays')
  })

  test('a procedure has one draft at a time; given up, another may be begun', async ({ act }) => {
    const { revisionId, asLan, agencyId, people } = await aDraft(act)
    await announced(act, revisionId, '2017-04-01')
    const code = (await getDraft(act.tx, people.lan, revisionId)).code
    const second = await startRevision(asLan, { code, agencyId })
    await expect(startRevision(asLan, { code, agencyId })).rejects.toMatchObject({
      code: 'procedure.draft-exists',
      details: { revisionId: second },
    })
    await withdrawDraft(asLan, { revisionId: second }, () => Promise.resolve(undefined))
    expect(await startRevision(asLan, { code, agencyId })).not.toBe(second)
  })
})

describe('coming into force', () => {
  test('the old text stands until the day before, the new one from the day on, and nothing is flipped', async ({
    act,
  }) => {
    const { revisionId, asLan, agencyId, people } = await aDraft(act)
    await announced(act, revisionId, '2017-04-01')
    const { code } = await getDraft(act.tx, people.lan, revisionId)
    const next = await startRevision(asLan, { code, agencyId })
    const content = await contentOf(act, next)
    await saveDraft(asLan, { revisionId: next, version: 1, content: { ...content, name: 'Cấp giấy khám sức khỏe' } })
    await announced(act, next, '2017-06-01')

    expect(await findProcedure(act.tx, code, '2017-03-31')).toBeUndefined()
    expect((await findProcedure(act.tx, code, '2017-05-31'))?.name).toBe('Cấp giấy chứng nhận sức khỏe')
    expect((await findProcedure(act.tx, code, '2017-06-01'))?.name).toBe('Cấp giấy khám sức khỏe')
  })

  test('two texts in force on one day are impossible even by SQL', async ({ act }) => {
    const { revisionId, asLan, agencyId, people } = await aDraft(act)
    await announced(act, revisionId, '2017-04-01')
    const { code } = await getDraft(act.tx, people.lan, revisionId)
    const next = await startRevision(asLan, { code, agencyId })
    const forced = sql`
      update procedure_revision set status = 'announced', effective = '[2017-05-01,)' where id = ${next}`.execute(
      act.tx,
    )
    await expect(forced).rejects.toThrow('one_revision_in_force_at_a_time')
  })

  test('a text that begins later cannot be passed over by an earlier one', async ({ act }) => {
    const { revisionId, asLan, agencyId, people } = await aDraft(act)
    await announced(act, revisionId, '2017-06-01')
    const { code } = await getDraft(act.tx, people.lan, revisionId)
    const next = await startRevision(asLan, { code, agencyId })
    await expect(announced(act, next, '2017-05-01')).rejects.toMatchObject({ code: 'procedure.later-text' })
  })

  test('a repealed procedure ends on its day and names the decision; what is not in force cannot be repealed', async ({
    act,
  }) => {
    const { revisionId, people } = await aDraft(act)
    const { procedureId, code } = await getDraft(act.tx, people.lan, revisionId)
    const ending = { procedureId, change: 'repealed', endedOn: '2017-07-01', successorProcedureId: null } as const
    await expect(endProcedures(act, decision, [ending])).rejects.toMatchObject({ code: 'procedure.not-in-force' })
    await announced(act, revisionId, '2017-04-01')
    await endProcedures(act, decision, [ending])
    expect(await findProcedure(act.tx, code, '2017-06-30')).toBeDefined()
    expect(await findProcedure(act.tx, code, '2017-07-01')).toBeUndefined()
    const end = await act.tx.selectFrom('procedureEnd').selectAll().executeTakeFirstOrThrow()
    expect(end).toMatchObject({ change: 'repealed', endedOn: '2017-07-01', decisionNumber: '512/QĐ-UBND' })
  })
})
