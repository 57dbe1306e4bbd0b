import type { Act } from '#kernel/act.ts'
import { actAs, actAt, describe, expect, test } from '#kernel/testing/fixtures.ts'
import type { Paper, ProcedureContent } from '#modules/procedure/public-content.ts'
import { findProcedure } from '#modules/procedure/testing.ts'
import { addItem } from './add-item.ts'
import { removeItem } from './change-item.ts'
import { clearDossier } from './clear-dossier.ts'
import { discussFinding } from './discuss-finding.ts'
import { listFindingComments, listFindings } from './finding-queries.ts'
import { listItems, listSigningClocks } from './item-queries.ts'
import { openAnnouncement } from './open-announcement.ts'
import { announcementMovesFor } from './policy.ts'
import { getAnnouncement, listAnnouncements } from './queries.ts'
import { raiseFinding } from './raise-finding.ts'
import { returnDossier } from './return-dossier.ts'
import { signDecision } from './sign-decision.ts'
import { submitDossier } from './submit-dossier.ts'
import {
  aDecree,
  amendingDecree,
  anAnnounced,
  aDossier,
  aSignedFile,
  seedAnnouncing,
  soundContent,
  toTheChairman,
  writeText,
} from './testing.ts'
import { withdrawDossier } from './withdraw-dossier.ts'

const decision = { decisionNumber: '512/QĐ-UBND', decisionOn: '2017-03-15', ...aSignedFile }

const later = (act: Act) => actAt(act, '2017-06-20T09:00:00+07:00')
describe('a dossier goes from the department to the chairman (Đ.13–15)', () => {
  test('each step is made by whose work it is, and the text is in force from its day, not before', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code, id } = await aDossier(act, people)
    await toTheChairman(act, people, code)
    const signed = await signDecision(actAs(act, people.tu), { code, ...decision })
    expect(signed).toMatchObject({
      status: 'signed',
      decisionSlug: '512-qd-ubnd-2017',
      decisionIssuer: 'Chủ tịch Ủy ban nhân dân tỉnh Sóc Trăng',
      signerName: 'Võ Văn Tú',
    })
    const [item] = await listItems(act.tx, id)
    expect(await findProcedure(act.tx, item?.code ?? '', '2017-05-31')).toBeUndefined()
    expect((await findProcedure(act.tx, item?.code ?? '', '2017-06-01'))?.name).toBe(
      'Cấp giấy phép hoạt động phòng khám',
    )
  })

  test('a move that is not hers is refused with what is', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code } = await aDossier(act, people)
    const early = signDecision(actAs(act, people.hoa), { code, ...decision })
    await expect(early).rejects.toMatchObject({
      code: 'announcement.move-not-allowed',
      details: { status: 'drafting', allowed: ['discuss', 'withdraw'] },
    })
    await submitDossier(actAs(act, people.lan), { code })
    expect(announcementMovesFor(people.lan, await getAnnouncement(act.tx, people.lan, code))).toEqual([
      'discuss',
      'withdraw',
    ])
    expect(announcementMovesFor(people.hoa, await getAnnouncement(act.tx, people.hoa, code))).toEqual([
      'raise-finding',
      'discuss',
      'return',
      'clear',
      'withdraw',
    ])
  })

  test('two at once: the second is told how it stands and what may be done, and nothing is lost', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code, version } = await aDossier(act, people)
    await submitDossier(actAs(act, people.son), { code, version })
    await expect(submitDossier(actAs(act, people.lan), { code, version })).rejects.toMatchObject({
      kind: 'refused',
      code: 'announcement.changed',
      details: { status: 'in-quality-control', version: version + 1, allowed: ['discuss', 'withdraw'] },
    })
  })

  test('for another department it does not exist, and for the chairman not before it was sent', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code } = await aDossier(act, people)
    await expect(getAnnouncement(act.tx, people.minh, code)).rejects.toMatchObject({ kind: 'not-found' })
    await expect(submitDossier(actAs(act, people.minh), { code })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(getAnnouncement(act.tx, people.tu, code)).rejects.toMatchObject({ kind: 'not-found' })
    await submitDossier(actAs(act, people.lan), { code })
    expect((await getAnnouncement(act.tx, people.tu, code)).code).toBe(code)
    const waiting = async (who: typeof people.tu) =>
      (await listAnnouncements(act.tx, who, { view: 'waiting', page: 1, pageSize: 10 })).total
    expect([await waiting(people.hoa), await waiting(people.lan), await waiting(people.minh)]).toEqual([1, 0, 0])
  })

  test('one decision number is given once a year', async ({ act }) => {
    const people = await seedAnnouncing(act)
    await anAnnounced(act, people)
    const { code } = await aDossier(act, people, { name: 'Cấp lại giấy phép hoạt động phòng khám' })
    await toTheChairman(act, people, code)
    await expect(signDecision(actAs(act, people.tu), { code, ...decision })).rejects.toMatchObject({
      problems: [{ field: 'decisionNumber', code: 'announcement.number-taken' }],
    })
  })

  test('what the chairman does not sign comes back with the reason, and may be written again', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code } = await aDossier(act, people)
    await toTheChairman(act, people, code)
    const back = await returnDossier(actAs(act, people.tu), { code, reason: 'Đề nghị làm rõ mức lệ phí.' })
    expect(back).toMatchObject({ status: 'returned', clearedAt: null, toChairmanAt: null })
    expect((await listItems(act.tx, back.id))[0]?.revisionStatus).toBe('draft')
  })

  test('a dossier that was withdrawn frees its procedures for another one', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const code = await anAnnounced(act, people)
    const lan = actAs(later(act), people.lan)
    const first = await openAnnouncement(lan, { title: 'Công bố sửa đổi lần thứ nhất' })
    await addItem(lan, { code: first.code, kind: 'amended', procedureCode: code, ...amendingDecree })
    const second = await openAnnouncement(lan, { title: 'Công bố sửa đổi lần thứ hai' })
    const item = { code: second.code, kind: 'amended', procedureCode: code, ...amendingDecree } as const
    await withdrawDossier(lan, { code: first.code, reason: 'Gộp vào hồ sơ khác.' })
    expect((await addItem(lan, item)).code).toBe(second.code)
  })
})

