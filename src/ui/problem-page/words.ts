import type { Language } from '#kernel/i18n/language.ts'

interface StatusWords {
  readonly title: string
  readonly advice: string
}

interface ProblemPageWords {
  readonly statuses: Readonly<Record<number, StatusWords>>
  readonly otherwise: StatusWords
  /** Better sentences for some codes. */
  readonly codes: Readonly<Record<string, string>>
  wait(seconds: number): string
  requestId(id: string): string
  readonly home: string
  readonly workplace: string
}

const vi: ProblemPageWords = {
  statuses: {
    401: { title: 'Cần đăng nhập', advice: 'Trang này dành cho cán bộ. Vui lòng đăng nhập rồi thử lại.' },
    404: {
      title: 'Không tìm thấy trang',
      advice:
        'Địa chỉ không đúng, hoặc nội dung không dành cho tài khoản này. Vui lòng kiểm tra lại địa chỉ hoặc mã tra cứu.',
    },
    409: {
      title: 'Chưa thực hiện được',
      advice:
        'Nội dung đã thay đổi hoặc quy định không cho phép bước này vào lúc này. Vui lòng tải lại trang để xem trạng thái hiện tại.',
    },
    413: { title: 'Nội dung gửi quá lớn', advice: 'Mỗi lần gửi tối đa 10 tệp, mỗi tệp tối đa 10 MB.' },
    422: { title: 'Thông tin chưa đúng', advice: 'Vui lòng quay lại và kiểm tra các ô đã nhập.' },
    429: { title: 'Quá nhiều yêu cầu', advice: 'Hệ thống nhận được quá nhiều yêu cầu từ địa chỉ này.' },
  },
  otherwise: {
    title: 'Hệ thống gặp sự cố',
    advice: 'Xin lỗi, lỗi thuộc về hệ thống, không phải do bạn. Vui lòng thử lại sau ít phút.',
  },
  codes: {
    'form.expired': 'Biểu mẫu đã hết hiệu lực. Vui lòng quay lại, tải lại trang rồi gửi lại.',
    'form.from-another-site': 'Yêu cầu được gửi từ một trang khác nên không được chấp nhận.',
  },
  wait: (seconds) => `Vui lòng thử lại sau ${seconds} giây.`,
  requestId: (id) => `Mã yêu cầu để báo khi cần hỗ trợ: ${id}`,
  home: 'Về trang chủ',
  workplace: 'Về trang làm việc',
}

const en: ProblemPageWords = {
  statuses: {
    401: { title: 'Sign-in required', advice: 'This page is for officials. Please sign in and try again.' },
    404: {
      title: 'Page not found',
      advice: 'The address is not right, or this is not open to you. Please check the address or the code.',
    },
    409: {
      title: 'Not possible now',
      advice: 'The content has changed, or the rules do not allow this step now. Please reload the page.',
    },
    413: { title: 'Too large', advice: 'At most 10 files of 10 MB each can be sent at once.' },
    422: { title: 'Something is not right', advice: 'Please go back and check what you entered.' },
    429: { title: 'Too many requests', advice: 'Too many requests came from this address.' },
  },
  otherwise: {
    title: 'Something went wrong',
    advice: 'Sorry, this is our fault, not yours. Please try again in a few minutes.',
  },
  codes: {
    'form.expired': 'The form has expired. Please go back, reload the page and send it again.',
    'form.from-another-site': 'The request came from another site and was not accepted.',
  },
  wait: (seconds) => `Please try again in ${seconds} seconds.`,
  requestId: (id) => `Number to name when you ask for help: ${id}`,
  home: 'To the home page',
  workplace: 'To the workplace',
}

export const problemPageWords: Readonly<Record<Language, ProblemPageWords>> = { vi, en }
