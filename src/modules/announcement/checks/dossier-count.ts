import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import type { ContentCheck } from './check.ts'

/** Đ.8.2.d names the number of dossiers beside their papers. */
export const dossierCount: ContentCheck = {
  id: 'dossier-count',
  title: 'Số lượng hồ sơ',
  article: 'Điểm d khoản 2 Điều 8 Nghị định số 63/2010/NĐ-CP',
  why: 'Người nộp phải biết nộp mấy bộ hồ sơ; không ghi thì mỗi nơi đòi một khác.',
  severity: 'advisory',
  run: ({ content }) =>
    content === null || content.copyCount !== null || hasNoPapers(content) || saysCount(content)
      ? []
      : [{ key: 'copy-count', part: 'papers', text: 'Chưa ghi số lượng hồ sơ (bộ).' }],
}

function hasNoPapers({ paperGroups }: ProcedureContent): boolean {
  return paperGroups.every(({ papers }) => papers.length === 0)
}

/** "Số lượng hồ sơ: 01 bộ" among the papers or the steps: said, if not in its own field. */
function saysCount({ paperGroups, steps, unplaced }: ProcedureContent): boolean {
  const texts = [
    ...paperGroups.flatMap(({ title, papers }) => [title, ...papers.flatMap(({ name, note }) => [name, note])]),
    ...steps.map(({ text }) => text),
    ...unplaced.map(({ text }) => text),
  ]
  return texts.some((text) =>
    /số lượng hồ sơ|(?<!\p{L})\d{1,2}\s*(?:\([^)]{1,12}\)\s*)?bộ(?: hồ sơ)?(?!\p{L}| )/iu.test(text),
  )
}
