import type { Act } from '#kernel/act.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { decreeYear } from '#kernel/calendar/decree-year.ts'
import type { PdfSignature } from '#kernel/files/pdf-signature.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { findAgencyByCode } from '#modules/agency/public.ts'
import { findProcedure } from '#modules/procedure/testing.ts'
import { addItem, type AddItem } from './add-item.ts'
import { rebaseItem } from './change-item.ts'
import { reckonSigningClocks } from './dossier-clocks.ts'
import { listFindings } from './finding-queries.ts'
import { listItems, listSigningClocks } from './item-queries.ts'
import { openAnnouncement } from './open-announcement.ts'
import {
  amendingDecree,
  anAnnounced,
  decisionActs,
  aDossier,
  aSignedFile,
  seedAnnouncing,
  soundContent,
  type AnnouncingPeople,
  toTheChairman,
} from './testing.ts'
import { withdrawDossier } from './withdraw-dossier.ts'

const june = (act: Act) => actAt(act, '2017-06-20T09:00:00+07:00')

async function sign(act: Act, people: AnnouncingPeople, code: string, decisionNumber: string, on = act.today) {
  await toTheChairman(act, people, code)
  return decisionActs.signDecision(actAs(act, people.tu), {
    code,
    decisionNumber,
    decisionOn: on,
    ...aSignedFile,
  })
}

/** A dossier with one item, its text written where it brings one. */
async function dossierWith(act: Act, people: AnnouncingPeople, item: AddItem) {
  const lan = actAs(act, people.lan)
  const { id, code } = await openAnnouncement(lan, { title: 'Công bố sửa đổi, bãi bỏ thủ tục' })
  await addItem(lan, { ...item, code })
  if (item.kind === 'amended') await decisionActs.writeAmended(act, people, id)
  return { id, code }
}

const nameOn = async (act: Act, code: string, day: string) => (await findProcedure(act.tx, code, day))?.name

describe('a decision that was wrong is put right by another one', () => {
  test('before its day: the new text begins on that day, the wrong one never does, and both decisions stand', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const procedureCode = await anAnnounced(act, people)
    const today = june(act)
    const wrong = await dossierWith(today, people, { kind: 'amended', procedureCode, ...amendingDecree })
    await sign(today, people, wrong.code, '900/QĐ-UBND')
    const right = await dossierWith(today, people, { kind: 'amended', procedureCode, ...amendingDecree })
    const [item] = await listItems(act.tx, right.id)
    await act.tx
      .updateTable('procedureRevision')
      .set({ name: 'Tên đúng' })
      .where('id', '=', item?.revisionId ?? '')
      .execute()
    await sign(today, people, right.code, '901/QĐ-UBND')
    expect(await nameOn(act, procedureCode, '2017-07-31')).toBe('Cấp giấy phép hoạt động phòng khám')
    expect(await nameOn(act, procedureCode, '2017-08-01')).toBe('Tên đúng')
    const decisions = await act.tx
      .selectFrom('procedureRevision as revision')
      .innerJoin('procedure', 'procedure.id', 'revision.procedureId')
      .select(['revision.decisionNumber', 'revision.status'])
      .where('procedure.code', '=', procedureCode)
      .orderBy('revision.decisionNumber')
      .execute()
    expect(decisions).toEqual([
      { decisionNumber: '512/QĐ-UBND', status: 'announced' },
      { decisionNumber: '900/QĐ-UBND', status: 'withdrawn' },
      { decisionNumber: '901/QĐ-UBND', status: 'announced' },
    ])
  })

  test('on or after its day it cannot be undone for days on which it applied', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const procedureCode = await anAnnounced(act, people)
    const again = dossierWith(june(act), people, {
      kind: 'amended',
      procedureCode,
      ...amendingDecree,
      instrumentEffectiveOn: '2017-06-01',
      instrumentIssuedOn: '2017-05-10',
    })
    await expect(again).rejects.toMatchObject({ code: 'announcement.two-texts', details: { from: '2017-06-01' } })
  })
})

