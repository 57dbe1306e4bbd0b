import type { LetterBlock, OfficialLetter } from '#kernel/documents/letter.ts'
import { formatDate, legalDateOf, type LegalDate } from '#kernel/i18n/dates.ts'
import type { FeedbackAnswer } from './answer-queries.ts'
import { itemNumber, type LetterFacts, type TransferFacts } from './letter-facts.ts'
import { groundIn, refusalClauses } from './letter-grounds.ts'
import type { Sender } from './model.ts'
import { isAboutConduct } from './policy.ts'
import { outcomeLabels } from './vi.ts'

/** What a kind of document says; who issues and signs it is added by the act. */
export type LetterContent = Pick<OfficialLetter, 'form' | 'body' | 'recipients'> & {
  readonly addressees?: readonly string[]
}

/** Chuyển đến cơ quan có thẩm quyền (Đ.9.1.d). */
export function transferContent(facts: LetterFacts, transfer: TransferFacts): LetterContent {
  const { feedback } = facts
  const conduct = isAboutConduct(feedback)
  return {
    form: {
      kind: 'cong-van',
      subject: conduct
        ? 'chuyển phản ánh về việc thực hiện quy định hành chính'
        : 'chuyển phản ánh, kiến nghị về quy định hành chính',
    },
    addressees: [transfer.toName],
    body: [
      paragraph(
        `Ngày ${formatDate(feedback.receivedOn)}, ${facts.issuerName} nhận được phản ánh, kiến nghị của ${senderWords(facts)}, đã tiếp nhận và vào sổ ${itemNumber(feedback)}(mã ${feedback.code})${procedureWords(facts)}, nội dung như sau:`,
      ),
      ...paragraphs(facts.text),
      paragraph(
        `Căn cứ ${groundIn('điểm d khoản 1 Điều 9', facts.on)}, ${facts.issuerName} chuyển phản ánh, kiến nghị nêu trên đến ${transfer.toName} để xem xét, xử lý theo thẩm quyền. Đề nghị quý cơ quan:`,
      ),
      item(
        '1.',
        conduct
          ? `Xử lý theo đúng quy trình đã được pháp luật quy định (khoản 1 Điều 14 Nghị định số 20/2008/NĐ-CP)${dueWords(feedback.dueOn)}.`
          : `Xem xét, xử lý theo khoản 2 Điều 14 và Điều 15 Nghị định số 20/2008/NĐ-CP${dueWords(feedback.dueOn)}.`,
      ),
      item(
        '2.',
        `Gửi kết quả xử lý về ${facts.issuerName} để trả lời cá nhân, tổ chức có phản ánh, kiến nghị và công khai theo Điều 19 Nghị định số 20/2008/NĐ-CP.`,
      ),
      paragraph('Trân trọng./.'),
    ],
    recipients: ['Như trên', 'Cá nhân, tổ chức có phản ánh, kiến nghị (để biết)', 'Lưu: VT, KSTTHC'],
  }
}

/** Đề nghị bổ sung, làm rõ (Đ.9.1.a before acceptance, Đ.14.2.a while handling). */
export function informationContent(facts: LetterFacts, question: string): LetterContent {
  const { feedback } = facts
  const before = feedback.status === 'needs-information'
  const ground = groundIn(before ? 'điểm a khoản 1 Điều 9' : 'điểm a khoản 2 Điều 14', facts.on)
  return {
    form: { kind: 'cong-van', subject: 'đề nghị bổ sung, làm rõ nội dung phản ánh, kiến nghị' },
    addressees: [addressee(facts.sender)],
    body: [
      paragraph(
        `Ngày ${formatDate(feedback.receivedOn)}, phản ánh, kiến nghị ${itemNumber(feedback)}(mã ${feedback.code}) của ${selfWords(facts.sender)} đã được gửi đến cơ quan tiếp nhận. Căn cứ ${ground}, ${facts.issuerName} đề nghị ${selfWords(facts.sender)} bổ sung, làm rõ nội dung sau:`,
      ),
      ...paragraphs(question),
      paragraph(
        `Văn bản trả lời xin gửi về ${facts.issuerName} hoặc gửi tại trang tra cứu trên Cổng thông tin bằng mã ${feedback.code} và khóa bí mật đã cấp khi gửi.${before ? '' : ' Thời gian chờ bổ sung không tính vào thời hạn xử lý.'}`,
      ),
      paragraph('Trân trọng./.'),
    ],
    recipients: ['Như trên', 'Lưu: VT, KSTTHC'],
  }
}

/** Công văn trả lời (Đ.14.2.d, Đ.15, Đ.19.3), word for word what was approved. */
export function answerContent(facts: LetterFacts, answer: FeedbackAnswer): LetterContent {
  const { feedback } = facts
  const promise =
    answer.changeText === null || answer.changeByOn === null
      ? []
      : [
          paragraph(
            `Nội dung sẽ được sửa đổi: ${answer.changeText} Thời hạn hoàn thành: ${formatDate(answer.changeByOn)}.`,
          ),
        ]
  const reopening =
    feedback.reopenUntil === null
      ? []
      : [
          paragraph(
            `Nếu chưa đồng ý với nội dung trả lời, ${selfWords(facts.sender)} có thể đề nghị xem lại một lần, đến hết ngày ${formatDate(feedback.reopenUntil)}, tại trang tra cứu bằng mã ${feedback.code}.`,
          ),
        ]
  return {
    form: { kind: 'cong-van', subject: 'trả lời phản ánh, kiến nghị về quy định hành chính' },
    addressees: [addressee(facts.sender)],
    body: [
      paragraph(
        `Căn cứ ${groundIn(isAboutConduct(feedback) ? 'khoản 1 Điều 14 và Điều 19' : 'khoản 2 Điều 14, Điều 15 và Điều 19', facts.on)}, sau khi xem xét phản ánh, kiến nghị ${itemNumber(feedback)}(mã ${feedback.code}) của ${selfWords(facts.sender)} nhận ngày ${formatDate(feedback.receivedOn)}${procedureWords(facts)}, ${facts.issuerName} trả lời như sau:`,
      ),
      ...paragraphs(answer.text),
      paragraph(`Hình thức xử lý: ${outcomeLabels[answer.outcome]}.`),
      ...promise,
      ...reopening,
      paragraph(`${facts.issuerName} trân trọng cảm ơn ý kiến của ${selfWords(facts.sender)}./.`),
    ],
    recipients: ['Như trên', 'Lưu: VT, KSTTHC'],
  }
}

