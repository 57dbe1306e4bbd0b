import type { ProblemWords } from '#ui/problem.ts'
import type { SessionVia } from './model.ts'

const roleWords: Readonly<Record<string, string>> = {
  'focal-point': 'Cán bộ đầu mối',
  handler: 'Người xử lý',
  desk: 'Cán bộ một cửa',
  head: 'Thủ trưởng',
  'deputy-head': 'Phó thủ trưởng',
  administrator: 'Quản trị hệ thống',
  leader: 'Lãnh đạo tỉnh',
}

export function postRoleWords(role: string, deputising: boolean): string {
  const words = roleWords[role] ?? role
  return deputising ? `${words} (làm thay)` : words
}

export const viaLabels: Readonly<Record<SessionVia, string>> = {
  password: 'Mật khẩu',
  oidc: 'Tài khoản liên kết',
}

export const signInWords = {
  title: 'Đăng nhập',
  lead: 'Dành cho cán bộ, công chức. Người dân, doanh nghiệp gửi và tra cứu phản ánh, kiến nghị không cần đăng nhập.',
  login: 'Tên đăng nhập',
  password: 'Mật khẩu',
  submit: 'Đăng nhập',
  or: 'hoặc',
  oidc: (name: string) => `Đăng nhập bằng ${name}`,
  forgotten: 'Quên mật khẩu? Quản trị hệ thống của cơ quan đặt lại mật khẩu cho cán bộ.',
  wait: (time: string) =>
    `Đã có nhiều lần đăng nhập không thành công từ nơi này. Vui lòng thử lại sau ${time}. Máy đã từng đăng nhập tài khoản này không bị chờ vì lỗi của người khác.`,
  seconds: (count: number) => (count < 90 ? `${count} giây` : `${Math.ceil(count / 60)} phút`),
} as const

const problemSentences: Readonly<Record<string, string>> = {
  'account.wrong-login-or-password': 'Tên đăng nhập hoặc mật khẩu không đúng.',
}

export const accountProblem: ProblemWords = (problem) => problemSentences[problem.code]
