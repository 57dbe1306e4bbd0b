import type { ContentCheck } from './check.ts'

/** Đ.14.2.b: an amendment changes the text that is in force, not one that was in force when somebody began to write. */
export const baseStands: ContentCheck = {
  id: 'base-stands',
  title: 'Bản soạn dựa trên nội dung đang có hiệu lực',
  article: 'Điểm b khoản 2 Điều 14 Nghị định số 63/2010/NĐ-CP',
  why: 'Nội dung đang có hiệu lực đã đổi sau khi bắt đầu soạn; ký bản soạn này sẽ xóa thay đổi ấy mà không ai quyết định.',
  severity: 'blocking',
  run: (item) =>
    item.baseStands
      ? []
      : [
          {
            key: 'stale',
            part: 'name',
            text: 'Nội dung đang có hiệu lực đã thay đổi sau khi bản soạn này được bắt đầu. Hãy so lại từng phần, sửa bản soạn rồi xác nhận đã đối chiếu.',
          },
        ],
}
