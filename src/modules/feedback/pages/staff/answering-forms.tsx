import { fileLimits } from '#kernel/files/content.ts'
import { formatDate } from '#kernel/i18n/dates.ts'
import { RadioGroup } from '#ui/field/choice.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { outcomes } from '../../model.ts'
import { outcomeLabels } from '../../vi.ts'
import { letterPath } from '../../letters-web.ts'
import { staffPath } from '../../staff-paths.ts'
import { AnswerAsSent } from '../public/track-answers.tsx'
import { FileLinks } from './case-facts.tsx'
import { caseWords } from './case-words.ts'
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

/** The answer and its letter as the sender will have them, above the button that sends them. */
export function ApproveForm(props: MoveProps) {
  const { feedback, parts, documents } = props.view
  const draft = parts.answers.find(({ approvedAt, returnedAt }) => approvedAt === null && returnedAt === null)
  const files = draft ? parts.files.filter(({ purpose }) => purpose === `answer-${draft.id}`) : []
  const letter = documents.find(({ href }) => href === letterPath(feedback.code, 'tra-loi', 'pdf'))
  return (
    <MoveForm {...props}>
      <p>Câu trả lời đến người gửi ngay sau khi duyệt. Người soạn không được tự duyệt.</p>
      {draft && (
        <section class="card preview" aria-label={caseWords.senderWillRead}>
          <p class="small soft">{caseWords.senderWillReadLead}</p>
          <AnswerAsSent
            answer={{ ...draft, changeDone: null, score: null }}
            agencyName={parts.handlingName ?? parts.receivingName}
            files={files.length > 0 ? <FileLinks code={feedback.code} files={files} /> : null}
          />
          {letter && (
            <p>
              <a href={letter.href}>{caseWords.draftLetter}</a>
              {letter.showsSender && <span class="small soft"> – {caseWords.letterIsLook}</span>}
            </p>
          )}
        </section>
      )}
      <TextInput
        name="documentNumber"
        id={idIn(props, 'documentNumber')}
        label="Số, ký hiệu văn bản trả lời"
        optional
      />
    </MoveForm>
  )
}

/** The redacted words are looked at as the public will see them before anything is published. */
export function PublishForm(props: MoveProps) {
  const { proposal, feedback } = props.view
  return (
    <MoveForm {...props} action={staffPath('publishPreview', { code: feedback.code })} button={caseWords.preview}>
      <p>
        Bản công khai đứng bên bản gốc. Hệ thống đề xuất chỗ cần che; ông/bà sửa từng chữ, xem trước rồi xác nhận.
        {feedback.quoting === 'declined' && ' Người gửi không đồng ý trích lời: nội dung phản ánh sẽ không được đăng.'}
      </p>
      <RedactedFields
        idOf={(name) => idIn(props, name)}
        text={proposal?.text ?? ''}
        answerText={proposal?.answerText ?? ''}
      />
    </MoveForm>
  )
}

interface RedactedFieldsProps {
  readonly title?: string
  readonly text: string
  readonly answerText: string
  readonly idOf?: (name: string) => string | undefined
}

export function RedactedFields({ title, text, answerText, idOf }: RedactedFieldsProps) {
  return (
    <>
      <TextInput name="title" id={idOf?.('title')} label="Tiêu đề" value={title} width="full" />
      <TextArea
        name="text"
        id={idOf?.('text')}
        label="Nội dung phản ánh, kiến nghị (đã che)"
        value={text}
        rows={8}
        limit={20_000}
      />
      <TextArea
        name="answerText"
        id={idOf?.('answerText')}
        label="Nội dung trả lời (đã che)"
        value={answerText}
        rows={8}
        limit={20_000}
      />
    </>
  )
}
