import { fileLimits } from '#kernel/files/content.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { Checkbox, RadioGroup } from '#ui/field/choice.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { outcomes } from '../../model.ts'
import { outcomeLabels } from '../../vi.ts'
import { idIn, MoveForm, type MoveProps } from './move-frame.tsx'

export function DraftForm(props: MoveProps) {
  // A draft that came back is mended, not written anew; an answer that was given and asked to be looked at again is not.
  const last = props.view.parts.answers.at(-1)
  const returned = last && last.returnedAt !== null && last.approvedAt === null ? last : undefined
  return (
    <MoveForm {...props} multipart>
      <RadioGroup
        name="outcome"
        id={idIn(props, 'outcome')}
        label="Kết quả xử lý"
        value={returned?.outcome}
        choices={outcomes.map((value) => ({ value, label: outcomeLabels[value] }))}
      />
      <TextArea
        name="text"
        id={idIn(props, 'text')}
        label="Nội dung trả lời"
        value={returned?.text}
        rows={8}
        limit={20_000}
      />
      <TextArea
        name="changeText"
        id={idIn(props, 'changeText')}
        label="Quy định sẽ được sửa hoặc ban hành thế nào"
        hint="Bắt buộc khi kết quả là sửa đổi hoặc ban hành quy định theo thẩm quyền"
        value={returned?.changeText ?? undefined}
        rows={3}
        limit={4000}
        optional
      />
      <DateInput
        name="changeByOn"
        id={idIn(props, 'changeByOn')}
        label="Chậm nhất ngày"
        value={returned?.changeByOn ? formatDate(returned.changeByOn) : undefined}
        optional
      />
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

export function PublishForm(props: MoveProps) {
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
