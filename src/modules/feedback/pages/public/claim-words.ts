import type { Language } from '#kernel/i18n/language.ts'

interface ClaimWords {
  readonly title: string
  readonly lead: string
  readonly claim: string
  readonly claimHint: string
  readonly get: string
  readonly wrong: string
  readonly wait: string
}

export const claimWords: Readonly<Record<Language, ClaimWords>> = {
  vi: {
    title: 'Nhận khóa bí mật',
    lead: 'Dành cho người đã gửi phản ánh, kiến nghị bằng thư điện tử. Mã nhận khóa có trong thư trả lời tự động và chỉ dùng được một lần.',
    claim: 'Mã nhận khóa',
    claimHint: 'Ví dụ: 7K3M9-QXD2F',
    get: 'Nhận khóa',
    wrong: 'Mã tra cứu hoặc mã nhận khóa không đúng, đã dùng hoặc đã hết hạn.',
    wait: 'Đã thử sai nhiều lần. Xin chờ ít phút rồi thử lại.',
  },
  en: {
    title: 'Get your secret',
    lead: 'For those who sent feedback by e-mail. The one-time code is in the automatic reply and works only once.',
    claim: 'One-time code',
    claimHint: 'For example: 7K3M9-QXD2F',
    get: 'Get the secret',
    wrong: 'The tracking code or the one-time code is wrong, was used already, or has expired.',
    wait: 'Too many wrong attempts. Please wait a few minutes and try again.',
  },
}
