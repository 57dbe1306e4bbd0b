import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import { openingWords, placeIn, shortened, type ContentCheck } from './check.ts'
import { eachPaper } from './papers.ts'

type Form = ProcedureContent['paperGroups'][number]['papers'][number]['forms'][number]

/** A form named by its number or said to be of a model: without the file nobody can fill it in. */
const namesForm =
  /theo (?:các )?(?:biểu )?mẫu(?! (?:dấu|vật|xét nghiệm|nước|đất|thiết kế))|(?<!\p{L})(?:biểu )?mẫu (?:số|đơn|tờ khai|biểu|phụ lục)|(?<!\p{L})tờ khai[^.;]{0,60}(?:mẫu|phụ lục)|(?:quy định|ban hành)[^.;]{0,40} (?:tại|kèm theo) (?:mẫu|phụ lục)/iu

/** Đ.8.2.h: where a form is asked for, it is a part of the procedure. */
export const formsAttached: ContentCheck = {
  id: 'forms-attached',
  title: 'Mẫu đơn, mẫu tờ khai được đính kèm',
  article: 'Điểm h khoản 2 Điều 8 Nghị định số 63/2010/NĐ-CP',
  why: 'Mẫu đơn, mẫu tờ khai là bộ phận của thủ tục; nhắc tên mà không có mẫu thì người dân không làm được.',
  severity: 'blocking',
  run: ({ content }) => {
    // A form is there when there is something to open, not when it has a name.
    const isThere = ({ fileId, url }: Form): boolean => fileId !== null || url !== ''
    const formNames = eachPaper(content).flatMap(({ paper }) => paper.forms.filter(isThere).map(({ name }) => name))
    return eachPaper(content).flatMap(({ paper, group, path }) => {
      const match = namesForm.exec(paper.name)
      if (!match || paper.forms.some(isThere) || isAmong(formNames, paper.name)) return []
      return [
        {
          key: `${openingWords(group)}|${openingWords(paper.name)}`,
          part: 'forms',
          text: `Giấy tờ nhắc đến mẫu nhưng chưa đính kèm mẫu: “${shortened(paper.name)}”.`,
          place: placeIn(paper.name, `${path}.name`, match.index, match.index + match[0].length),
        },
      ]
    })
  },
}

/** The numbered form hangs on another paper of the same procedure. */
function isAmong(formNames: readonly string[], paperName: string): boolean {
  const number = /mẫu (?:số\s*)?0*(\d+)/iu.exec(paperName)?.[1]
  return (
    number !== undefined && formNames.some((name) => new RegExp(`m[ẫaâ]u\\D{0,8}0*${number}(?!\\d)`, 'iu').test(name))
  )
}
