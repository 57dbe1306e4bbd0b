import { perform, type Caller, type Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import type { Agency } from '#modules/agency/public.ts'
import { feedbackActs } from '#modules/feedback/public.ts'
import type { CourseStep } from './course.ts'
import type { DemonstrationRole } from './people.ts'
import type { Story } from './stories.ts'
import { submissionOf } from './submission.ts'

/** One made-up item while its course goes on. */
export interface StoryInHand {
  readonly story: Story
  readonly handlingAgency: Agency
  readonly accusedAgency: Agency | null
  readonly commune: Agency
  readonly procedureCode: string | null
  readonly channel: 'web' | 'phone' | 'counter' | 'post' | 'email' | 'desk-qr' | 'api'
  readonly senderNumber: number
  readonly quotingDeclined: boolean
  readonly score: '1' | '2' | '3' | '4' | '5'
  code: string | null
  feedbackId: string | null
}

export interface StepWorld {
  /** Its clock stands at the moment of the step. */
  readonly caller: Caller
  readonly reader: Reader
  /** The control authority of the step's day. */
  control(): Promise<Agency>
  peopleOn(agencyId: string, role: DemonstrationRole): Promise<Actor>
}

/** Does one step through the act that a person would use, as the person whose work it is. */
export async function performStep(
  world: StepWorld,
  step: CourseStep,
  item: StoryInHand,
  others: readonly StoryInHand[],
): Promise<void> {
  const today = legalDateOf(world.caller.clock.now())
  const control = await world.control()
  if (step === 'submit') return submit(world, item)
  const { code } = item
  if (code === null || item.feedbackId === null) throw new Error('A step before the item was sent')

  const as = (actor: Actor): Caller => ({ ...world.caller, actor })
  const controller = async () => as(await world.peopleOn(control.id, 'focal-point'))
  const handlingId = await currentHandling(world.reader, item.feedbackId, item.handlingAgency.id)
  const worker = async () => as(await world.peopleOn(handlingId, 'focal-point'))
  const head = async () => as(await world.peopleOn(handlingId, 'head'))
  const sender = as({ kind: 'sender', feedbackId: item.feedbackId })
  const acts = feedbackActs
  const { story } = item

  switch (step) {
    case 'accept':
      return void (await perform(await controller(), acts.acceptFeedback, { code }))
    case 'refuse':
      return void (await perform(await controller(), acts.refuseFeedback, {
        code,
        ground: 'complaint',
        guidance:
          'Nội dung là khiếu nại quyết định hành chính. Đề nghị gửi đơn khiếu nại đến người đã ra quyết định hoặc Ban Tiếp công dân tỉnh.',
      }))
    case 'request-information':
      return void (await perform(await controller(), acts.requestInformation, {
        code,
        question: 'Đề nghị cho biết thời gian, nơi nộp hồ sơ và số giấy hẹn (nếu có).',
      }))
    case 'ask-while-handling':
      return void (await perform(await worker(), acts.requestInformation, {
        code,
        question: 'Đề nghị cung cấp số giấy tiếp nhận hồ sơ để cơ quan đối chiếu.',
      }))
    case 'supply-information':
    case 'supply-while-handling':
      return void (await perform(sender, acts.supplyInformation, {
        code,
        reply: 'Tôi nộp buổi sáng đầu tuần trước tại bộ phận một cửa, không được phát giấy hẹn.',
        files: [],
      }))
    case 'classify':
      return void (await perform(await controller(), acts.classifyFeedback, classificationOf(item, code)))
    case 'transfer':
      return void (await perform(await controller(), acts.transferFeedback, {
        code,
        toAgencyCode: item.handlingAgency.code,
        reason: 'Thuộc thẩm quyền xử lý của cơ quan theo điểm d khoản 1 Điều 9 Nghị định 20/2008/NĐ-CP.',
      }))
    case 'transfer-outside':
      return void (await perform(await controller(), acts.transferOutside, {
        code,
        outsideName: 'Bộ Tư pháp',
        reason: 'Quy định do bộ ban hành, ngoài thẩm quyền của tỉnh.',
      }))
    case 'take-up':
      return void (await perform(await worker(), acts.takeUpFeedback, { code }))
    case 'take-up-here':
    case 'take-up-reopened':
      return void (await perform(await controller(), acts.takeUpFeedback, { code }))
    case 'extend':
      return void (await perform(await worker(), acts.extendDeadline, {
        code,
        dueOn: await laterDay(world.reader, item.feedbackId),
        reason: 'Cần lấy ý kiến của cơ quan phối hợp.',
      }))
    case 'collect':
      return void (await perform(await worker(), acts.collectGround, {
        code,
        reason: 'Chưa đủ cơ sở, tiếp tục tập hợp các ý kiến tương tự.',
      }))
    case 'resume':
      return void (await perform(await worker(), acts.resumeHandling, {
        code,
        reason: 'Đã tập hợp đủ cơ sở để xem xét.',
      }))
    case 'draft':
      return void (await perform(await worker(), acts.draftAnswer, await draftOf(item, code, today)))
    case 'return-draft':
      return void (await perform(await head(), acts.returnDraft, {
        code,
        reason: 'Nêu rõ biện pháp khắc phục và thời gian thực hiện.',
      }))
    case 'approve':
      return void (await perform(await head(), acts.approveAnswer, { code }))
    case 'publish':
      return void (await perform(await controller(), acts.publishAnswer, {
        code,
        title: story.title,
        text: story.text,
        answerText: story.answer,
        redactionConfirmed: true,
      }))
    case 'rate':
      return void (await perform(sender, acts.rateAnswer, {
        code,
        score: Number(item.score),
        words: item.score === '5' ? 'Trả lời rõ ràng, cảm ơn.' : undefined,
      }))
    case 'reopen':
      return void (await perform(sender, acts.reopenFeedback, {
        code,
        reason: 'Sau khi có câu trả lời, nơi tiếp nhận vẫn làm như cũ.',
      }))
    case 'withdraw':
      return void (await perform(sender, acts.withdrawFeedback, { code, reason: 'Việc đã được giải quyết.' }))
    case 'return':
      return void (await perform(await worker(), acts.returnFeedback, {
        code,
        reason: 'Nội dung thuộc chức năng của cơ quan khác.',
        ground: 'Quyết định quy định chức năng, nhiệm vụ của cơ quan',
      }))
    case 'rule':
      return void (await perform(await controller(), acts.ruleOnCompetence, {
        code,
        reason: 'Cơ quan kiểm soát TTHC xác định lại thẩm quyền xử lý.',
      }))
    case 'merge': {
      const into =
        others.find((other) => other.code !== null && other.code !== code && other.story === story) ??
        others.find((other) => other.code !== null && other.code !== code)
      return into?.code
        ? void (await perform(await controller(), acts.mergeFeedback, {
            code,
            intoCode: into.code,
            reason: 'Cùng nội dung với phản ánh đã có.',
          }))
        : undefined
    }
  }
}

async function submit({ caller, peopleOn, control }: StepWorld, item: StoryInHand): Promise<void> {
  const { channel } = item
  const submission = submissionOf(item)
  if (channel === 'web' || channel === 'desk-qr' || channel === 'api') {
    const { feedback } = await perform({ ...caller, actor: { kind: 'visitor' } }, feedbackActs.submitFeedback, {
      ...submission,
      channel,
      consent: true,
    })
    item.code = feedback.code
    item.feedbackId = feedback.id
    return
  }
  const actor = await peopleOn((await control()).id, 'focal-point')
  const { feedback } = await perform({ ...caller, actor }, feedbackActs.enterFeedback, { ...submission, channel })
  item.code = feedback.code
  item.feedbackId = feedback.id
}

function classificationOf({ story, accusedAgency, procedureCode }: StoryInHand, code: string) {
  return {
    code,
    about: story.ground === 'conduct' ? ('conduct' as const) : ('rule' as const),
    kind: story.kind,
    ground: story.ground,
    complex: story.outcome === 'amend-or-repeal',
    procedureCode: procedureCode ?? undefined,
    procedurePart: story.part,
    accusedAgencyCode: accusedAgency?.code,
  }
}

async function draftOf({ story }: StoryInHand, code: string, today: LegalDate) {
  const inTwoMonths = legalDateOf(new Date(Date.parse(`${today}T00:00:00+07:00`) + 60 * 86_400_000))
  return {
    code,
    outcome: story.outcome,
    text: story.answer,
    changeText: story.change,
    changeByOn: story.change ? inTwoMonths : undefined,
    files: [],
  }
}

async function currentHandling(reader: Reader, feedbackId: string, otherwise: string): Promise<string> {
  const row = await reader
    .selectFrom('feedback')
    .select(['handlingAgencyId', 'receivingAgencyId', 'status'])
    .where('id', '=', feedbackId)
    .executeTakeFirst()
  if (row?.status === 'transferred-outside') return row.receivingAgencyId
  return row?.handlingAgencyId ?? otherwise
}

async function laterDay(reader: Reader, feedbackId: string): Promise<LegalDate> {
  const row = await reader.selectFrom('feedback').select('dueOn').where('id', '=', feedbackId).executeTakeFirst()
  const due = row?.dueOn ?? '2017-01-03'
  return legalDateOf(new Date(Date.parse(`${due}T00:00:00+07:00`) + 10 * 86_400_000))
}
