import type { ReceivingWays } from '#modules/agency/public-contacts.ts'
import type { SheetState } from './model.ts'

/** Words of the sheets that say where feedback is received. */
export const noticeSentences: Record<SheetState, string> = {
  'in-force': 'Thông tin trên tờ niêm yết này đang đúng.',
  'not-yet': 'Thông tin trên tờ niêm yết này chưa được áp dụng.',
  replaced: 'Thông tin trên tờ niêm yết này không còn đúng: nơi tiếp nhận đã thay đổi.',
  ended: 'Thông tin trên tờ niêm yết này không còn đúng: cơ quan không còn tiếp nhận phản ánh, kiến nghị.',
}

export const noticeStateLabels: Record<SheetState, string> = {
  'in-force': 'Còn đúng',
  'not-yet': 'Chưa áp dụng',
  replaced: 'Không còn đúng – đã có nội dung mới',
  ended: 'Không còn đúng – không còn tiếp nhận',
}

export const wayLabels: Record<Exclude<keyof ReceivingWays, 'name'>, string> = {
  address: 'Địa chỉ',
  phone: 'Điện thoại',
  hotline: 'Đường dây nóng',
  fax: 'Fax',
  email: 'Thư điện tử',
  website: 'Trang thông tin',
}

/** Nghị định 20/2008/NĐ-CP, Điều 5, khoản 1–8. */
const contents = [
  'Vướng mắc cụ thể trong thực hiện quy định hành chính do hành vi chậm trễ, gây phiền hà hoặc không thực hiện, thực hiện không đúng quy định hành chính của cơ quan, cán bộ, công chức.',
  'Quy định hành chính không phù hợp với thực tế; không đồng bộ, không thống nhất; không hợp pháp; trái với điều ước quốc tế mà Việt Nam đã ký kết hoặc gia nhập; những vấn đề khác liên quan đến quy định hành chính.',
  'Phương án xử lý những phản ánh nêu trên; sáng kiến ban hành mới quy định hành chính liên quan đến hoạt động kinh doanh, đời sống nhân dân.',
] as const

/** Nghị định 20/2008/NĐ-CP, Điều 7, khoản 1 and 2. */
const requirements = [
  'Sử dụng ngôn ngữ tiếng Việt; thể hiện rõ nội dung phản ánh, kiến nghị.',
  'Ghi rõ (hoặc thông báo, nếu gọi điện thoại) tên, địa chỉ, số điện thoại hoặc địa chỉ thư tín của cá nhân, tổ chức có phản ánh, kiến nghị.',
  'Gửi văn bản trực tiếp, qua dịch vụ bưu chính hoặc qua mạng; gọi điện thoại thì chỉ gọi số điện thoại ghi trên tờ này.',
] as const

export const noticeWords = {
  name: 'Nơi tiếp nhận phản ánh, kiến nghị',
  printedTitle: 'NƠI TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ\nVỀ QUY ĐỊNH HÀNH CHÍNH',
  control: 'Cơ quan kiểm soát thủ tục hành chính của tỉnh',
  contentsTitle: 'Nội dung có thể phản ánh, kiến nghị',
  contents,
  requirementsTitle: 'Yêu cầu đối với phản ánh, kiến nghị',
  requirements,
  qrCaption: 'Quét mã: gửi phản ánh, kiến nghị; xem tờ này còn đúng không',
  footer: (day: string, address: string) =>
    `Theo Nghị định số 20/2008/NĐ-CP (sửa đổi, bổ sung bởi Nghị định số 48/2013/NĐ-CP). Khiếu nại, tố cáo được gửi và giải quyết theo pháp luật về khiếu nại, tố cáo. Thông tin ngày ${day}.\nKiểm tra: ${address}`,
  drawnUp: 'Lập ngày',
  noPeriod: 'không ấn định',
  ground: 'Căn cứ',
  groundText:
    'Khoản 3 Điều 10, khoản 3 Điều 13 Nghị định số 20/2008/NĐ-CP; Điều 12 Thông tư số 05/2014/TT-BTP. Pháp luật không ấn định số ngày: niêm yết thường xuyên.',
  onSheet: 'Ghi trên tờ',
  unknown: 'Địa chỉ, điện thoại, thư điện tử: chưa cập nhật.',
  missing: (ways: string) =>
    `Danh mục cơ quan chưa có: ${ways}. Khoản 3 Điều 10 Nghị định số 20/2008/NĐ-CP yêu cầu công khai những thông tin này; hãy đề nghị bổ sung trước khi in.`,
  doubtful: (doubts: string) => `Cần kiểm tra lại trước khi in: ${doubts}.`,
  now: 'Hiện nay gửi phản ánh, kiến nghị đến',
  send: 'Gửi phản ánh, kiến nghị trực tuyến',
  everywhere: 'Nơi tiếp nhận của tất cả cơ quan',
} as const
