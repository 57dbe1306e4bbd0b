import type { About, Ground } from '../model.ts'
import { aboutLabels } from '../vi.ts'
import type { AttributeCode } from './services.ts'

export const groupWords: Readonly<Record<About, string>> = aboutLabels

export const keywords: Readonly<Record<Ground, string>> = {
  conduct: 'hành vi, thái độ, chậm trễ, phiền hà',
  impractical: 'quy định, không phù hợp, thực tế',
  inconsistent: 'quy định, chồng chéo, mâu thuẫn, không thống nhất',
  unlawful: 'quy định, trái pháp luật, không hợp pháp',
  'treaty-conflict': 'quy định, điều ước quốc tế',
  other: 'quy định, thủ tục hành chính, khác',
}

export const attributeWords: Readonly<Record<AttributeCode, { readonly label: string; readonly hint: string | null }>> =
  {
    sender_address: { label: 'Địa chỉ của người gửi', hint: 'Chỉ cơ quan xử lý được xem; không công khai' },
    sender_kind: { label: 'Người gửi là', hint: null },
    organization: { label: 'Tên tổ chức', hint: 'Bắt buộc khi người gửi là tổ chức' },
    kind: { label: 'Phản ánh hay kiến nghị', hint: null },
    agency: { label: 'Cơ quan bị phản ánh', hint: 'Mã cơ quan theo /api/v1/agencies' },
    procedure: { label: 'Thủ tục hành chính', hint: 'Mã thủ tục theo /api/v1/procedures' },
    procedure_part: { label: 'Nội dung của thủ tục', hint: null },
    provision: { label: 'Quy định liên quan', hint: 'Điều, khoản, tên văn bản' },
    dossier_code: { label: 'Mã hồ sơ', hint: 'Nếu đã nộp hồ sơ' },
    wished_remedy: { label: 'Đề nghị hướng giải quyết', hint: null },
    quoting_declined: { label: 'Không trích dẫn nội dung khi công khai kết quả', hint: null },
    consent: { label: 'Đồng ý cho xử lý dữ liệu cá nhân để giải quyết phản ánh, kiến nghị', hint: null },
  }

/** The only place where the secret is said: the protocol has no field for it, and its tokens stand in addresses, which are logged. */
export function noticeOf(code: string, secret: string, trackingUrl: string): string {
  return `Mã phản ánh: ${code}. Khóa bí mật: ${secret}. Hãy giữ lại cả hai: khóa chỉ hiện một lần. Theo dõi tại ${trackingUrl}`
}

/** What stands below the sender's own words, because the register has no field for it. */
export const placeWords = { address: 'Địa điểm', point: 'Tọa độ', media: 'Hình ảnh, tệp' } as const

export const contactWords = 'Cơ quan kiểm soát thủ tục hành chính của tỉnh; địa chỉ, điện thoại tại'
