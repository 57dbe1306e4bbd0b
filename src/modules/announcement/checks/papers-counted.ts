import { eachPaper } from './papers.ts'
import { openingWords, shortened, type ContentCheck } from './check.ts'

/** What is handed in has a kind (original, copy, certified copy) and a number; what is only shown needs none. */
export const papersCounted: ContentCheck = {
  id: 'papers-counted',
  title: 'Mỗi giấy tờ có loại và số lượng',
  article: 'Điểm d khoản 2 và khoản 3 Điều 8 Nghị định số 63/2010/NĐ-CP',
  why: 'Không ghi bản chính, bản sao và số bản thì người nộp bị đòi thừa hoặc phải đi lại.',
  severity: 'blocking',
  run: ({ content }) =>
    eachPaper(content)
      .filter(({ paper }) => paper.use === 'submit' && paper.originals + paper.copies + paper.certifiedCopies === 0)
      .filter(({ paper }) => !isRemark(paper.name) && !saysNumber(`${paper.name} ${paper.note}`))
      .map(({ paper, group }) => ({
        key: `${openingWords(group)}|${openingWords(paper.name)}`,
        part: 'papers',
        text: `Chưa ghi loại (bản chính, bản sao, bản sao có chứng thực) và số lượng của: “${shortened(paper.name)}”.`,
      })),
}

/** Remarks and headings that a source keeps among its papers: nothing to hand in. */
function isRemark(name: string): boolean {
  return (
    /:\s*$/.test(name) ||
    /^[\s\-+*•()\d.a-zđ]{0,8}(?:lưu ý|ghi chú|chú ý|trường hợp|trong trường hợp|đối với|khi |nếu |người |các thành phần hồ sơ)/iu.test(
      name,
    )
  )
}

/** "01 bản chụp": counted in words. */
function saysNumber(text: string): boolean {
  return /(?<!\p{L})\d{1,2}\s*(?:\([^)]{1,12}\)\s*)?(?:bản|bộ|ảnh|tờ)(?!\p{L})/iu.test(text)
}
