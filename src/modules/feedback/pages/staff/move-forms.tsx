import type { VNode } from 'preact'
import { formatDate } from '#kernel/i18n/dates.ts'
import { Section } from '#ui/card/card.tsx'
import { Select } from '#ui/field/select.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import type { StaffMove } from '../../staff-paths.ts'
import { ApproveForm, DraftForm, PublishForm } from './answering-forms.tsx'
import type { CaseView } from './case-view.ts'
import { caseWords } from './case-words.ts'
import { idIn, MoveForm, WordsForm, type MoveProps } from './move-frame.tsx'
import { ClassifyForm, RefuseForm, TransferForm, TransferOutsideForm } from './sorting-forms.tsx'

/** What this official may do with this item now, each as a form; nothing else is drawn, and nothing else is taken. */
export function MoveForms({ view }: { readonly view: CaseView }) {
  return (
    <Section title={caseWords.actions} id="xu-ly">
      {view.moves.length === 0 && <p class="soft">{caseWords.noActions}</p>}
      {nextFirst(view).map((move) => {
        const Draw = forms[move]
        return <Draw key={move} move={move} view={view} />
      })}
    </Section>
  )
}

function nextFirst({ moves, nextStep }: CaseView): readonly StaffMove[] {
  return moves.toSorted((a, b) => Number(b === nextStep) - Number(a === nextStep))
}

const forms: Readonly<Record<StaffMove, (props: MoveProps) => VNode>> = {
  accept: (props) => (
    <MoveForm {...props}>
      <p>Vào sổ tiếp nhận; thời hạn chuyển 5 ngày làm việc bắt đầu từ hôm nay.</p>
    </MoveForm>
  ),
  refuse: RefuseForm,
  'request-information': (props) => (
    <WordsForm {...props} name="question" label="Nội dung cần người gửi bổ sung, làm rõ" />
  ),
  classify: ClassifyForm,
  transfer: TransferForm,
  'transfer-outside': TransferOutsideForm,
  return: (props) => (
    <MoveForm {...props}>
      <TextArea name="reason" id={idIn(props, 'reason')} label="Lý do không thuộc thẩm quyền" rows={4} limit={4000} />
      <TextInput
        name="ground"
        id={idIn(props, 'ground')}
        label="Căn cứ pháp lý"
        hint="Điều, khoản quy định thẩm quyền của cơ quan khác"
        width="full"
      />
    </MoveForm>
  ),
  'rule-on-competence': (props) => <WordsForm {...props} name="reason" label="Kết luận về thẩm quyền và lý do" />,
  'take-up': (props) => (
    <MoveForm {...props}>
      <p>Nhận xử lý tại cơ quan mình; ông/bà là người xử lý cho đến khi giao người khác.</p>
    </MoveForm>
  ),
  assign: (props) => (
    <MoveForm {...props}>
      <Select
        name="handlerId"
        id={idIn(props, 'handlerId')}
        label="Người xử lý"
        options={props.view.officials}
        value={props.view.feedback.handlerId ?? undefined}
      />
    </MoveForm>
  ),
  extend: (props) => (
    <MoveForm {...props}>
      <DateInput
        name="dueOn"
        id={idIn(props, 'dueOn')}
        label="Hạn mới"
        hint={props.view.feedback.dueOn ? `Hạn hiện tại: ${formatDate(props.view.feedback.dueOn)}` : undefined}
      />
      <TextArea
        name="reason"
        id={idIn(props, 'reason')}
        label="Lý do gia hạn"
        hint="Người gửi đọc được lý do này"
        rows={3}
        limit={4000}
      />
    </MoveForm>
  ),
  collect: (props) => (
    <WordsForm {...props} name="reason" label="Vì sao chưa đủ cơ sở xem xét" hint="Người gửi đọc được lý do này" />
  ),
  resume: (props) => (
    <WordsForm {...props} name="reason" label="Cơ sở để xử lý tiếp" hint="Người gửi đọc được nội dung này" />
  ),
  'draft-answer': DraftForm,
  'return-draft': (props) => <WordsForm {...props} name="reason" label="Cần sửa gì trong dự thảo" />,
  'approve-answer': ApproveForm,
  publish: PublishForm,
  merge: (props) => (
    <MoveForm {...props}>
      <TextInput
        name="intoCode"
        id={idIn(props, 'intoCode')}
        label="Mã phản ánh, kiến nghị để gộp vào"
        hint="Ví dụ PA-7K3M-9QXD"
        spellcheck={false}
      />
      <TextArea name="reason" id={idIn(props, 'reason')} label="Lý do" rows={2} limit={4000} optional />
    </MoveForm>
  ),
  remind: (props) => (
    <MoveForm {...props}>
      <p>Người đang giữ việc nhận thư nhắc; mỗi việc nhắc nhiều nhất một lần trong ngày.</p>
    </MoveForm>
  ),
}
