import type { Sender } from './model.ts'
import type { RedactedSpan, RedactionKind } from './redaction.ts'

// Whoever sends writes the text, and the web server waits for these patterns: none may read the same stretch again from each of its
// characters. So blanks are counted (five, not any number), and what may be long begins where nothing of its kind stands before it.

// Not in the middle of a word, of a number, of a sum ("10.012…") or of a code ("1.004227…").
const begins = String.raw`(?<![\p{L}\p{N}_])(?<!\p{N}[.,])`
const ends = String.raw`(?![\p{L}\p{N}])`
const gap = String.raw`[\s\u00a0.\-–()]{0,3}`
// Money is no secret: "120000000 đồng", "150.000.000đ".
const notMoney = String.raw`(?!\s{0,5}(?:đ(?:ồng)?|vnđ|vnd|triệu|tỷ|tỉ)(?![\p{L}\p{N}]))`
const said = String.raw`(?:\s{0,5}(?:là|số|:|của (?:tôi|em|ông|bà)|cấp|nộp|-|\.)){0,20}\s{0,5}`

interface Shape {
  readonly kind: RedactionKind
  readonly pattern: RegExp
}

/** Each with what is covered in the group `it`, or as a whole. */
const shapes: readonly Shape[] = [
  {
    kind: 'email',
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\]|\(a còng\))\s?[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu,
  },
  // Mobile and fixed, old and new numbering, with and without country code, however grouped: nine to eleven digits after the 0.
  { kind: 'phone', pattern: shape(String.raw`${begins}\(?0${gap}[1-9](?:${gap}\d){7,9}${ends}${notMoney}`) },
  { kind: 'phone', pattern: shape(String.raw`(?<![\p{L}\p{N}])(?:\+|00)${gap}84(?:${gap}\d){8,11}${ends}`) },
  { kind: 'phone', pattern: shape(String.raw`${begins}84[1-9]\d{8}${ends}${notMoney}`) },
  {
    kind: 'identity-number',
    pattern: shape(
      String.raw`(?:cmnd|cmtnd|cccd|cmt|chứng minh(?: nhân dân| thư)?|căn cước(?: công dân)?|định danh(?: cá nhân)?|bhyt|bhxh|bảo hiểm (?:y tế|xã hội)|mst|mã số thuế)${said}(?<it>(?:[A-Z]{2}${gap})?\d(?:${gap}\d){7,14})${ends}`,
    ),
  },
  { kind: 'identity-number', pattern: shape(String.raw`${begins}[A-Z]{2}${gap}\d(?:${gap}\d){12}${ends}`, 'gu') },
  {
    kind: 'identity-number',
    pattern: shape(String.raw`${begins}\d{3}[ \u00a0]\d{3}[ \u00a0]\d{3}(?:[ \u00a0]\d{3})?${ends}${notMoney}`),
  },
  {
    kind: 'identity-number',
    pattern: shape(String.raw`${begins}(?:\d{9}|\d{10}(?:-\d{3})?|\d{11}|\d{12})${ends}${notMoney}`),
  },
  { kind: 'passport', pattern: shape(String.raw`${begins}[A-Z]\d{7,8}${ends}`, 'gu') },
  {
    kind: 'bank-account',
    pattern: shape(String.raw`(?:số tài khoản|tài khoản|stk|số thẻ)${said}(?<it>\d(?:${gap}\d){5,18})${ends}`),
  },
  {
    kind: 'bank-account',
    pattern: shape(String.raw`${begins}(?:\d{13,19}|\d{4}(?:[ \u00a0-]\d{4}){3})${ends}${notMoney}`),
  },
  {
    kind: 'licence-plate',
    pattern: shape(
      String.raw`${begins}\d{2}\s?-?\s?[A-ZĐ]{1,2}\d?(?:\s?[-–]\s?|\s)?(?:\d{3}\.\d{2}|\d{4,5})${ends}`,
      'gu',
    ),
  },
  {
    kind: 'licence-plate',
    pattern: shape(String.raw`${begins}\d{2}[a-zđ]{1,2}\d?\s?[-–]\s?(?:\d{3}\.\d{2}|\d{4,5})${ends}`),
  },
  {
    kind: 'land-certificate',
    pattern: shape(String.raw`${begins}(?:[A-ZĐ]{2}\s?\d{6,8}|(?:CH|CS|CT|H)\s?\d{5})${ends}`, 'gu'),
  },
  {
    kind: 'land-certificate',
    pattern: shape(
      String.raw`thửa(?: đất)?(?: số)?\s{0,5}\d+(?:\s{0,5},?\s{0,5}tờ(?: bản đồ)?(?: số)?\s{0,5}\d+)?${ends}`,
    ),
  },
  {
    kind: 'dossier-code',
    pattern: shape(
      String.raw`(?:mã (?:số )?hồ sơ|số hồ sơ|hồ sơ số|(?:giấy )?biên nhận(?: hồ sơ)?(?: số)?|phiếu hẹn(?: số)?|giấy hẹn(?: số)?)${said}(?<it>(?=[\p{L}./\-]*\d)[\p{Lu}\d][\p{L}\d]*(?:[./\-][\p{L}\d]+)*)`,
    ),
  },
  {
    kind: 'dossier-code',
    pattern: shape(String.raw`${begins}(?:\d{3}\.\d{2}\.\d{2}\.)?[A-Z]\d{2}(?:\.\d+)*-\d{6}-\d{3,6}${ends}`),
  },
]

function shape(source: string, flags = 'giu'): RegExp {
  return new RegExp(source, flags)
}

/** Numbers and addresses of the net by which a person can be found. */
export function findNumbers(text: string, sender: Sender | null): readonly RedactedSpan[] {
  const own: readonly Shape[] = [
    ...(sender?.phone ? [{ kind: 'phone' as const, pattern: ownPhone(sender.phone) }] : []),
    ...(sender?.email ? ownEmail(sender.email) : []),
  ]
  return [...own, ...shapes].flatMap(({ kind, pattern }) =>
    [...text.matchAll(pattern)].map((match) => {
      const it = match.groups?.['it']
      const from = it === undefined ? match.index : match.index + match[0].lastIndexOf(it)
      return { kind, from, to: from + (it ?? match[0]).length }
    }),
  )
}

/** The sender's own number is covered wherever its digits follow one another, whatever stands between or around them. */
function ownPhone(phone: string): RegExp {
  const digits = phone.replace(/\D/g, '').replace(/^(?:84|0)/, '')
  const apart = String.raw`[\s\u00a0.,/\-–()]{0,4}`
  return shape(String.raw`(?:\+?${apart}8${apart}4${apart}|\(?0${apart})?${[...digits].join(apart)}`)
}

function ownEmail(email: string): readonly Shape[] {
  const [local = ''] = email.split('@')
  const whole = { kind: 'email' as const, pattern: shape(RegExp.escape(email)) }
  // The name before the @ is often the name in other networks too.
  return local.length < 6
    ? [whole]
    : [whole, { kind: 'email', pattern: shape(String.raw`(?<![\p{L}\p{N}])${RegExp.escape(local)}(?![\p{L}\p{N}])`) }]
}
