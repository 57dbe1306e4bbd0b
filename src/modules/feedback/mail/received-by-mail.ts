import { formatInstant } from '#kernel/i18n/dates.ts'
import { senderMailWords, type SenderMailFacts } from './sender-words.ts'

export interface ClaimFacts {
  readonly claimCode: string
  readonly usableUntil: Date
  readonly claimUrl: string
}

/** A mail in the sender's name that nobody has proven; she alone reads this and can say that it was hers. */
export function unprovenMailWords(facts: SenderMailFacts, claim: ClaimFacts) {
  const words = senderMailWords['mail-unproven'](facts)
  return {
    subject: words.subject,
    paragraphs: [
      ...words.paragraphs,
      `Nếu chưa có khóa bí mật, ông/bà nhận khóa tại:\n${claim.claimUrl}`,
      `Mã tra cứu: ${facts.code}\nMã nhận khóa (dùng một lần, đến ${formatInstant(claim.usableUntil)}): ${claim.claimCode}`,
    ],
  }
}

/** Answer to feedback that came as a mail: what Đ.7.1.d still asks, and how to get the secret. The secret itself is not in it. */
export function receivedByMailWords(facts: SenderMailFacts, claim: ClaimFacts) {
  return {
    subject: `[${facts.code}] Đã nhận phản ánh, kiến nghị gửi bằng thư điện tử`,
    paragraphs: [
      `Chúng tôi đã nhận được phản ánh, kiến nghị của ông/bà, mã ${facts.code}. Cơ quan tiếp nhận: ${facts.agencyName}.`,
      'Theo điểm d khoản 1 Điều 7 Nghị định số 20/2008/NĐ-CP, phản ánh, kiến nghị phải ghi rõ tên, địa chỉ, số điện thoại (hoặc địa chỉ thư tín) của người gửi. Nếu trong thư chưa có họ tên hoặc địa chỉ, xin ông/bà gửi bổ sung.',
      `Để bổ sung, ông/bà gửi thư từ chính hộp thư này đến địa chỉ đã gửi, giữ mã [${facts.code}] trong tiêu đề.`,
      `Để theo dõi việc xử lý, ông/bà nhận khóa bí mật tại:\n${claim.claimUrl}`,
      `Mã tra cứu: ${facts.code}\nMã nhận khóa (dùng một lần, đến ${formatInstant(claim.usableUntil)}): ${claim.claimCode}`,
    ],
  }
}
