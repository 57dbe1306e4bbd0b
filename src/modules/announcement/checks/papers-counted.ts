import { eachPaper } from './papers.ts'
import { firstWords, shortened, type ContentCheck } from './check.ts'

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
      .map(({ paper, group }) => ({
        key: `${firstWords(group)}|${firstWords(paper.name)}`,
        part: 'papers',
        text: `Chưa ghi loại (bản chính, bản sao, bản sao có chứng thực) và số lượng của: “${shortened(paper.name)}”.`,
      })),
}