/** Thông báo không tiếp nhận, with the reason and the right door (Đ.9.1.a, d). */
export function refusalContent(facts: LetterFacts, guidance: string): LetterContent {
  const { feedback } = facts
  const { clause, words } = refusalClauses[refusalGroundOf(facts)]
  return {
    form: { kind: 'named', type: 'Thông báo', title: 'Về việc không tiếp nhận phản ánh, kiến nghị' },
    body: [
      paragraph(
        `Ngày ${formatDate(feedback.receivedOn)}, ${facts.issuerName} nhận được phản ánh, kiến nghị (mã ${feedback.code}) của ${senderWords(facts)}.`,
      ),
      paragraph(
        `Căn cứ ${groundIn(clause, facts.on)}, ${facts.issuerName} không tiếp nhận phản ánh, kiến nghị này. Lý do: nội dung gửi đến ${words}.`,
      ),
      ...paragraphs(`Hướng dẫn: ${guidance}`),
      paragraph(`${facts.issuerName} thông báo để ${selfWords(facts.sender)} được biết./.`),
    ],
    recipients: [addressee(facts.sender), 'Lưu: VT, KSTTHC'],
  }
}

/** Đôn đốc (Đ.18.5): no word of the item itself, the agency has it. */
export function urgingContent(facts: LetterFacts, transfer: TransferFacts): LetterContent {
  const { feedback, on } = facts
  const { dueOn } = feedback
  const stand =
    dueOn === null
      ? `Đến ngày ${formatDate(on)}, ${facts.issuerName} chưa nhận được kết quả xử lý.`
      : dueOn < on
        ? `Thời hạn xử lý đã hết vào ngày ${formatDate(dueOn)}; đến ngày ${formatDate(on)}, ${facts.issuerName} chưa nhận được kết quả xử lý.`
        : `Thời hạn xử lý là ngày ${formatDate(dueOn)}; đến ngày ${formatDate(on)}, ${facts.issuerName} chưa nhận được kết quả xử lý.`
  return {
    form: { kind: 'cong-van', subject: 'đôn đốc xử lý phản ánh, kiến nghị' },
    addressees: [transfer.toName],
    body: [
      paragraph(
        `Ngày ${formatDate(legalDateOf(transfer.at))}, ${facts.issuerName} đã chuyển phản ánh, kiến nghị ${itemNumber(feedback)}(mã ${feedback.code})${procedureWords(facts)} đến ${transfer.toName} để xử lý theo thẩm quyền. ${stand}`,
      ),
      paragraph(
        `Căn cứ ${groundIn('khoản 5 Điều 18', on)}, ${facts.issuerName} đề nghị quý cơ quan khẩn trương xử lý, gửi kết quả về ${facts.issuerName} và nêu rõ nguyên nhân chậm (nếu có).`,
      ),
      paragraph('Trân trọng./.'),
    ],
    recipients: ['Như trên', 'Lưu: VT, KSTTHC'],
  }
}

function refusalGroundOf({ feedback }: LetterFacts): keyof typeof refusalClauses {
  const known = Object.keys(refusalClauses).find((ground) => ground === feedback.refusalGround)
  return isRefusalGround(known) ? known : 'no-content'
}

function isRefusalGround(ground: string | undefined): ground is keyof typeof refusalClauses {
  return ground !== undefined && ground in refusalClauses
}

/** With name and address only where the addressee has to answer herself (another province, a ministry). */
function senderWords({ sender }: LetterFacts): string {
  return sender === null ? 'cá nhân, tổ chức' : whoAndWhere(sender)
}

function addressee(sender: Sender | null): string {
  return sender === null ? 'Cá nhân, tổ chức có phản ánh, kiến nghị' : capitalFirst(whoAndWhere(sender))
}

function whoAndWhere({ organization, name, address }: Sender): string {
  const who = organization ?? `ông/bà ${name}`
  return address === null ? who : `${who} (địa chỉ: ${address})`
}

function selfWords(sender: Sender | null): string {
  return sender?.organization ? 'quý tổ chức' : 'ông/bà'
}

function procedureWords({ procedureName }: LetterFacts): string {
  return procedureName === null ? '' : ` liên quan đến thủ tục “${procedureName}”`
}

function dueWords(dueOn: LegalDate | null): string {
  return dueOn === null ? '' : `, chậm nhất ngày ${formatDate(dueOn)}`
}

function capitalFirst(text: string): string {
  return text.charAt(0).toLocaleUpperCase('vi') + text.slice(1)
}

function paragraph(text: string): LetterBlock {
  return { kind: 'paragraph', text }
}

function item(marker: string, text: string): LetterBlock {
  return { kind: 'item', marker, text }
}

/** Each line of what somebody wrote is a paragraph; empty lines are not. */
function paragraphs(text: string): readonly LetterBlock[] {
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [paragraph(line.trim())]))
}
