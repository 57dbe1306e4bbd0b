import type { ContentCheck } from './check.ts'

/** One procedure, one code; the database holds no code twice, but the same thing may stand under two codes. */
export const codesUnique: ContentCheck = {
  id: 'codes-unique',
  title: 'Mã và tên không trùng thủ tục khác',
  article: 'Khoản 5 Điều 7 và Điều 24 Nghị định số 63/2010/NĐ-CP',
  why: 'Hai thủ tục cùng tên làm người dân nộp nhầm và số liệu bị tính hai lần.',
  severity: 'advisory',
  run: ({ content, sameName }) =>
    content === null || sameName.length === 0
      ? []
      : [
          {
            key: `same-name:${sameName.join(',')}`,
            part: 'name',
            text: `Có thủ tục đang có hiệu lực mang cùng tên: ${sameName.join(', ')}. Nếu là một thủ tục thì sửa đổi thủ tục đó; nếu khác thì ghi tên phân biệt được.`,
          },
        ],
}
