import type { Act } from '#kernel/act.ts'
import { visitor } from '#kernel/auth/actor.ts'
import { actAs } from '#kernel/testing/fixtures.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { createOpinionForm, type CreateOpinionForm } from './create-opinion-form.ts'
import type { OpinionForm } from './model.ts'
import { openOpinionForm } from './open-opinion-form.ts'
import { submitReply, type SubmitReply, type TakenReply } from './submit-reply.ts'

/** What the department of health asks in the tests. */
export const aForm: CreateOpinionForm = {
  title: 'Bỏ bản sao chứng thực khi cấp giấy phép hành nghề',
  about: 'draft-rule',
  documentTitle: 'Dự thảo Quyết định về thành phần hồ sơ cấp giấy phép hành nghề khám bệnh, chữa bệnh',
  introduction: 'Sở Y tế dự kiến bỏ yêu cầu nộp bản sao có chứng thực khi người nộp xuất trình bản chính.',
  audience: 'Người hành nghề và cơ sở khám bệnh, chữa bệnh trong tỉnh',
  ways: ['official-letter', 'network'],
  replyChannels: ['web', 'post'],
  replyAddress: 'Sở Y tế, số 6 đường Châu Văn Tiếp, phường 2, thành phố Sóc Trăng',
  senderRequired: false,
  closesOn: '2017-03-31',
  questions: [
    {
      id: 'q1',
      kind: 'choice',
      label: 'Ông, bà có tán thành dự thảo không?',
      required: true,
      options: ['Tán thành', 'Không tán thành'],
    },
    {
      id: 'q2',
      kind: 'choices',
      label: 'Giấy tờ nào nên bỏ?',
      required: false,
      options: ['Bằng cấp', 'Sơ yếu lý lịch', 'Giấy khám sức khỏe'],
    },
    { id: 'q3', kind: 'scale', label: 'Thủ tục hiện nay dễ thực hiện', required: false },
    { id: 'q4', kind: 'text', label: 'Ý kiến khác', required: false },
  ],
}

export const aReply: Omit<SubmitReply, 'code'> = {
  answers: { q1: ['Tán thành'], q2: ['Bằng cấp', 'Sơ yếu lý lịch'], q3: ['2'], q4: ['Nên làm ngay trong năm nay.'] },
  senderKind: 'individual',
  consent: false,
}

/** Written by Lan, sent out by Hạnh, both of the department of health. */
export async function anOpenForm(
  act: Act,
  people: TestPeople,
  changes: Partial<CreateOpinionForm> = {},
): Promise<OpinionForm> {
  const { code } = await createOpinionForm(actAs(act, people.lan), { ...aForm, ...changes })
  return openOpinionForm(actAs(act, people.hanh), { code })
}

export function replyTo(act: Act, code: string, changes: Partial<SubmitReply> = {}): Promise<TakenReply> {
  return submitReply(actAs(act, visitor), { ...aReply, ...changes, code })
}
