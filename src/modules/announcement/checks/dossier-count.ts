import type { ContentCheck } from './check.ts'

/** Đ.8.2.d names the number of dossiers beside their papers. */
export const dossierCount: ContentCheck = {
  id: 'dossier-count',
  title: 'Số lượng hồ sơ',
  article: 'Điểm d khoản 2 Điều 8 Nghị định số 63/2010/NĐ-CP',
  why: 'Người nộp phải biết nộp mấy bộ hồ sơ; không ghi thì mỗi nơi đòi một khác.',
  severity: 'advisory',
  run: ({ content }) =>
    content === null || content.copyCount !== null || content.paperGroups.every(({ papers }) => papers.length === 0)
      ? []
      : [{ key: 'copy-count', part: 'papers', text: 'Chưa ghi số lượng hồ sơ (bộ).' }],
}