describe('a procedure whose end was announced', () => {
  test('may still change until then, and ends on its day all the same', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const procedureCode = await anAnnounced(act, people)
    const today = june(act)
    const end = await dossierWith(today, people, {
      kind: 'repealed',
      procedureCode,
      ...amendingDecree,
      instrumentNumber: '61/2017/NĐ-CP',
      instrumentEffectiveOn: '2017-09-01',
    })
    await sign(today, people, end.code, '902/QĐ-UBND')
    const change = await dossierWith(today, people, { kind: 'amended', procedureCode, ...amendingDecree })
    await sign(today, people, change.code, '903/QĐ-UBND')
    expect(await nameOn(act, procedureCode, '2017-08-31')).toBeDefined()
    expect(await nameOn(act, procedureCode, '2017-09-01')).toBeUndefined()
  })

  test.for([
    ['ends twice', 'repealed', '2017-08-01'],
    ['changes from the day on which it ends', 'amended', '2017-09-01'],
  ] as const)('is refused when it %s', async ([, kind, instrumentEffectiveOn], { act }) => {
    const people = await seedAnnouncing(act)
    const procedureCode = await anAnnounced(act, people)
    const today = june(act)
    const ends = { ...amendingDecree, instrumentNumber: '61/2017/NĐ-CP', instrumentEffectiveOn: '2017-09-01' }
    const end = await dossierWith(today, people, { kind: 'repealed', procedureCode, ...ends })
    await sign(today, people, end.code, '902/QĐ-UBND')
    const instrumentNumber = `${kind.length}0/2017/NĐ-CP`
    const more = dossierWith(today, people, {
      kind,
      procedureCode,
      ...amendingDecree,
      instrumentNumber,
      instrumentEffectiveOn,
    })
    await expect(more).rejects.toMatchObject({
      kind: 'refused',
      code: kind === 'repealed' ? 'announcement.ends-already' : 'announcement.nothing-to-amend',
    })
  })
})

describe('a new procedure', () => {
  test('whose dossier was withdrawn goes into another one with the text that was written', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const first = await aDossier(act, people)
    const [item] = await listItems(act.tx, first.id)
    await withdrawDossier(actAs(act, people.lan), { code: first.code, reason: 'Văn bản chưa ban hành' })
    const { id, code } = await openAnnouncement(actAs(act, people.lan), { title: 'Công bố thủ tục mới ban hành' })
    const march = { ...amendingDecree, instrumentNumber: '62/2017/NĐ-CP', instrumentIssuedOn: '2017-03-01' }
    await addItem(actAs(act, people.lan), { kind: 'new', procedureCode: item?.code, ...march, code })
    const [taken] = await listItems(act.tx, id)
    expect(taken).toMatchObject({ code: item?.code, revisionId: item?.revisionId })
  })

  test('that another department has begun is not found under its code', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const first = await aDossier(act, people)
    const [item] = await listItems(act.tx, first.id)
    await withdrawDossier(actAs(act, people.lan), { code: first.code, reason: 'Văn bản chưa ban hành' })
    const { code } = await openAnnouncement(actAs(act, people.minh), { title: 'Công bố thủ tục mới ban hành' })
    const taken = addItem(actAs(act, people.minh), {
      kind: 'new',
      procedureCode: item?.code,
      name: 'Tên khác',
      ...amendingDecree,
      instrumentIssuedOn: '2017-03-01',
      code,
    })
    await expect(taken).rejects.toMatchObject({ kind: expect.stringMatching(/refused|not-found/) })
  })
})

describe('what takes the place of a procedure', () => {
  test('is in force on that day or new in the same dossier: a draft alone is not enough (Đ.14.2)', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const procedureCode = await anAnnounced(act, people)
    const draft = await aDossier(act, people, { name: 'Thủ tục mới' })
    const [begun] = await listItems(act.tx, draft.id)
    const replaced = dossierWith(june(act), people, {
      kind: 'replaced',
      procedureCode,
      successorCode: begun?.code,
      ...amendingDecree,
    })
    await expect(replaced).rejects.toMatchObject({ code: 'announcement.successor-not-there' })
    await addItem(actAs(june(act), people.lan), {
      kind: 'replaced',
      procedureCode,
      successorCode: begun?.code,
      ...amendingDecree,
      code: draft.code,
    })
    expect((await listItems(act.tx, draft.id)).map(({ kind }) => kind)).toEqual(['new', 'replaced'])
  })
})

