import type { VNode } from 'preact'
import { formatDate } from '#kernel/i18n/dates.ts'
import { fileLimits } from '#kernel/files/content.ts'
import { Section } from '#ui/card/card.tsx'
import { Checkbox, RadioGroup } from '#ui/field/choice.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { Combobox, Select } from '#ui/field/select.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { abouts, grounds, kinds, outcomes, procedureParts, refusalGrounds } from '../../model.ts'
import type { StaffMove } from '../../staff-paths.ts'
import {
  aboutLabels,
  groundLabels,
  kindLabels,
  outcomeLabels,
  procedurePartLabels,
  refusalGroundLabels,
} from '../../vi.ts'
import type { CaseView } from './case-view.ts'
import { caseWords, refusalSentences } from './case-words.ts'
import { idIn, MoveForm, WordsForm, type MoveProps } from './move-frame.tsx'

/** What this official may do with this item now, each as a form; nothing else is drawn, and nothing else is taken. */
export function MoveForms({ view }: { readonly view: CaseView }) {
  return (
    <Section title={caseWords.actions} id="xu-ly">
      {view.moves.length === 0 && <p class="soft">{caseWords.noActions}</p>}
      {view.moves.map((move) => {
        const Draw = forms[move]
        return <Draw key={move} move={move} view={view} />
      })}
    </Section>
  )
}

