import { formatDate } from '#kernel/i18n/dates.ts'
import { legalNumberOf } from '#modules/procedure/public-content.ts'
import { openingWords, shortened, type CheckedItem, type ContentCheck, type FoundFault } from './check.ts'

/** Đ.8.1, Đ.15.1.b: a procedure is laid down by instruments, which are named and in force on the day on which the text begins to apply. */
export const legalBasesInForce: ContentCheck = {
  id: 'legal-bases-in-force',
  title: 'Căn cứ pháp lý có thật và còn hiệu lực',
  article: 'Khoản 1 Điều 8 và điểm b khoản 1 Điều 15 Nghị định số 63/2010/NĐ-CP',
  why: 'Thủ tục hành chính chỉ được quy định trong văn bản quy phạm pháp luật còn hiệu lực vào ngày thủ tục bắt đầu áp dụng.',
  severity: 'blocking',
  run: (item) => [...instrumentFaults(item), ...basisFaults(item)],
}

function instrumentFaults({ instrument, effectiveOn }: CheckedItem): FoundFault[] {
  if (instrument === null || instrument.endedOn === null || instrument.endedOn > effectiveOn) return []
  return [
    {
      key: `instrument:${instrument.number}`,
      part: 'legalBases',
      text: `Văn bản ${instrument.number} đã hết hiệu lực từ ngày ${formatDate(instrument.endedOn)}.`,
    },
  ]
}

function basisFaults({ content, instruments, effectiveOn }: CheckedItem): FoundFault[] {
  if (content === null) return []
  if (content.legalBases.length === 0)
    return [{ key: 'none', part: 'legalBases', text: 'Chưa ghi văn bản quy phạm pháp luật quy định thủ tục.' }]
  return content.legalBases.flatMap((basis, index): FoundFault[] => {
    const number = legalNumberOf(basis.number)
    if (number === undefined)
      return isLaw(basis.name)
        ? []
        : [
            {
              key: `no-number:${openingWords(basis.name)}`,
              part: 'legalBases',
              severity: 'advisory',
              text: `Căn cứ chưa có số, ký hiệu văn bản: “${shortened(basis.name === '' ? basis.number : basis.name)}”.`,
            },
          ]
    const recorded = instruments.get(number)
    const place = { path: `legalBases.${index}`, quote: number, from: 0, to: number.length }
    if (recorded?.endedOn && recorded.endedOn <= effectiveOn)
      return [
        {
          key: `ended:${number}`,
          part: 'legalBases',
          place,
          text: `Căn cứ ${number} hết hiệu lực từ ngày ${formatDate(recorded.endedOn)}, trước hoặc vào ngày thủ tục có hiệu lực.`,
        },
      ]
    if (recorded?.effectiveOn && recorded.effectiveOn > effectiveOn)
      return [
        {
          key: `not-yet:${number}`,
          part: 'legalBases',
          place,
          text: `Căn cứ ${number} chỉ có hiệu lực từ ngày ${formatDate(recorded.effectiveOn)}, sau ngày thủ tục có hiệu lực.`,
        },
      ]
    return []
  })
}

/** Laws and codes are often named by their year alone. */
function isLaw(name: string): boolean {
  return /^\s*(?:bộ )?luật\b/iu.test(name.normalize('NFC')) && /\d{4}|\d+\/\d{4}/.test(name)
}