test('a text begun before another one was announced is stopped until somebody has compared them (Đ.14.2.b)', async ({
  act,
}) => {
  const people = await seedAnnouncing(act)
  const procedureCode = await anAnnounced(act, people)
  const today = june(act)
  const { id, code } = await dossierWith(today, people, { kind: 'amended', procedureCode, ...amendingDecree })
  const [item] = await listItems(act.tx, id)
  // Meanwhile the ministry's text came in by import.
  const older = item?.baseRevisionId ?? ''
  await act.tx
    .updateTable('procedureRevision')
    .set({ effective: '[2017-06-01,2017-07-01)' })
    .where('id', '=', older)
    .execute()
  const { id: newer } = await act.tx
    .insertInto('procedureRevision')
    .columns(['procedureId', 'status', 'effective', 'name', 'nameOriginal', 'levels', 'internal', 'recordedAt'])
    .expression((eb) =>
      eb
        .selectFrom('procedureRevision')
        .select([
          'procedureId',
          'status',
          eb.val('[2017-07-01,)').as('effective'),
          'name',
          'nameOriginal',
          'levels',
          'internal',
          'recordedAt',
        ])
        .where('id', '=', older),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  await decisionActs.submitDossier(actAs(today, people.lan), { code })
  const stale = async () => (await listFindings(act.tx, id)).find(({ checkId }) => checkId === 'base-stands')
  expect(await stale()).toMatchObject({ severity: 'blocking', state: 'open' })
  await decisionActs.returnDossier(actAs(today, people.hoa), { code, reason: 'Đề nghị đối chiếu với nội dung mới' })
  await rebaseItem(actAs(today, people.lan), { code, itemId: item?.id ?? '' })
  expect((await listItems(act.tx, id))[0]?.baseRevisionId).toBe(newer)
  await decisionActs.submitDossier(actAs(today, people.lan), { code })
  expect(await stale()).toMatchObject({ state: 'resolved' })
})

describe('the day of the signature', () => {
  test('is not before the dossier was put before the chairman', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code } = await aDossier(act, people)
    const early = sign(actAt(act, '2017-03-20T09:00:00+07:00'), people, code, '512/QĐ-UBND', '2017-03-19')
    await expect(early).rejects.toMatchObject({
      problems: [{ code: 'announcement.signed-before-referral', details: { referredOn: '2017-03-20' } }],
    })
  })

  test('waits for its judgement until the days off of the year are decreed, and is then called late', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const november = actAt(act, '2026-11-27T09:00:00+07:00')
    const instrument = {
      instrumentNumber: '70/2026/NĐ-CP',
      instrumentIssuedOn: '2026-10-01',
      instrumentEffectiveOn: '2027-01-15',
    }
    const legalBases = [{ number: '70/2026/NĐ-CP', name: 'Nghị định', articles: 'Điều 5' }]
    const { code, id } = await aDossier(november, people, instrument, (name) => ({ ...soundContent(name), legalBases }))
    const clocks = async () => new Map((await listSigningClocks(act.tx, id)).map((clock) => [clock.rule, clock]))
    // Five calendar days back need no calendar; five working days do.
    expect((await clocks()).get('announcement.issue')).toMatchObject({ dueOn: '2027-01-10', state: 'running' })
    expect((await clocks()).get('announcement.issue-index')).toMatchObject({ dueOn: null, state: 'calendar-unknown' })
    const january = actAt(act, '2027-01-12T09:00:00+07:00')
    await sign(january, people, code, '12/QĐ-UBND')
    expect((await clocks()).get('announcement.issue')).toMatchObject({ state: 'late', endedOn: '2027-01-12' })
    expect((await clocks()).get('announcement.issue-index')).toMatchObject({ state: 'calendar-unknown', endedOn: null })
    expect(await reckonSigningClocks(january)).toBe(0)

    const days = [{ date: '2027-01-01', kind: 'holiday' as const, name: 'Tết Dương lịch' }]
    await decreeYear(
      { ...january, actor: systemActor('test') },
      { year: 2027, basis: 'Thông báo nghỉ lễ năm 2027', days },
    )
    expect(await reckonSigningClocks(january)).toBe(1)
    expect((await clocks()).get('announcement.issue-index')).toMatchObject({
      dueOn: '2027-01-08',
      state: 'late',
      endedOn: '2027-01-12',
    })
    expect(await reckonSigningClocks(january)).toBe(0)
  })
})

test.for([
  ['bytes are not those that were signed', { digestMatches: false, signatureValid: true }],
  ['signature is not that of its certificate', { digestMatches: true, signatureValid: false }],
] as const)('a signed file whose %s is not taken for the decision', async ([, wrong], { act }) => {
  const people = await seedAnnouncing(act)
  const { code } = await aDossier(act, people)
  await toTheChairman(act, people, code)
  const signature: PdfSignature = {
    signer: 'Võ Văn Tú',
    issuer: null,
    validFrom: null,
    validTo: null,
    claimedAt: null,
    coversWholeFile: true,
    ...wrong,
  }
  const signed = decisionActs.signDecision(actAs(act, people.tu), {
    code,
    decisionNumber: '512/QĐ-UBND',
    decisionOn: act.today,
    ...aSignedFile,
    signatures: [signature],
  })
  await expect(signed).rejects.toMatchObject({ problems: [{ field: 'files', code: 'announcement.signature-broken' }] })
})

test('a commune prepares no decision of the chairman, and the control authority frees what a department holds', async ({
  act,
}) => {
  const people = await seedAnnouncing(act)
  const commune = await findAgencyByCode(act.tx, 'ubnd-xa-long-binh-tx-nga-nam')
  const post = people.lan.posts[0]
  if (!commune || !post) throw new Error('No commune to act for')
  const official = { ...people.lan, posts: [{ ...post, agencyId: commune.id, agencyRoles: [] }] }
  await expect(openAnnouncement(actAs(act, official), { title: 'Bãi bỏ thủ tục của sở' })).rejects.toMatchObject({
    code: 'announcement.not-a-preparing-agency',
  })
  const { code } = await aDossier(act, people)
  const reason = 'Thủ tục thuộc lĩnh vực của sở khác'
  expect(await withdrawDossier(actAs(act, people.hoa), { code, reason })).toMatchObject({ status: 'withdrawn' })
})