const forms: Readonly<Record<StaffMove, (props: MoveProps) => VNode>> = {
  accept: (props) => (
    <MoveForm {...props}>
      <p>Vào sổ tiếp nhận; thời hạn chuyển 5 ngày làm việc bắt đầu từ hôm nay.</p>
    </MoveForm>
  ),
  refuse: Refuse,
  'request-information': (props) => (
    <WordsForm {...props} name="question" label="Nội dung cần người gửi bổ sung, làm rõ" />
  ),
  classify: Classify,
  transfer: Transfer,
  'transfer-outside': TransferOutside,
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
  'draft-answer': Draft,
  'return-draft': (props) => <WordsForm {...props} name="reason" label="Cần sửa gì trong dự thảo" />,
  'approve-answer': (props) => (
    <MoveForm {...props}>
      <p>Câu trả lời đến người gửi ngay sau khi duyệt. Người soạn không được tự duyệt.</p>
      <TextInput
        name="documentNumber"
        id={idIn(props, 'documentNumber')}
        label="Số, ký hiệu văn bản trả lời"
        optional
      />
    </MoveForm>
  ),
  publish: Publish,
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

function Refuse(props: MoveProps) {
  return (
    <MoveForm {...props}>
      <RadioGroup
        name="ground"
        id={idIn(props, 'ground')}
        label="Lý do và câu hướng dẫn mẫu"
        choices={refusalGrounds.map((value) => ({
          value,
          label: refusalGroundLabels[value],
          hint: refusalSentences[value],
        }))}
      />
      <TextArea
        name="guidance"
        id={idIn(props, 'guidance')}
        label="Hướng dẫn gửi người phản ánh"
        hint="Để trống thì gửi câu mẫu của lý do đã chọn"
        rows={4}
        limit={4000}
        optional
      />
    </MoveForm>
  )
}

function Classify(props: MoveProps) {
  const { feedback, procedure, parts, agencies, suggestions } = props.view
  const suggested = suggestions?.procedures ?? []
  return (
    <MoveForm {...props}>
      <RadioGroup
        name="about"
        id={idIn(props, 'about')}
        label="Phản ánh về"
        inline
        value={feedback.about ?? (feedback.ground === 'conduct' ? 'conduct' : 'rule')}
        choices={abouts.map((value) => ({ value, label: aboutLabels[value] }))}
      />
      <RadioGroup
        name="kind"
        id={idIn(props, 'kind')}
        label="Loại"
        inline
        value={feedback.kind}
        choices={kinds.map((value) => ({ value, label: kindLabels[value] }))}
      />
      <Select
        name="ground"
        id={idIn(props, 'ground')}
        label="Loại vấn đề"
        placeholder={false}
        width="full"
        value={feedback.ground}
        options={grounds.map((value) => ({ value, label: groundLabels[value] }))}
      />
      <Checkbox
        name="complex"
        id={idIn(props, 'complex')}
        label="Vụ việc phức tạp (thời hạn dài hơn)"
        checked={feedback.complex}
      />
      <TextInput
        name="procedureCode"
        id={idIn(props, 'procedureCode')}
        label="Mã thủ tục hành chính"
        hint={
          suggested.length > 0
            ? `Gợi ý: ${suggested.map(({ code, name }) => `${code} – ${name}`).join('; ')}`
            : undefined
        }
        value={procedure?.code}
        spellcheck={false}
        optional
      />
      <Select
        name="procedurePart"
        id={idIn(props, 'procedurePart')}
        label="Bộ phận của thủ tục"
        value={feedback.procedurePart ?? undefined}
        options={procedureParts.map((value) => ({ value, label: procedurePartLabels[value] }))}
        optional
      />
      <TextInput
        name="provision"
        id={idIn(props, 'provision')}
        label="Quy định được phản ánh"
        hint="Số, ký hiệu văn bản, điều, khoản"
        value={feedback.provision ?? undefined}
        width="full"
        optional
      />
      <Combobox
        name="accusedAgencyCode"
        id={idIn(props, 'accusedAgencyCode')}
        label="Cơ quan bị phản ánh (bắt buộc khi phản ánh về hành vi)"
        value={parts.accusedCode ?? undefined}
        options={agencies}
        optional
      />
    </MoveForm>
  )
}

function Transfer(props: MoveProps) {
  const { agencies, suggestions, attempt } = props.view
  const suggested = (suggestions?.agencies ?? []).map(({ code, name }) => ({
    value: code,
    label: name,
    group: 'Được gợi ý',
  }))
  const codes = new Set(suggested.map(({ value }) => value))
  const rest = agencies.filter(({ value }) => !codes.has(value))
  const tried = attempt?.form === 'transfer' ? attempt : null
  const overriding =
    tried?.refusal?.code === 'feedback.conduct-goes-above' || tried?.typed['overrideReason'] !== undefined
  return (
    <MoveForm {...props}>
      <Combobox
        name="toAgencyCode"
        id={idIn(props, 'toAgencyCode')}
        label="Cơ quan có thẩm quyền xử lý"
        options={
          suggested.length > 0 ? [...suggested, ...rest.map((each) => ({ ...each, group: 'Cơ quan khác' }))] : rest
        }
      />
      <TextArea name="reason" id={idIn(props, 'reason')} label="Lý do chuyển" rows={3} limit={4000} />
      <TextInput name="letterNumber" id={idIn(props, 'letterNumber')} label="Số, ký hiệu phiếu chuyển" optional />
      {overriding && (
        <TextArea
          name="overrideReason"
          id={idIn(props, 'overrideReason')}
          label="Lý do vẫn chuyển cho cơ quan bị phản ánh"
          hint="Chủ tịch Ủy ban nhân dân tỉnh được báo lý do này"
          rows={3}
          limit={2000}
          optional
        />
      )}
    </MoveForm>
  )
}

function TransferOutside(props: MoveProps) {
  return (
    <MoveForm {...props}>
      <TextInput
        name="outsideName"
        id={idIn(props, 'outsideName')}
        label="Tên cơ quan ngoài tỉnh"
        hint="Bộ, ngành trung ương hoặc tỉnh khác"
        width="full"
      />
      <TextArea name="reason" id={idIn(props, 'reason')} label="Lý do chuyển" rows={3} limit={4000} />
      <TextInput name="letterNumber" id={idIn(props, 'letterNumber')} label="Số, ký hiệu văn bản chuyển" optional />
    </MoveForm>
  )
}

function Draft(props: MoveProps) {
  return (
    <MoveForm {...props} multipart>
      <RadioGroup
        name="outcome"
        id={idIn(props, 'outcome')}
        label="Kết quả xử lý"
        choices={outcomes.map((value) => ({ value, label: outcomeLabels[value] }))}
      />
      <TextArea name="text" id={idIn(props, 'text')} label="Nội dung trả lời" rows={8} limit={20_000} />
      <TextArea
        name="changeText"
        id={idIn(props, 'changeText')}
        label="Quy định sẽ được sửa hoặc ban hành thế nào"
        hint="Bắt buộc khi kết quả là sửa đổi hoặc ban hành quy định theo thẩm quyền"
        rows={3}
        limit={4000}
        optional
      />
      <DateInput name="changeByOn" id={idIn(props, 'changeByOn')} label="Chậm nhất ngày" optional />
      <FileInput
        name="files"
        id={idIn(props, 'files')}
        label="Văn bản kèm theo"
        multiple
        maximumBytes={fileLimits.bytes}
        maximumFiles={fileLimits.files}
        optional
      />
    </MoveForm>
  )
}

function Publish(props: MoveProps) {
  const { proposal, feedback } = props.view
  return (
    <MoveForm {...props}>
      <p>
        Bản công khai đứng bên bản gốc. Hệ thống đề xuất chỗ cần che; ông/bà đọc lại từng chữ rồi xác nhận.
        {feedback.quoting === 'declined' && ' Người gửi không đồng ý trích lời: nội dung phản ánh sẽ không được đăng.'}
      </p>
      <TextInput name="title" id={idIn(props, 'title')} label="Tiêu đề" width="full" />
      <TextArea
        name="text"
        id={idIn(props, 'text')}
        label="Nội dung phản ánh, kiến nghị (đã che)"
        value={proposal?.text}
        rows={8}
        limit={20_000}
      />
      <TextArea
        name="answerText"
        id={idIn(props, 'answerText')}
        label="Nội dung trả lời (đã che)"
        value={proposal?.answerText}
        rows={8}
        limit={20_000}
      />
      <Checkbox
        name="redactionConfirmed"
        id={idIn(props, 'redactionConfirmed')}
        label="Tôi đã đọc và xác nhận không còn thông tin cá nhân"
      />
    </MoveForm>
  )
}
