import { perform, type Act } from '#kernel/act.ts'
import { systemActor, visitor } from '#kernel/auth/actor.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { actAs, actAt, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { seedFeedbackWorld } from '#modules/feedback/testing.ts'
import { amendOpinionForm } from './amend-opinion-form.ts'
import { closeDueForms, closeOpinionForm } from './close-opinion-form.ts'
import { createOpinionForm } from './create-opinion-form.ts'
import { decideOpinionForm } from './decide-opinion-form.ts'
import { enterReply } from './enter-reply.ts'
import { evaluateReplies } from './evaluate-replies.ts'
import { inviteAudience } from './invite-audience.ts'
import { listInvitees } from './invitee-queries.ts'
import { openOpinionForm } from './open-opinion-form.ts'
import { getPublicForm, getReply, getStaffForm, listOpenForms, listReplies } from './queries.ts'
import { questionsFrom } from './questions.ts'
import { remindAudience } from './remind-audience.ts'
import { resultsOf } from './results.ts'
import { aForm, anOpenForm, aReply, replyTo } from './testing.ts'
import { turnReplyIntoFeedback } from './turn-reply-into-feedback.ts'
import { viewReplySender } from './view-reply-sender.ts'

const decision = {
  evaluation: 'Đa số tán thành việc bỏ bản sao có chứng thực.',
  decision: 'handle' as const,
  decisionText: 'Sở Y tế bỏ bản sao có chứng thực trong hồ sơ.',
}
const named = {
  senderName: 'Trần Thị Ngọc',
  senderAddress: 'Ấp An Hưng, xã An Thạnh 3',
  senderPhone: '0912345678',
  consent: true,
}

async function eventsOf(act: Act, formId: string): Promise<readonly string[]> {
  const rows = await act.tx
    .selectFrom('auditEvent')
    .select('name')
    .where('subjectId', '=', formId)
    .orderBy('id')
    .execute()
  return rows.map(({ name }) => name)
}

function at(act: Act, instant: string): Act {
  return actAt(act, instant)
}

