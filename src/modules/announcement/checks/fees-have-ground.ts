import { legalNumberOf, type Fee, type ProcedureContent } from '#modules/procedure/public-content.ts'
import { openingWords, shortened, type ContentCheck } from './check.ts'

const kindNames = { phi: 'phí', 'le-phi': 'lệ phí', price: 'giá dịch vụ', other: 'khoản thu' } as const

/** No fee without the article that allows it (Luật Phí và lệ phí Đ.3, Đ.21): named with it, in its words, or among the instruments. */
export const feesHaveGround: ContentCheck = {
  id: 'fees-have-ground',
  title: 'Phí, lệ phí có căn cứ',
  article:
    'Điểm h khoản 2 Điều 8 và điểm d khoản 1 Điều 6 Nghị định số 63/2010/NĐ-CP; Điều 4 Luật Phí và lệ phí năm 2015',
  why: 'Chỉ được thu khoản phí, lệ phí đã được quy định và công bố công khai.',
  severity: 'blocking',
  run: ({ content }) => {
    if (content === null || namesFeeInstrument(content)) return []
    const charged = content.channels.flatMap(({ fees }) => fees).filter((fee) => isCharged(fee) && !hasGround(fee))
    const once = new Map(charged.map((fee) => [feeKey(fee), fee]))
    return [...once].map(([key, fee]) => ({
      key,
      part: 'fees',
      text: `Chưa ghi văn bản quy định ${kindNames[fee.kind]}: “${feeWords(fee)}”.`,
    }))
  },
}

/** A sum that is asked for; "không thu phí" and zero need no ground. */
function isCharged({ amount, amountTo, text }: Fee): boolean {
  if (amount !== null || amountTo !== null) return (amountTo ?? amount ?? 0) > 0
  return text.trim() !== '' && !/^(?:không|miễn|0\b|chưa)/iu.test(text.trim())
}

function hasGround({ basis, text, condition }: Fee): boolean {
  return basis.trim() !== '' || legalNumberOf(text) !== undefined || legalNumberOf(condition) !== undefined
}

function namesFeeInstrument({ legalBases }: ProcedureContent): boolean {
  return legalBases.some(({ name }) =>
    /(?<!\p{L})(?:phí|lệ phí|giá dịch vụ|mức thu|học phí)(?!\p{L})/iu.test(
      name.replace(/chi phí|kinh phí|miễn phí/giu, ''),
    ),
  )
}

function feeKey(fee: Fee): string {
  return `${fee.kind}|${fee.amount ?? ''}|${openingWords(fee.text === '' ? fee.condition : fee.text)}`
}

function feeWords({ amount, text, condition }: Fee): string {
  const words = shortened(text === '' ? condition : text, 80)
  if (words !== '') return words
  return amount === null ? '' : `${amount.toLocaleString('vi-VN')} đồng`
}