describe('what the law does not allow is refused with the rule', () => {
  test('a text that applies before its instrument says why, or is not taken', async ({ act }) => {
    const people = await seedAnnouncing(act)
    await expect(aDossier(act, people, { effectiveOn: '2017-05-01' })).rejects.toMatchObject({
      problems: [
        { field: 'earlyReason', code: 'announcement.before-the-instrument', details: { effectiveOn: '2017-06-01' } },
      ],
    })
    const reason = 'Khoản 2 Điều 60 cho áp dụng quy định có lợi từ ngày 01/5/2017.'
    const dossier = await aDossier(act, people, { effectiveOn: '2017-05-01', earlyReason: reason })
    expect((await listItems(act.tx, dossier.id))[0]).toMatchObject({ effectiveOn: '2017-05-01', earlyReason: reason })
  })

  test('what is not in force cannot be repealed', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const procedureCode = await anAnnounced(act, people)
    const lan = actAs(act, people.lan)
    const { code } = await openAnnouncement(lan, { title: 'Công bố bãi bỏ thủ tục hành chính' })
    const early = {
      code,
      kind: 'repealed',
      procedureCode,
      ...aDecree,
      instrumentNumber: '20/2017/NĐ-CP',
      shortened: false,
    } as const
    await expect(addItem(lan, { ...early, instrumentEffectiveOn: '2017-04-01' })).rejects.toMatchObject({
      code: 'announcement.two-texts',
    })
    await addItem(lan, { ...early, instrumentNumber: '21/2017/NĐ-CP', instrumentEffectiveOn: '2017-07-01' })
    const other = await aDossier(act, people, { name: 'Thủ tục chỉ mới là dự thảo', instrumentNumber: '22/2017/NĐ-CP' })
    const [draft] = await listItems(act.tx, other.id)
    await withdrawDossier(lan, { code: other.code, reason: 'Không công bố nữa.' })
    const never = { ...early, procedureCode: draft?.code ?? '', instrumentNumber: '23/2017/NĐ-CP' }
    await expect(addItem(lan, never)).rejects.toMatchObject({ code: 'announcement.not-in-force' })
  })

  test('a repealed procedure ends on its day; a replaced one names its successor', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const old = await anAnnounced(act, people)
    const now = later(act)
    const lan = actAs(now, people.lan)
    const { code, id } = await aDossier(now, people, { name: 'Cấp giấy phép theo mô hình mới', ...amendingDecree })
    const [successor] = await listItems(act.tx, id)
    await addItem(lan, {
      code,
      kind: 'replaced',
      procedureCode: old,
      successorCode: successor?.code,
      ...amendingDecree,
    })
    await writeText(now, people, successor?.revisionId ?? '', (name) => ({
      ...soundContent(name),
      legalBases: [{ number: '60/2017/NĐ-CP', name: 'Nghị định sửa đổi', articles: '' }],
    }))
    await toTheChairman(now, people, code)
    await signDecision(actAs(now, people.tu), {
      code,
      ...decision,
      decisionNumber: '900/QĐ-UBND',
      decisionOn: '2017-06-20',
    })
    expect(await findProcedure(act.tx, old, '2017-07-31')).toBeDefined()
    expect(await findProcedure(act.tx, old, '2017-08-01')).toBeUndefined()
    const end = await act.tx.selectFrom('procedureEnd').selectAll().executeTakeFirstOrThrow()
    expect(end).toMatchObject({ change: 'replaced', successorProcedureId: successor?.procedureId })
  })

  test('nothing is sent without a procedure in it', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code } = await openAnnouncement(actAs(act, people.lan), { title: 'Công bố thủ tục hành chính' })
    await expect(submitDossier(actAs(act, people.lan), { code })).rejects.toMatchObject({ code: 'announcement.empty' })
  })
})