describe('the course of an opinion form (NĐ 20/2008 Đ.9.2)', () => {
  test('it is written, sent out, answered, entered, studied, closed, decided upon, and each step is in the log', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const draft = await createOpinionForm(actAs(act, people.lan), aForm)
    expect(draft).toMatchObject({
      code: 'bo-ban-sao-chung-thuc-khi-cap-giay-phep-hanh-nghe',
      status: 'draft',
      version: 1,
    })
    const amended = await amendOpinionForm(actAs(act, people.son), {
      ...aForm,
      code: draft.code,
      closesOn: '2017-03-30',
      version: 1,
    })
    expect(amended).toMatchObject({ version: 2, closesOn: '2017-03-30' })
    const open = await openOpinionForm(actAs(act, people.hanh), { code: draft.code, version: 2 })
    expect(open).toMatchObject({ status: 'open', openedOn: '2017-03-15' })

    expect(await replyTo(act, draft.code)).toMatchObject({ number: 1 })
    const entered = await enterReply(actAs(act, people.lan), {
      code: draft.code,
      channel: 'post',
      answers: { q1: ['Không tán thành'] },
      senderKind: 'individual',
    })
    expect(entered.number).toBe(2)

    const after = at(act, '2017-03-31T08:00:00+07:00')
    expect(await closeDueForms(actAs(after, systemActor('test')))).toBe(1)
    expect(await closeDueForms(actAs(after, systemActor('test')))).toBe(0)
    const target = { code: draft.code, ...decision }
    await expect(decideOpinionForm(actAs(after, people.hanh), target)).rejects.toMatchObject({
      code: 'opinion-form.replies-not-evaluated',
      details: { left: 2 },
    })
    await evaluateReplies(actAs(after, people.son), { code: draft.code, numbers: [1], evaluation: 'agree' })
    await evaluateReplies(actAs(after, people.son), {
      code: draft.code,
      numbers: [2],
      evaluation: 'disagree',
      note: 'Gửi thư giấy',
    })
    expect(await decideOpinionForm(actAs(after, people.hanh), target)).toMatchObject({
      status: 'evaluated',
      decision: 'handle',
    })
    expect(await eventsOf(act, draft.id)).toEqual([
      'opinion-form.created',
      'opinion-form.amended',
      'opinion-form.opened',
      'opinion-reply.received',
      'opinion-reply.received',
      'opinion-form.closed',
      'opinion-reply.evaluated',
      'opinion-reply.evaluated',
      'opinion-form.evaluated',
    ])
  })

  test('what was sent out can no longer be amended, and the refusal says what can be done', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { code } = await anOpenForm(act, people)
    const refused = await amendOpinionForm(actAs(act, people.lan), { ...aForm, code }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(Refused)
    expect(refused).toMatchObject({
      code: 'opinion-form.move-not-allowed',
      details: {
        status: 'open',
        allowed: ['invite', 'remind', 'enter-reply', 'evaluate-replies', 'turn-into-feedback'],
      },
    })
  })

  test('a focal point writes a form but only the head or a deputy sends it out, ends it and decides', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const { code } = await createOpinionForm(actAs(act, people.lan), aForm)
    await expect(openOpinionForm(actAs(act, people.lan), { code })).rejects.toBeInstanceOf(Refused)
    await openOpinionForm(actAs(act, people.hanh), { code })
    const reason = 'Dự thảo đã được rút.'
    await expect(closeOpinionForm(actAs(act, people.lan), { code, reason })).rejects.toBeInstanceOf(Refused)
    await expect(closeOpinionForm(actAs(act, people.hanh), { code })).rejects.toBeInstanceOf(Invalid)
    await closeOpinionForm(actAs(act, people.hanh), { code, reason })
    await expect(decideOpinionForm(actAs(act, people.lan), { code, ...decision })).rejects.toBeInstanceOf(Refused)
  })

  test('whoever saw an older version is told so', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { code } = await createOpinionForm(actAs(act, people.lan), aForm)
    await amendOpinionForm(actAs(act, people.lan), { ...aForm, code, version: 1 })
    await expect(openOpinionForm(actAs(act, people.hanh), { code, version: 1 })).rejects.toMatchObject({
      code: 'opinion-form.changed',
    })
  })

  test('two forms of one title have two codes, and a form about a procedure must name it', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const first = await createOpinionForm(actAs(act, people.lan), aForm)
    const second = await createOpinionForm(actAs(act, people.lan), aForm)
    expect(second.code).toMatch(new RegExp(`^${first.code}-[2-9a-z]{4}$`))
    await expect(createOpinionForm(actAs(act, people.lan), { ...aForm, about: 'procedure' })).rejects.toBeInstanceOf(
      Invalid,
    )
    await expect(
      createOpinionForm(actAs(act, people.lan), { ...aForm, closesOn: '2017-03-14' }),
    ).rejects.toBeInstanceOf(Invalid)
    await expect(createOpinionForm(actAs(act, people.sen), aForm)).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the agency that sends the form receives the replies (Đ.8.4)', () => {
  test('another agency finds neither form nor register nor acts', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { code } = await anOpenForm(act, people)
    await replyTo(act, code, named)
    for (const stranger of [people.minh, people.hoa, people.tu, people.sen, visitor]) {
      const other = actAs(act, stranger)
      await expect(getStaffForm(act.tx, stranger, code)).rejects.toBeInstanceOf(NotFound)
      await expect(evaluateReplies(other, { code, numbers: [1], evaluation: 'agree' })).rejects.toBeInstanceOf(NotFound)
      await expect(viewReplySender(other, { code, number: 1 })).rejects.toBeInstanceOf(NotFound)
      await expect(
        enterReply(other, { code, channel: 'post', answers: aReply.answers, senderKind: 'individual' }),
      ).rejects.toBeInstanceOf(NotFound)
    }
  })

  test('nobody outside sees a draft or replies to it', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { code } = await createOpinionForm(actAs(act, people.lan), aForm)
    await expect(getPublicForm(act.tx, code)).rejects.toBeInstanceOf(NotFound)
    await expect(replyTo(act, code)).rejects.toBeInstanceOf(NotFound)
    expect((await listOpenForms(act.tx, act.today)).map((form) => form.code)).not.toContain(code)
  })
})

