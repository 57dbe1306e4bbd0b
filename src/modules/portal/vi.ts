export const homeWordsVi = {
  title: 'Trang chủ',
  heading: (province: string) => `Thủ tục hành chính ${province}`,
  lead: 'Xem thủ tục cần giấy tờ gì, nộp ở đâu, bao lâu. Gặp vướng mắc thì phản ánh, và theo dõi đến khi có câu trả lời.',
  description: 'Tra cứu thủ tục hành chính; gửi và theo dõi phản ánh, kiến nghị về quy định hành chính.',
  search: 'Bạn cần làm thủ tục gì?',
  searchHint: 'Ví dụ: khai sinh, đất đai, hộ kinh doanh. Gõ không dấu cũng được.',
  bySector: 'Xem theo lĩnh vực',
  send: 'Gửi phản ánh, kiến nghị',
  sendText:
    'Quy định không hợp lý, cán bộ làm chậm hoặc gây phiền hà: nói cho chúng tôi biết. Không mất phí, không cần tài khoản.',
  track: 'Tra cứu phản ánh đã gửi',
  trackText: 'Dùng mã và khóa bí mật để xem ai đang xử lý, hạn đến ngày nào.',
  places: 'Nơi tiếp nhận',
  placesText: 'Địa chỉ, điện thoại của từng cơ quan để gọi hoặc đến trực tiếp.',
  latest: 'Câu trả lời mới công khai',
  latestAll: 'Xem tất cả',
  latestNone: 'Chưa có câu trả lời nào được công khai.',
  answered: (day: string) => `trả lời ngày ${day}`,
  figures: (year: string) => `Năm ${year}`,
  published: 'Kết quả đã công khai',
  onTime: 'Trả lời đúng hạn',
  onTimeNote: 'trong số kết quả đã công khai',
}

export type HomeWords = typeof homeWordsVi
