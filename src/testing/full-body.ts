/**
 * Every field that an act on an item asks for, rightly filled: whatever act it is sent to, it is not refused for its form,
 * so that what answers is whether the item is there.
 */
export const fullBody = {
  about: 'rule',
  kind: 'problem',
  ground: 'impractical',
  guidance: 'Đề nghị ông/bà gửi đến Tòa án nhân dân.',
  question: 'Ông/bà nộp hồ sơ ngày nào, ở đâu?',
  reason: 'Không thuộc thẩm quyền giải quyết của cơ quan.',
  toAgencyCode: 'so-tu-phap',
  overrideReason: 'Chủ tịch Ủy ban nhân dân tỉnh đã giao.',
  outsideName: 'Bộ Y tế',
  letterNumber: '12/VP-KSTT',
  handlerId: '019dc4fb-e9a3-7054-9ac2-13ec7c0fca4c',
  dueOn: '2017-06-30',
  outcome: 'explained',
  title: 'Bản sao chứng thực khi đăng ký khai sinh',
  text: 'Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.',
  answerText: 'Sở đã hướng dẫn các cơ sở không yêu cầu bản sao.',
  redactionConfirmed: true,
  intoCode: 'PA-3333-3333',
  followUpId: '019dc4fb-e9a3-7054-9ac2-13ec7c0fca4c',
  decision: 'Quyết định số 15/2017/QĐ-UBND ngày 20/4/2017',
  reply: 'Tôi nộp ngày 10/3/2017 tại bộ phận một cửa.',
  score: '5',
} as const