describe('replies (Đ.9.2.e, g, h)', () => {
  test('the closing day still counts, the day after does not, even before the nightly closing', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { code } = await anOpenForm(act, people)
    expect(await replyTo(at(act, '2017-03-31T23:59:00+07:00'), code)).toMatchObject({ number: 1 })
    const late = at(act, '2017-04-01T00:00:30+07:00')
    await expect(replyTo(late, code)).rejects.toMatchObject({
      code: 'opinion-form.closed',
      details: { closesOn: '2017-03-31' },
    })
    const paper = { code, channel: 'post' as const, answers: aReply.answers, senderKind: 'individual' as const }
    await closeDueForms(actAs(late, systemActor('test')))
    expect(await enterReply(actAs(late, people.lan), { ...paper, receivedOn: '2017-03-31' })).toMatchObject({
      number: 2,
    })
    await expect(enterReply(actAs(late, people.lan), { ...paper, receivedOn: '2017-04-01' })).rejects.toBeInstanceOf(
      Invalid,
    )
  })

  test('twenty who reply at once get the numbers one to twenty, and one who fails leaves no gap', async () => {
    const database = await freshDatabase()
    try {
      const caller = await callerOn(database)
      const people = await perform(caller, seedFeedbackWorld, undefined)
      const { code } = await perform(caller, (act: Act) => anOpenForm(act, people), undefined)
      const wrong = perform(caller, (act: Act) => replyTo(act, code, { answers: { q1: ['Không có'] } }), undefined)
      const right = Array.from({ length: 20 }, () => perform(caller, (act: Act) => replyTo(act, code), undefined))
      await expect(wrong).rejects.toBeInstanceOf(Invalid)
      const numbers = (await Promise.all(right)).map(({ number }) => number).toSorted((a, b) => a - b)
      expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    } finally {
      await database.drop()
    }
  })

  test.each([
    ['a required question left out', { q2: ['Bằng cấp'] }, 'q1', 'answer-required'],
    ['an option that is not there', { q1: ['Có lẽ'] }, 'q1', 'not-an-option'],
    ['two answers to a single choice', { q1: ['Tán thành', 'Không tán thành'] }, 'q1', 'one-answer-only'],
    ['points beyond the scale', { q1: ['Tán thành'], q3: ['6'] }, 'q3', 'not-an-option'],
    ['a text too long', { q1: ['Tán thành'], q4: ['a'.repeat(5001)] }, 'q4', 'too-long'],
    ['a question the form does not have', { q1: ['Tán thành'], q9: ['x'] }, 'q9', 'unknown-field'],
  ])('%s is refused at its question', async (_, answers, field, code) => {
    const { answersTo } = await import('./questions.ts')
    expect(() => answersTo(aForm.questions, answers)).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ field, code })] }),
    )
  })

  test('a name is sealed, asked only when the form asks it, and each look at it is recorded', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { id, code } = await anOpenForm(act, people)
    await expect(replyTo(act, code, { ...named, consent: false })).rejects.toMatchObject({
      problems: [{ field: 'consent' }],
    })
    await replyTo(act, code, named)
    const { sender } = await act.tx
      .selectFrom('opinionReply')
      .select('sender')
      .where('formId', '=', id)
      .executeTakeFirstOrThrow()
    expect(sender?.toString('utf8')).not.toContain('Ngọc')
    const seen = await viewReplySender(actAs(act, people.son), { code, number: 1 })
    expect(seen.sender).toMatchObject({ name: 'Trần Thị Ngọc', phone: '0912345678' })
    expect(await eventsOf(act, id)).toContain('opinion-reply.sender-viewed')

    const asking = await anOpenForm(act, people, { title: 'Phiếu có ghi tên người trả lời', senderRequired: true })
    await expect(replyTo(act, asking.code)).rejects.toMatchObject({
      problems: [{ field: 'senderName' }, { field: 'senderAddress' }, { field: 'senderPhone' }],
    })
  })

  test('a reply becomes feedback once, in its own words, and only with a sender as Đ.7.1.d asks', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { code } = await anOpenForm(act, people)
    await replyTo(act, code)
    await replyTo(act, code, named)
    const turn = { code, ground: 'impractical' as const, kind: 'proposal' as const }
    await expect(turnReplyIntoFeedback(actAs(act, people.lan), { ...turn, number: 1 })).rejects.toMatchObject({
      code: 'opinion-form.sender-not-enough',
    })
    const tracking = await turnReplyIntoFeedback(actAs(act, people.lan), { ...turn, number: 2 })
    const feedback = await act.tx
      .selectFrom('feedback')
      .select(['channel', 'text'])
      .where('code', '=', tracking)
      .executeTakeFirstOrThrow()
    expect(feedback.channel).toBe('opinion-form')
    expect(feedback.text).toContain('Nên làm ngay trong năm nay.')
    await expect(turnReplyIntoFeedback(actAs(act, people.lan), { ...turn, number: 2 })).rejects.toMatchObject({
      code: 'opinion-form.already-feedback',
    })
  })

  test('figures count every option, leave out what does not speak to the matter, and keep written words inside', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const form = await anOpenForm(act, people)
    await replyTo(act, form.code)
    await replyTo(act, form.code, { answers: { q1: ['Không tán thành'], q3: ['5'] } })
    await replyTo(act, form.code, { answers: { q1: ['Không tán thành'] } })
    await evaluateReplies(actAs(act, people.lan), { code: form.code, numbers: [3], evaluation: 'not-relevant' })
    const results = await resultsOf(act.tx, form)
    expect(results).toMatchObject({ received: 3, counted: 2, unevaluated: 2 })
    expect(results.questions[0]?.options).toEqual([
      { option: 'Tán thành', count: 1 },
      { option: 'Không tán thành', count: 1 },
    ])
    expect(results.questions[1]).toMatchObject({ answered: 1, options: [{ count: 1 }, { count: 1 }, { count: 0 }] })
    expect(results.questions[2]).toMatchObject({ answered: 2, mean: 3.5 })
    expect(results.questions[3]).toMatchObject({ answered: 1, options: null })
  })

  test('evaluating several at once leaves the others alone', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { id, code } = await anOpenForm(act, people)
    for (let reply = 0; reply < 3; reply++) await replyTo(act, code)
    await evaluateReplies(actAs(act, people.lan), { code, numbers: [1, 3], evaluation: 'agree', note: 'Đã đọc' })
    await evaluateReplies(actAs(act, people.lan), { code, numbers: [1], evaluation: 'partly' })
    expect(await getReply(act.tx, id, 1)).toMatchObject({ evaluation: 'partly', note: 'Đã đọc' })
    const left = await listReplies(act.tx, id, { only: 'unevaluated', page: 1, pageSize: 10 })
    expect(left.map(({ number }) => number)).toEqual([2])
    await expect(
      evaluateReplies(actAs(act, people.lan), { code, numbers: [4], evaluation: 'agree' }),
    ).rejects.toBeInstanceOf(Invalid)
  })
})

