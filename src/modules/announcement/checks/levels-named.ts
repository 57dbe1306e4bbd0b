import type { ContentCheck } from './check.ts'

/** Đ.13.2.a, Đ.17.1.b: the list names what each level of government settles, and whoever settles it has to post it. */
export const levelsNamed: ContentCheck = {
  id: 'levels-named',
  title: 'Cấp thực hiện đã ghi',
  article: 'Điểm a khoản 2 Điều 13 và điểm b khoản 1 Điều 17 Nghị định số 63/2010/NĐ-CP',
  why: 'Danh mục công bố theo cấp chính quyền giải quyết; chưa ghi cấp thực hiện thì không biết nơi nào phải niêm yết.',
  severity: 'blocking',
  run: ({ content }) =>
    content === null || content.levels.length > 0
      ? []
      : [{ key: 'none', part: 'levels', text: 'Chưa chọn cấp thực hiện (tỉnh, huyện, xã).' }],
}
