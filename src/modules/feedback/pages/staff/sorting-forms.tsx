import { Checkbox, RadioGroup } from '#ui/field/choice.tsx'
import { Combobox, Select } from '#ui/field/select.tsx'
import { TextArea, TextInput } from '#ui/field/text-input.tsx'
import { abouts, grounds, kinds, procedureParts, refusalGrounds } from '../../model.ts'
import { aboutLabels, groundLabels, kindLabels, procedurePartLabels, refusalGroundLabels } from '../../vi.ts'
import { refusalSentences } from './case-words.ts'
import { idIn, MoveForm, type MoveProps } from './move-frame.tsx'

export function RefuseForm(props: MoveProps) {
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

export function ClassifyForm(props: MoveProps) {
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
        label="Cơ quan bị phản ánh"
        hint="Bắt buộc khi phản ánh về hành vi hành chính"
        value={parts.accusedCode ?? undefined}
        options={agencies}
        optional
      />
    </MoveForm>
  )
}

export function TransferForm(props: MoveProps) {
  const { agencies, suggestions, attempt, parts } = props.view
  const above = agencies.find(({ value }) => value === props.view.goesAbove?.code)
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
        hint={above && `Đã chọn sẵn ${above.label}: cơ quan quản lý ${parts.accusedName ?? 'cơ quan bị phản ánh'}`}
        value={above?.value}
        options={
          suggested.length > 0 ? [...suggested, ...rest.map((each) => ({ ...each, group: 'Cơ quan khác' }))] : rest
        }
      />
      <TextArea
        name="reason"
        id={idIn(props, 'reason')}
        label="Lý do chuyển"
        value={above && conductReason(parts.accusedName, above.label)}
        rows={3}
        limit={4000}
      />
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

/** A first wording; the official who transfers answers for it and may change it. */
function conductReason(accused: string | null, above: string): string {
  return `Phản ánh về hành vi hành chính của ${accused ?? 'cơ quan cấp dưới'}; chuyển ${above} là cơ quan quản lý, để xử lý theo đúng quy trình pháp luật quy định (khoản 1 Điều 14 Nghị định số 20/2008/NĐ-CP).`
}

export function TransferOutsideForm(props: MoveProps) {
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
