import { formatDate } from '#kernel/i18n/dates.ts'
import { legalNumberOf, type ProcedureContent } from '#modules/procedure/public-content.ts'
import { openingWords, shortened, type CheckedItem, type ContentCheck, type FoundFault } from './check.ts'

/** Đ.8.1, Đ.15.1.b: a procedure is laid down by instruments, which are named and in force on the day on which the text begins to apply. */
export const legalBasesInForce: ContentCheck = {
  id: 'legal-bases-in-force',
  title: 'Căn cứ pháp lý có thật và còn hiệu lực',
  article: 'Khoản 1 Điều 8 và điểm b khoản 1 Điều 15 Nghị định số 63/2010/NĐ-CP',
  why: 'Thủ tục hành chính chỉ được quy định trong văn bản quy phạm pháp luật còn hiệu lực vào ngày thủ tục bắt đầu áp dụng.',
  severity: 'blocking',
  run: (item) => [...instrumentFaults(item), ...basisFaults(item), ...uncheckedFaults(item)],
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

/**
 * What the system cannot say: an instrument that nobody has written down, or whose effective day is not known. Asked once, of what the text
 * names and the one before it did not.
 */
function uncheckedFaults({ content, before, instruments, instrument }: CheckedItem): FoundFault[] {
  const named = numbersOf(content)
  const added = named.filter((number) => number !== instrument?.number && !numbersOf(before).includes(number))
  const unchecked = added.filter((number) => !instruments.get(number)?.effectiveOn)
  if (unchecked.length === 0) return []
  const list = unchecked.toSorted().join(', ')
  return [
    {
      key: `unchecked:${list}`,
      part: 'legalBases',
      severity: 'advisory',
      text: `Hệ thống chưa biết ngày có hiệu lực của: ${list}. Hãy kiểm tra các văn bản này có thật và còn hiệu lực vào ngày thủ tục bắt đầu áp dụng, rồi giải trình.`,
    },
  ]
}

function numbersOf(content: ProcedureContent | null): readonly string[] {
  return [...new Set((content?.legalBases ?? []).flatMap(({ number }) => legalNumberOf(number) ?? []))]
}

/** Laws and codes are often named by their year alone. */
function isLaw(name: string): boolean {
  return /^\s*(?:bộ )?luật\b/iu.test(name.normalize('NFC')) && /\d{4}|\d+\/\d{4}/.test(name)
}