describe('audience (Đ.9.2.b, đ, e)', () => {
  test('who was invited is urged once a day until a reply comes from the same mailbox or is entered as theirs', async ({
    act,
  }) => {
    const people = await seedFeedbackWorld(act)
    const { id, code } = await anOpenForm(act, people)
    const invitees = 'Hội Nông dân tỉnh; hoi-nong-dan@example.com\nHội Y học\n\nBệnh viện; benh-vien@example.com'
    expect(await inviteAudience(actAs(act, people.lan), { code, invitees })).toBe(3)
    expect(await inviteAudience(actAs(act, people.lan), { code, invitees: 'Bệnh viện; BENH-VIEN@example.com' })).toBe(0)
    expect(await remindAudience(actAs(act, people.lan), { code })).toBe(2)
    expect(await remindAudience(actAs(act, people.lan), { code })).toBe(0)
    await replyTo(act, code, { senderName: 'Bệnh viện', senderEmail: 'benh-vien@example.com', consent: true })
    const tomorrow = at(act, '2017-03-16T08:00:00+07:00')
    expect(await remindAudience(actAs(tomorrow, people.lan), { code })).toBe(1)
    const listed = await listInvitees(act.tx, act.vault, id)
    const medicine = listed.find(({ name }) => name === 'Hội Y học')
    await enterReply(actAs(tomorrow, people.lan), {
      code,
      channel: 'post',
      answers: aReply.answers,
      senderKind: 'organization',
      inviteeId: medicine?.id,
    })
    const replied = (await listInvitees(act.tx, act.vault, id)).filter(({ replyNumber }) => replyNumber !== null)
    expect(replied.map(({ name }) => name).toSorted()).toEqual(['Bệnh viện', 'Hội Y học'])
  })

  test('a line that is no name and mailbox is named', async ({ act }) => {
    const people = await seedFeedbackWorld(act)
    const { code } = await anOpenForm(act, people)
    await expect(
      inviteAudience(actAs(act, people.lan), { code, invitees: 'Hội A\nHội B; khong-phai-thu' }),
    ).rejects.toMatchObject({
      problems: [{ field: 'invitees', code: 'invalid-line', details: { line: 2 } }],
    })
  })
})

describe('the editor', () => {
  test('empty rows are no questions, the order is by number, and what stays is numbered without holes', () => {
    const typed = {
      'q1.label': 'Câu sau',
      'q1.kind': 'text',
      'q1.order': '9',
      'q2.label': ' ',
      'q2.kind': 'choice',
      'q3.label': 'Câu đầu',
      'q3.kind': 'choice',
      'q3.options': 'Có\r\n\r\nKhông',
      'q3.required': 'on',
      'q3.order': '1',
    }
    expect(questionsFrom(typed)).toEqual([
      { id: 'q1', kind: 'choice', label: 'Câu đầu', required: true, options: ['Có', 'Không'] },
      { id: 'q2', kind: 'text', label: 'Câu sau', required: false },
    ])
  })

  test.each([
    [{}, 'q1.label', 'question-required'],
    [{ 'q2.label': 'Hỏi', 'q2.kind': 'choice', 'q2.options': 'Có' }, 'q2.options', 'two-options-required'],
    [{ 'q1.label': 'Hỏi', 'q1.kind': 'choices', 'q1.options': 'Có\nCó' }, 'q1.options', 'option-twice'],
    [{ 'q1.label': 'Hỏi', 'q1.kind': 'x' }, 'q1.kind', 'not-an-option'],
  ])('%j is wrong at its row', (typed, field, code) => {
    expect(() => questionsFrom(typed)).toThrow(expect.objectContaining({ problems: [{ field, code }] }))
  })
})
