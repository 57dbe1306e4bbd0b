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
  again: 'Đăng nhập lại từ đầu',
  oidc: (name: string) => `Đăng nhập bằng ${name}`,
  oidcFailed: 'Không đăng nhập được bằng tài khoản liên kết. Vui lòng thử lại từ đầu.',
  oidcNoAccount:
    'Tài khoản liên kết này chưa ứng với tài khoản cán bộ nào của hệ thống. Vui lòng liên hệ quản trị hệ thống của cơ quan.',
  oidcAway: 'Chưa kết nối được với hệ thống tài khoản của tỉnh. Vui lòng thử lại sau ít phút hoặc dùng mật khẩu.',
  forgotten: 'Quên mật khẩu? Hãy đề nghị quản trị hệ thống đặt lại mật khẩu.',
} as const

export function waitWords(seconds: number): string {
  const time = seconds < 90 ? `${seconds} giây` : `${Math.ceil(seconds / 60)} phút`
  return `Đã có nhiều lần nhập không đúng từ nơi này. Vui lòng thử lại sau ${time}.`
}

export const passwordWords = {
  title: 'Đổi mật khẩu',
  firstTitle: 'Đặt mật khẩu mới',
  firstLead: 'Mật khẩu vừa dùng chỉ dùng một lần. Hãy đặt mật khẩu riêng của ông/bà để tiếp tục.',
  current: 'Mật khẩu hiện tại',
  new: 'Mật khẩu mới',
  rules:
    'Ít nhất 12 ký tự, có thể có dấu cách và chữ có dấu. Không chứa tên của ông/bà, không dùng mật khẩu hay gặp. Nên ghép vài từ không liên quan.',
  repeated: 'Nhập lại mật khẩu mới',
  save: 'Lưu mật khẩu',
  othersEnd: 'Sau khi đổi, các phiên đăng nhập khác của ông/bà sẽ kết thúc.',
  changed: 'Đã đổi mật khẩu. Các phiên đăng nhập khác đã kết thúc.',
} as const

export const totpWords = {
  title: 'Xác thực hai bước',
  stepTitle: 'Nhập mã xác thực',
  stepLead: 'Mở ứng dụng xác thực trên điện thoại và nhập mã đang hiện.',
  code: 'Mã xác thực',
  codeHint: '6 chữ số trên điện thoại, hoặc một mã khôi phục nếu không có điện thoại',
  enrolTitle: 'Bật xác thực hai bước',
  dutyLead: 'Vai trò của ông/bà bắt buộc đăng nhập bằng hai bước. Hãy cài đặt một lần để tiếp tục.',
  lead: 'Mỗi lần đăng nhập bằng mật khẩu, ông/bà nhập thêm mã 6 chữ số từ ứng dụng trên điện thoại.',
  scan: 'Mở ứng dụng xác thực trên điện thoại (loại dùng mã thay đổi theo thời gian), quét hình dưới đây rồi nhập mã hiện ra.',
  qrAlt: 'Mã QR để cài đặt ứng dụng xác thực',
  byHand: 'Hoặc nhập tay khóa này vào ứng dụng:',
  firstCode: 'Mã 6 chữ số đang hiện trên điện thoại',
  turnOn: 'Bật xác thực hai bước',
  on: 'Đang bật',
  off: 'Chưa bật',
  turnOff: 'Tắt xác thực hai bước',
  turnOffLead: 'Sau khi tắt, chỉ cần mật khẩu là đăng nhập được.',
  turnedOff: 'Đã tắt xác thực hai bước.',
  codesTitle: 'Mã khôi phục',
  codesLead:
    'Khi không có điện thoại, dùng một mã khôi phục thay cho mã xác thực. Mỗi mã dùng được một lần. Hãy in hoặc chép lại ngay: trang này chỉ hiện một lần.',
  codesGone: 'Các mã khôi phục chỉ hiện một lần và không xem lại được. Nếu chưa chép, hãy tạo bộ mã mới.',
  codesLeft: (count: number) => `Còn ${count} mã khôi phục chưa dùng`,
  newCodes: 'Tạo bộ mã khôi phục mới',
  newCodesLead: 'Các mã cũ sẽ không dùng được nữa.',
  done: 'Tôi đã lưu các mã',
} as const

export const mineWords = {
  title: 'Tài khoản của tôi',
  posts: 'Vị trí hiện nay',
  noPosts: 'Bạn hiện không giữ vị trí nào tại cơ quan.',
  agency: 'Cơ quan',
  role: 'Vai trò',
  security: 'Đăng nhập',
  login: 'Tên đăng nhập',
  password: 'Mật khẩu',
  noPassword: 'Không dùng mật khẩu',
  changedAt: (instant: string) => `đổi lần cuối ${instant}`,
  linked: 'Tài khoản liên kết',
  sessions: 'Phiên đăng nhập',
  sessionsLead: 'Nếu thấy phiên không phải của ông/bà, hãy kết thúc phiên đó và đổi mật khẩu.',
  device: 'Thiết bị',
  via: 'Cách đăng nhập',
  from: 'Bắt đầu',
  lastSeen: 'Dùng gần nhất',
  thisSession: 'phiên này',
  actions: 'Thao tác',
  end: 'Kết thúc',
  endLabel: (device: string, from: string) => `Kết thúc phiên ${device}, bắt đầu ${from}`,
  endOthers: 'Kết thúc mọi phiên khác',
  ended: 'Đã kết thúc phiên.',
  change: 'Thay đổi',
  manage: 'Quản lý tài khoản',
} as const