describe('the day by which the decision must be signed (Đ.15)', () => {
  test('five working days before the instrument takes effect, as the law stood in June 2017, with the receipt', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const { id, code } = await aDossier(act, people)
    const [clock] = await listSigningClocks(act.tx, id)
    expect(clock).toMatchObject({
      rule: 'announcement.issue',
      startedOn: '2017-06-01',
      dueOn: '2017-05-25',
      state: 'running',
    })
    expect(clock?.dueBasis).toContain('48/2013/NĐ-CP')
    expect(clock?.receipt?.lines.at(-1)).toMatchObject({ date: '2017-05-25', counted: true })
    expect((await getAnnouncement(act.tx, people.lan, code)).dueOn).toBe('2017-05-25')
  })

  test('from 25/9/2017 five days, the earliest of all items; an item taken out takes its day with it', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const { id, code } = await aDossier(act, people, {
      instrumentNumber: '100/2017/NĐ-CP',
      instrumentEffectiveOn: '2017-12-01',
    })
    const lan = actAs(act, people.lan)
    await addItem(lan, {
      code,
      kind: 'new',
      name: 'Thủ tục có hiệu lực sớm hơn',
      ...aDecree,
      instrumentNumber: '99/2017/NĐ-CP',
      instrumentEffectiveOn: '2017-11-01',
      shortened: false,
    })
    expect((await getAnnouncement(act.tx, people.lan, code)).dueOn).toBe('2017-10-27')
    const items = await listItems(act.tx, id)
    await removeItem(lan, { code, itemId: items[1]?.id ?? '' })
    expect((await getAnnouncement(act.tx, people.lan, code)).dueOn).toBe('2017-11-26')
    expect((await listSigningClocks(act.tx, id)).map(({ startedOn }) => startedOn)).toEqual(['2017-12-01'])
  })

  test('an instrument issued by shortened procedure: three days after its signature; before that rule was in force it is not guessed', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const shortened = {
      shortened: true,
      instrumentNumber: '101/2017/QĐ-UBND',
      instrumentIssuedOn: '2017-10-02',
      instrumentEffectiveOn: '2017-10-02',
    }
    const { id } = await aDossier(act, people, shortened)
    expect((await listSigningClocks(act.tx, id))[0]).toMatchObject({
      rule: 'announcement.issue-shortened',
      dueOn: '2017-10-05',
    })
    const before = {
      ...shortened,
      instrumentNumber: '9/2017/QĐ-UBND',
      instrumentIssuedOn: '2017-03-10',
      instrumentEffectiveOn: '2017-03-20',
    }
    await expect(aDossier(act, people, { ...before, name: 'Thủ tục khác' })).rejects.toMatchObject({
      code: 'rule.unknown',
    })
  })

  test('signed after it, the duty is late and the decision says so', async ({ act }) => {
    const people = await seedAnnouncing(act)
    const { code, id } = await aDossier(act, people)
    const june = later(act)
    await toTheChairman(june, people, code)
    await signDecision(actAs(june, people.tu), { code, ...decision, decisionOn: '2017-06-20' })
    expect((await listSigningClocks(act.tx, id))[0]).toMatchObject({ state: 'late', endedOn: '2017-06-20' })
  })
})

