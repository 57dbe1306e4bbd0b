import { perform, type Act } from '#kernel/act.ts'
import { visitor } from '#kernel/auth/actor.ts'
import { actAs, callerOn } from '#kernel/testing/fixtures.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { closeOpinionForm } from '#modules/opinion-form/close-opinion-form.ts'
import { createOpinionForm } from '#modules/opinion-form/create-opinion-form.ts'
import type { FormContent, OpinionForm } from '#modules/opinion-form/model.ts'
import { openOpinionForm } from '#modules/opinion-form/open-opinion-form.ts'
import { submitReply, type TakenReply } from '#modules/opinion-form/submit-reply.ts'
import type { RouteWorld } from './route-world.ts'

/** Opinion forms of the department of health, one in each state that has addresses of its own. */
export interface TestForms {
  readonly draft: OpinionForm
  readonly open: OpinionForm
  readonly closed: OpinionForm
  /** To the open one. */
  readonly reply: TakenReply
}

export async function bringForms({ database, people }: RouteWorld): Promise<TestForms> {
  return perform(await callerOn(database), (act) => threeForms(act, people), undefined)
}

async function threeForms(act: Act, people: TestPeople): Promise<TestForms> {
  const draft = await createOpinionForm(actAs(act, people.lan), content('Dự thảo còn đang viết'))
  const open = await anOpenForm(act, people, 'Dự thảo đang lấy ý kiến')
  const reply = await submitReply(actAs(act, visitor), {
    code: open.code,
    answers: { q1: ['Đồng ý'], q2: ['Nên bỏ bản sao.'] },
    senderKind: 'individual',
    consent: false,
  })
  const { code } = await anOpenForm(act, people, 'Dự thảo đã hết hạn lấy ý kiến')
  return {
    draft,
    open,
    reply,
    closed: await closeOpinionForm(actAs(act, people.hanh), { code, reason: 'Đã đủ ý kiến.' }),
  }
}

async function anOpenForm(act: Act, people: TestPeople, title: string): Promise<OpinionForm> {
  const { code } = await createOpinionForm(actAs(act, people.lan), content(title))
  return openOpinionForm(actAs(act, people.hanh), { code })
}

function content(title: string): FormContent {
  return {
    title,
    about: 'draft-rule',
    documentTitle: 'Quyết định quy định mức thu phí thẩm định',
    introduction: 'Sở Y tế đề nghị góp ý vào dự thảo.',
    audience: 'Cơ sở khám bệnh, chữa bệnh',
    ways: ['network'],
    replyChannels: ['web'],
    senderRequired: false,
    closesOn: '2017-06-30',
    questions: [
      {
        id: 'q1',
        kind: 'choice',
        label: 'Ông/bà có đồng ý với dự thảo không?',
        required: true,
        options: ['Đồng ý', 'Không'],
      },
      { id: 'q2', kind: 'text', label: 'Nên sửa gì?', required: false },
    ],
  }
}