export const keepingWords = {
  title: 'Quản lý tài khoản',
  lead: 'Tài khoản chỉ để đăng nhập. Quyền của cán bộ theo vị trí tại cơ quan, ghi ở mục Cán bộ.',
  search: 'Tìm theo tên đăng nhập hoặc họ tên',
  create: 'Thêm tài khoản',
  official: 'Cán bộ',
  chooseOfficial: 'Chọn cán bộ chưa có tài khoản',
  noOfficials: 'Mọi cán bộ đang làm việc đều đã có tài khoản.',
  login: 'Tên đăng nhập',
  loginHint: 'Chữ thường không dấu, chữ số; có thể có dấu chấm, gạch nối ở giữa',
  name: 'Họ và tên',
  state: 'Trạng thái',
  states: { active: 'Đang dùng', disabled: 'Đã khóa', left: 'Đã thôi việc', 'one-time': 'Chờ đổi mật khẩu' },
  secondStep: 'Hai bước',
  yes: 'Có',
  no: 'Không',
  sessions: 'Phiên',
  lastSignIn: 'Đăng nhập gần nhất',
  never: 'Chưa đăng nhập',
  none: 'Không có tài khoản nào phù hợp.',
  reset: 'Cấp mật khẩu dùng một lần',
  resetLead: 'Mật khẩu hiện tại hết hiệu lực, mọi phiên của tài khoản kết thúc.',
  resetTotp: 'Gỡ xác thực hai bước',
  resetTotpLead: 'Dùng khi cán bộ mất cả điện thoại và mã khôi phục. Hãy kiểm tra chắc chắn đó là chính cán bộ ấy.',
  disable: 'Khóa tài khoản',
  disableLead: 'Không đăng nhập được nữa, mọi phiên kết thúc ngay.',
  enable: 'Mở khóa tài khoản',
  endSessions: 'Kết thúc mọi phiên',
  endSessionsLead: 'Cán bộ phải đăng nhập lại.',
  confirm: 'Bạn có chắc không?',
  oneTime: 'Mật khẩu dùng một lần',
  oneTimeLead:
    'Chỉ hiện một lần ở đây. Hãy chuyển tận tay cho cán bộ; khi đăng nhập lần đầu, cán bộ phải đặt mật khẩu riêng. Hết hiệu lực sau 7 ngày.',
  acts: 'Việc có thể làm',
  saved: 'Đã thực hiện.',
  created: 'Đã thêm tài khoản.',
} as const

const problemSentences: Readonly<Record<string, string>> = {
  'account.wrong-login-or-password': 'Tên đăng nhập hoặc mật khẩu không đúng.',
  'account.wrong-password': 'Mật khẩu hiện tại không đúng.',
  'account.wrong-code': 'Mã không đúng hoặc đã dùng. Hãy chờ mã mới hiện ra rồi nhập lại.',
  'account.password-too-short': 'Mật khẩu cần ít nhất 12 ký tự.',
  'account.password-too-simple': 'Mật khẩu lặp lại quá ít ký tự, dễ đoán.',
  'account.password-has-name': 'Mật khẩu không được chứa tên đăng nhập hoặc họ tên của ông/bà.',
  'account.password-common':
    'Mật khẩu này nằm trong danh sách hay bị đoán, hoặc chỉ thêm số, ký hiệu vào một từ hay gặp. Hãy ghép vài từ không liên quan.',
  'account.password-same': 'Mật khẩu mới phải khác mật khẩu hiện tại.',
  'account.passwords-differ': 'Hai lần nhập mật khẩu mới không giống nhau.',
  'account.invalid-login': 'Tên đăng nhập có từ 2 đến 60 chữ thường không dấu hoặc chữ số, ví dụ: lan.nguyen.',
  'account.unknown-official': 'Không có cán bộ này.',
  'account.official-has-left': 'Cán bộ này đã thôi việc.',
  'account.official-has-account': 'Cán bộ này đã có tài khoản.',
}

export const accountProblem: ProblemWords = (problem) => problemSentences[problem.code]

const refusalSentences: Readonly<Record<string, string>> = {
  'account.not-allowed': 'Bạn không có quyền làm việc này.',
  'account.own-account': 'Bạn không thể khóa tài khoản của chính mình.',
  'account.disabled-already': 'Tài khoản đã khóa từ trước.',
  'account.enabled-already': 'Tài khoản đang dùng bình thường.',
  'account.totp-confirmed-already': 'Xác thực hai bước đã bật từ trước.',
  'account.no-totp': 'Tài khoản chưa bật xác thực hai bước.',
}

export function accountRefusal(code: string): string {
  return refusalSentences[code] ?? 'Trạng thái hiện tại không cho phép.'
}