describe('findings', () => {
  const papersOf = ({ paperGroups }: ProcedureContent): readonly [Paper, Paper] => {
    const [one, other] = paperGroups[0]?.papers ?? []
    if (!one || !other) throw new Error('Two papers are expected')
    return [one, other]
  }

  /** Three faults that checks find: a vague paper, no count, no form. */
  const faulty = (name: string) => {
    const content = soundContent(name)
    const [form, paper] = papersOf(content)
    const papers = [
      { ...form, forms: [] },
      { ...paper, name: 'Các giấy tờ khác có liên quan (nếu có)', originals: 0 },
    ]
    return { ...content, paperGroups: [{ title: '', papers }] }
  }

  test('the system finds them when the dossier is sent; it is returned, corrected, and they are resolved by the next run', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const { code, id } = await aDossier(act, people, {}, faulty)
    await submitDossier(actAs(act, people.lan), { code })
    const found = await listFindings(act.tx, id)
    expect(
      found
        .filter(({ state }) => state === 'open')
        .map(({ checkId }) => checkId)
        .toSorted(),
    ).toEqual(['clear-words', 'forms-attached', 'papers-counted'])
    await expect(clearDossier(actAs(act, people.hoa), { code })).rejects.toMatchObject({
      code: 'announcement.findings-open',
      details: { open: 3, blocking: 2, advisory: 1 },
    })
    await returnDossier(actAs(act, people.hoa), { code, reason: 'Ba điểm do hệ thống phát hiện.' })
    const [item] = await listItems(act.tx, id)
    await writeText(act, people, item?.revisionId ?? '', soundContent)
    await submitDossier(actAs(act, people.lan), { code })
    expect((await listFindings(act.tx, id)).map(({ state }) => state)).not.toContain('open')
    expect((await clearDossier(actAs(act, people.hoa), { code })).status).toBe('cleared')
  })

  test('a fault that comes back is the same finding with its thread; an answer to an advisory one stands', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const { code, id } = await aDossier(act, people, {}, faulty)
    await submitDossier(actAs(act, people.lan), { code })
    const vague = (await listFindings(act.tx, id)).find(({ checkId }) => checkId === 'clear-words')
    await discussFinding(actAs(act, people.lan), {
      code,
      findingId: vague?.id ?? '',
      action: 'answer',
      text: 'Nghị định ghi đúng như vậy.',
    })
    await returnDossier(actAs(act, people.hoa), { code, reason: 'Còn hai điểm phải sửa.' })
    const [item] = await listItems(act.tx, id)
    // Another paper comes before it: the place has moved, the words have not.
    await writeText(act, people, item?.revisionId ?? '', (name) => {
      const content = faulty(name)
      const [, sound] = papersOf(soundContent(name))
      return { ...content, paperGroups: [{ title: '', papers: [sound, ...papersOf(content)] }] }
    })
    await submitDossier(actAs(act, people.lan), { code })
    const again = (await listFindings(act.tx, id)).filter(({ checkId }) => checkId === 'clear-words')
    expect(again).toHaveLength(1)
    expect(again[0]).toMatchObject({ id: vague?.id, state: 'answered', path: 'paperGroups.0.papers.2.name' })
    expect((await listFindingComments(act.tx, id)).map(({ text }) => text)).toEqual(['Nghị định ghi đúng như vậy.'])
  })

  test('what blocks is not explained away, and what a person has found is resolved by those who check', async ({
    act,
  }) => {
    const people = await seedAnnouncing(act)
    const { code, id } = await aDossier(act, people)
    await submitDossier(actAs(act, people.lan), { code })
    const [item] = await listItems(act.tx, id)
    const finding = await raiseFinding(actAs(act, people.hoa), {
      code,
      itemId: item?.id ?? '',
      part: 'fees',
      severity: 'blocking',
      text: 'Mức lệ phí khác Thông tư.',
    })
    const target = { code, findingId: finding.id }
    await expect(
      discussFinding(actAs(act, people.lan), { ...target, action: 'answer', text: 'Đã đúng.' }),
    ).rejects.toMatchObject({ code: 'announcement.finding-action-not-allowed' })
    await expect(clearDossier(actAs(act, people.hoa), { code })).rejects.toMatchObject({ details: { open: 1 } })
    await discussFinding(actAs(act, people.lan), { ...target, action: 'comment', text: 'Thông tư đã được sửa.' })
    await discussFinding(actAs(act, people.hoa), { ...target, action: 'resolve' })
    expect((await clearDossier(actAs(act, people.hoa), { code })).status).toBe('cleared')
    await expect(
      raiseFinding(actAs(act, people.lan), {
        code,
        itemId: item?.id ?? '',
        severity: 'advisory',
        text: 'Tự nêu ý kiến',
      }),
    ).rejects.toMatchObject({ code: 'announcement.move-not-allowed' })
  })
})
