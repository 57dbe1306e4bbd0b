import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import type { SenderMailKind } from './to-sender.ts'

export interface SenderMailFacts {
  readonly name: string
  readonly code: string
  readonly register: string | null
  readonly dueOn: LegalDate | null
  readonly agencyName: string
  readonly trackingUrl: string
}

interface MailWords {
  readonly subject: string
  readonly paragraphs: readonly string[]
}

export const senderMailWords: Readonly<Record<SenderMailKind, (facts: SenderMailFacts) => MailWords>> = {
  received: (facts) => ({
    subject: `Đã nhận phản ánh, kiến nghị ${facts.code}`,
    paragraphs: [
      `Chúng tôi đã nhận được phản ánh, kiến nghị của ông/bà, mã ${facts.code}. Cơ quan tiếp nhận: ${facts.agencyName}.`,
      follow(facts),
      'Khóa bí mật để tra cứu chỉ hiện một lần trên trang xác nhận đã gửi; chúng tôi không gửi khóa qua thư điện tử.',
    ],
  }),
  accepted: (facts) => ({
    subject: `Đã tiếp nhận phản ánh, kiến nghị ${facts.code}`,
    paragraphs: [
      `Phản ánh, kiến nghị ${facts.code} đã được tiếp nhận và vào sổ số ${facts.register ?? ''}.${dueSentence(facts)}`,
      follow(facts),
    ],
  }),
  refused: (facts) => ({
    subject: `Phản ánh, kiến nghị ${facts.code} không được tiếp nhận`,
    paragraphs: [
      `Phản ánh, kiến nghị ${facts.code} không thuộc trường hợp được tiếp nhận theo Nghị định số 20/2008/NĐ-CP. Lý do và hướng dẫn nơi gửi đúng có trên trang tra cứu.`,
      follow(facts),
    ],
  }),
  'information-requested': (facts) => ({
    subject: `Đề nghị bổ sung thông tin cho phản ánh, kiến nghị ${facts.code}`,
    paragraphs: [
      `${facts.agencyName} đề nghị ông/bà làm rõ thêm nội dung để xử lý. Câu hỏi và chỗ trả lời có trên trang tra cứu.`,
      follow(facts),
    ],
  }),
  transferred: (facts) => ({
    subject: `Phản ánh, kiến nghị ${facts.code} đã được chuyển đến cơ quan có thẩm quyền`,
    paragraphs: [
      `Phản ánh, kiến nghị ${facts.code} đã được chuyển để xử lý theo thẩm quyền.${dueSentence(facts)}`,
      follow(facts),
    ],
  }),
  extended: (facts) => ({
    subject: `Gia hạn xử lý phản ánh, kiến nghị ${facts.code}`,
    paragraphs: [
      `Thời hạn xử lý phản ánh, kiến nghị ${facts.code} đã được gia hạn.${dueSentence(facts)} Lý do có trên trang tra cứu.`,
      follow(facts),
    ],
  }),
  answered: (facts) => ({
    subject: `Đã có kết quả xử lý phản ánh, kiến nghị ${facts.code}`,
    paragraphs: [
      `${facts.agencyName} đã trả lời phản ánh, kiến nghị ${facts.code}. Mời ông/bà xem câu trả lời và đánh giá trên trang tra cứu.`,
      follow(facts),
    ],
  }),
  published: (facts) => ({
    subject: `Kết quả xử lý phản ánh, kiến nghị ${facts.code} đã được công khai`,
    paragraphs: [
      'Kết quả xử lý đã được công khai trên cổng thông tin; thông tin cá nhân của ông/bà đã được che.',
      follow(facts),
    ],
  }),
  merged: (facts) => ({
    subject: `Phản ánh, kiến nghị ${facts.code} được gộp để xử lý chung`,
    paragraphs: [
      `Phản ánh, kiến nghị ${facts.code} được gộp với một phản ánh khác cùng nội dung để xử lý chung.`,
      follow(facts),
    ],
  }),
  'rule-changed': (facts) => ({
    subject: `Bạn phản ánh – tỉnh đã sửa: ${facts.code}`,
    paragraphs: [
      `Quy định mà ông/bà phản ánh (mã ${facts.code}) đã được sửa. Số quyết định có trên trang tra cứu. Xin cảm ơn ông/bà.`,
      follow(facts),
    ],
  }),
  'mail-unproven': (facts) => ({
    subject: `Thư gửi về phản ánh, kiến nghị ${facts.code} chưa xác minh được người gửi`,
    paragraphs: [
      `Chúng tôi nhận được một thư điện tử ghi địa chỉ của ông/bà và mã ${facts.code}, nhưng máy chủ thư không xác minh được người gửi. Cơ quan xử lý được đọc thư đó; thư chưa được tính là trả lời hay bổ sung của ông/bà.`,
      `Nếu ông/bà đã gửi thư, xin bổ sung thông tin bằng mã và khóa bí mật trên trang tra cứu. Nếu không phải ông/bà gửi, xin bỏ qua thư này.`,
      follow(facts),
    ],
  }),
}

function follow({ trackingUrl }: SenderMailFacts): string {
  return `Theo dõi tại:\n${trackingUrl}`
}

function dueSentence({ dueOn }: SenderMailFacts): string {
  return dueOn === null ? '' : ` Hạn của bước hiện tại: ${formatDate(dueOn)}.`
}
