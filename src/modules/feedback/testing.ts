import { actAs } from '#kernel/testing/fixtures.ts'
import type { Act } from '#kernel/act.ts'
import { importCalendar } from '#kernel/calendar/import-calendar.ts'
import { readCalendarFiles } from '#kernel/calendar/calendar-files.ts'
import { systemActor, visitor, type SenderActor } from '#kernel/auth/actor.ts'
import { seedPeople, testAgencies, type TestPeople } from '#modules/agency/testing.ts'
import { acceptFeedback } from './accept-feedback.ts'
import { approveAnswer } from './approve-answer.ts'
import { classifyFeedback } from './classify-feedback.ts'
import { draftAnswer } from './draft-answer.ts'
import type { Feedback } from './model.ts'
import { publishAnswer } from './publish-answer.ts'
import { submitFeedback, type Submission } from './submit-feedback.ts'
import { takeUpFeedback } from './take-up-feedback.ts'
import { transferFeedback } from './transfer-feedback.ts'

/** People, agencies, calendar and rules: what every act of this room needs. */
export async function seedFeedbackWorld(act: Act): Promise<TestPeople> {
  await importCalendar(actAs(act, systemActor('test')), readCalendarFiles())
  return seedPeople(act)
}

export const aSubmission: Submission = {
  channel: 'web',
  kind: 'problem',
  ground: 'impractical',
  text: 'Hồ sơ đăng ký khai sinh yêu cầu nộp bản sao có chứng thực trong khi đã xuất trình bản chính.',
  senderKind: 'individual',
  senderName: 'Trần Thị Ngọc',
  senderAddress: 'Ấp An Hưng, xã An Thạnh 3, huyện Cù Lao Dung',
  senderPhone: '0912345678',
  senderEmail: 'ngoc@example.com',
  quotingDeclined: false,
  consent: true,
  files: [],
}

const stages = [
  'submitted',
  'accepted',
  'classified',
  'transferred',
  'handling',
  'answer-drafted',
  'answered',
  'published',
] as const
export type TestStage = (typeof stages)[number]

export interface TestFeedback {
  readonly feedback: Feedback
  readonly secret: string
  readonly sender: SenderActor
}

/** A feedback brought as far as the test needs it, by the people whose work it is, through the acts themselves. */
export async function aFeedback(
  act: Act,
  people: TestPeople,
  stage: TestStage,
  submission: Partial<Submission> = {},
): Promise<TestFeedback> {
  const submitted = await submitFeedback(actAs(act, visitor), { ...aSubmission, ...submission })
  const { code } = submitted.feedback
  const steps: Record<Exclude<TestStage, 'submitted'>, () => Promise<Feedback>> = {
    accepted: () => acceptFeedback(actAs(act, people.hoa), { code }),
    classified: () =>
      classifyFeedback(actAs(act, people.hoa), {
        code,
        about: 'rule',
        kind: 'problem',
        ground: 'impractical',
        complex: false,
      }),
    transferred: () =>
      transferFeedback(actAs(act, people.hoa), { code, toAgencyCode: testAgencies.health, reason: 'Thuộc thẩm quyền' }),
    handling: () => takeUpFeedback(actAs(act, people.lan), { code }),
    'answer-drafted': () =>
      draftAnswer(actAs(act, people.lan), {
        code,
        outcome: 'explained',
        text: 'Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.',
        files: [],
      }),
    answered: () => approveAnswer(actAs(act, people.hanh), { code }),
    published: () =>
      publishAnswer(actAs(act, people.hoa), {
        code,
        title: 'Bản sao chứng thực khi đăng ký khai sinh',
        text: submitted.feedback.text,
        answerText: 'Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.',
        redactionConfirmed: true,
      }),
  }
  let { feedback } = submitted
  for (const reached of stages.slice(1, stages.indexOf(stage) + 1)) {
    if (reached !== 'submitted') feedback = await steps[reached]()
  }
  return { feedback, secret: submitted.secret, sender: { kind: 'sender', feedbackId: feedback.id } }
}
