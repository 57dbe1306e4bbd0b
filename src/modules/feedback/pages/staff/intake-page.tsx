import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, formatInstant, type LegalDate } from '#kernel/i18n/dates.ts'
import { Button, ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { usePage } from '#ui/context.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Checkbox, RadioGroup } from '#ui/field/choice.tsx'
import { Combobox, Select, type Option } from '#ui/field/select.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Fieldset } from '#ui/fieldset/fieldset.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Inset, Notice, WarningText } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { QrFigure } from '#ui/qr/qr.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { ProcedureChoice } from '../../choose-procedure.ts'
import { grounds, kinds, procedureParts, senderKinds, type Feedback } from '../../model.ts'
import { publicFeedbackPath } from '../../paths.ts'
import { staffPath } from '../../staff-paths.ts'
import { channelLabels, groundLabels, kindLabels, procedurePartLabels, senderKindLabels } from '../../vi.ts'
import { PrintButton } from '../public/print-button.tsx'
import { refusalWords, staffFieldLabels, staffProblem, workWords } from '../staff-words.ts'

export const intakeChannels = ['phone', 'counter', 'post', 'email'] as const

export interface IntakeProps {
  readonly attempt: Attempt | null
  readonly agencies: readonly Option[]
  readonly desks: readonly Option[]
  readonly units: readonly Option[]
  /** The desk at which this official sits. */
  readonly ownDesk: string | undefined
  readonly channel: string
  /** Filled in by an address that named it. */
  readonly procedure: ProcedureChoice | undefined
  /** Several that the typed words may mean, to choose from. */
  readonly procedures: readonly ProcedureChoice[]
  readonly procedureWords: string
  readonly today: LegalDate
}

/** What was said goes in first, while the citizen is still on the line; everything else has a default or may wait. */
export function IntakePage(props: IntakeProps) {
  const { attempt } = props
  const problems = attempt?.problems
  return (
    <StaffShell title={workWords.intake} section="intake">
      <ErrorSummary problems={problems} words={staffProblem} labels={staffFieldLabels} />
      {attempt?.refusal && (
        <Notice tone="warning">{refusalWords(attempt.refusal.code, attempt.refusal.details)}</Notice>
      )}
      <PageHeader
        title={workWords.intake}
        lead="Ghi trung thực lời người gửi nói qua điện thoại, tại quầy hoặc viết trong thư (Nghị định số 20/2008/NĐ-CP, Điều 7)."
      />
      <Form action={staffPath('intake')} problems={problems} words={staffProblem} typed={attempt?.typed}>
        <RadioGroup
          name="channel"
          label="Kênh tiếp nhận"
          inline
          value={props.channel}
          choices={intakeChannels.map((value) => ({ value, label: channelLabels[value] }))}
        />
        <TextArea
          name="text"
          label="Nội dung phản ánh, kiến nghị"
          rows={6}
          limit={20_000}
          autofocus={attempt === null}
        />
        <RadioGroup
          name="kind"
          label="Loại"
          inline
          value="problem"
          choices={kinds.map((value) => ({ value, label: kindLabels[value] }))}
        />
        <Select
          name="ground"
          label="Loại vấn đề"
          placeholder={false}
          width="full"
          value="impractical"
          options={grounds.map((value) => ({ value, label: groundLabels[value] }))}
        />
        <SenderFields />
        <SubjectFields {...props} />
        <Button>Lưu và in phiếu</Button>
      </Form>
    </StaffShell>
  )
}

function SenderFields() {
  return (
    <Fieldset legend="Người gửi">
      <RadioGroup
        name="senderKind"
        label="Là"
        inline
        value="individual"
        choices={senderKinds.slice(0, 2).map((value) => ({ value, label: senderKindLabels[value] }))}
      />
      <TextInput name="senderName" label="Họ và tên" autocomplete="off" />
      <TextInput
        name="senderOrganization"
        label="Tên tổ chức"
        hint="Khi người gửi là tổ chức"
        autocomplete="off"
        optional
      />
      <TextInput name="senderAddress" label="Địa chỉ" width="full" autocomplete="off" />
      <TextInput name="senderPhone" label="Điện thoại" type="tel" autocomplete="off" optional />
      <TextInput name="senderEmail" label="Thư điện tử" type="email" autocomplete="off" optional />
      <Checkbox name="quotingDeclined" label="Người gửi không đồng ý trích lời khi công khai" />
    </Fieldset>
  )
}

function SubjectFields(props: IntakeProps) {
  const { attempt, procedure, procedures, procedureWords, agencies, desks, units, ownDesk, today } = props
  return (
    <Fieldset legend="Phản ánh về việc gì, ở đâu">
      {procedures.length > 0 && (
        <>
          <Hidden name="procedureListedFor" value={procedureWords} />
          <RadioGroup
            name="procedureCode"
            label="Thủ tục nào trong các thủ tục này?"
            choices={procedures.map(({ code, name }) => ({ value: code, label: `${code} – ${name}` }))}
          />
        </>
      )}
      <TextInput
        name="procedureWords"
        label="Thủ tục hành chính"
        hint="Mã, hoặc vài từ trong tên; nếu có nhiều thủ tục khớp, hệ thống đưa danh sách để chọn"
        width="full"
        value={procedure && `${procedure.code} – ${procedure.name}`}
        autocomplete="off"
        optional
      />
      <Combobox name="unitCode" label="Địa bàn" options={units} optional />
      <Combobox
        name="accusedAgencyCode"
        label="Cơ quan bị phản ánh"
        hint="Khi phản ánh về hành vi"
        options={agencies}
        optional
      />
      <Disclosure summary="Thêm: ngày nhận, nơi tiếp nhận, quy định, hồ sơ, đề xuất" open={attempt !== null}>
        <DateInput name="receivedOn" label="Ngày nhận" value={formatDate(today)} hint="Với thư: ngày thư đến" />
        <Combobox name="deskCode" label="Bộ phận một cửa nơi tiếp nhận" value={ownDesk} options={desks} optional />
        <TextInput name="provision" label="Quy định được phản ánh" width="full" optional />
        <TextInput name="dossierCode" label="Mã hồ sơ" optional />
        <TextArea name="wishedRemedy" label="Đề xuất của người gửi" rows={3} limit={20_000} optional />
        <Select
          name="procedurePart"
          label="Bộ phận của thủ tục"
          options={procedureParts.map((value) => ({ value, label: procedurePartLabels[value] }))}
          optional
        />
      </Disclosure>
    </Fieldset>
  )
}

export interface IntakeReceiptProps {
  readonly feedback: Feedback
  /** Undefined once the quarter of an hour is over: then it is nowhere but on paper. */
  readonly secret: string | undefined
  readonly receivingName: string
  readonly qr: readonly (readonly boolean[])[]
}

/** What the sender takes away: code and secret; on the telephone it is read aloud. */
export function IntakeReceiptPage({ feedback, secret, receivingName, qr }: IntakeReceiptProps) {
  const { baseUrl } = usePage()
  const track = `${baseUrl}${publicFeedbackPath('track')}?ma=${feedback.code}`
  return (
    <StaffShell title="Phiếu tiếp nhận" section="intake">
      <PageHeader title="Phiếu tiếp nhận phản ánh, kiến nghị" lead="Trao cho người gửi, hoặc đọc qua điện thoại." />
      <Inset>
        <SummaryList
          rows={[
            { term: 'Mã tra cứu', value: <strong class="lead nowrap">{feedback.code}</strong> },
            { term: 'Khóa bí mật', value: secret && <strong class="lead">{secret}</strong> },
            { term: 'Nhận lúc', value: formatInstant(feedback.receivedAt) },
            { term: 'Ngày nhận', value: formatDate(feedback.receivedOn) },
            { term: 'Kênh tiếp nhận', value: channelLabels[feedback.channel] },
            { term: 'Cơ quan tiếp nhận', value: receivingName },
          ]}
        />
      </Inset>
      {secret ? (
        <WarningText>
          Khóa bí mật chỉ hiện ở đây, trong 15 phút. Người có mã và khóa xem được kết quả xử lý.
        </WarningText>
      ) : (
        <Notice>
          Khóa bí mật không còn được hiện. Người gửi chưa ghi lại khóa thì liên hệ cơ quan tiếp nhận với mã này.
        </Notice>
      )}
      <QrFigure
        matrix={qr}
        caption={`Tra cứu tại ${track}`}
        alt={`Mã QR dẫn đến trang tra cứu phản ánh ${feedback.code}`}
      />
      <div class="no-print">
        <ButtonGroup>
          <ButtonLink href={`${staffPath('intake')}?kenh=${feedback.channel}`}>Nhập tiếp</ButtonLink>
          <PrintButton />
          <ButtonLink kind="quiet" href={staffPath('item', { code: feedback.code })}>
            Xem phản ánh vừa nhập
          </ButtonLink>
        </ButtonGroup>
      </div>
    </StaffShell>
  )
}
