import type { Language } from '#kernel/i18n/language.ts'
import type { FacetName } from './search-filters.ts'

/** Words of the list of procedures: searching and narrowing. */
export interface ListWords {
  readonly narrow: string
  readonly facets: Readonly<Record<FacetName, string>>
  readonly mended: (words: string) => string
  readonly partial: string
  readonly alone: string
  /** Before the procedure whose code was typed, when it is not among those in force. */
  readonly meant: string
  readonly found: (total: string) => string
  readonly noneTitle: string
  readonly noneTips: readonly string[]
  readonly noneFiltered: string
  readonly noneFilters: string
  readonly browse: string
  readonly askUs: string
  readonly askUsLink: string
}

const vi: ListWords = {
  narrow: 'Lọc thủ tục',
  facets: {
    sector: 'Lĩnh vực',
    agency: 'Cơ quan cấp tỉnh',
    level: 'Cấp thực hiện',
    applicant: 'Ai thực hiện',
    online: 'Nộp trực tuyến',
  },
  mended: (words) => `Có phải bạn tìm “${words}”? Đang hiện kết quả cho các chữ này.`,
  partial: 'Không có thủ tục nào có đủ các chữ đã gõ; đây là những thủ tục gần nhất.',
  alone: 'Tìm riêng:',
  meant: 'Thủ tục mang mã này, không nằm trong danh sách đang áp dụng hôm nay:',
  found: (total) => `Tìm thấy ${total} thủ tục`,
  noneTitle: 'Không tìm thấy thủ tục nào',
  noneTips: [
    'Viết ngắn hơn, chỉ giữ những chữ chính: “khai sinh”, “giấy phép lái xe”.',
    'Dùng tên gọi khác, hoặc viết đầy đủ chữ viết tắt.',
    'Kiểm tra lại chính tả; có dấu hay không dấu đều được.',
  ],
  noneFiltered: 'Có thể điều kiện lọc đã loại hết kết quả.',
  noneFilters: 'Bỏ các điều kiện lọc',
  browse: 'Hoặc đi từ danh mục:',
  askUs: 'Vẫn không thấy?',
  askUsLink: 'Gửi phản ánh, kiến nghị để được hướng dẫn',
}

const en: ListWords = {
  narrow: 'Narrow the list',
  facets: {
    sector: 'Sector',
    agency: 'Provincial department',
    level: 'Carried out at',
    applicant: 'Who applies',
    online: 'Online',
  },
  mended: (words) => `Did you mean “${words}”? Showing what was found for these words.`,
  partial: 'No procedure has all these words; these come nearest.',
  alone: 'Search alone:',
  meant: 'The procedure of this code, which is not in the list of those that apply today:',
  found: (total) => `${total} procedures found`,
  noneTitle: 'No procedure found',
  noneTips: [
    'Type fewer words, only the main ones in Vietnamese: “khai sinh”, “giấy phép lái xe”.',
    'Use another name, or write abbreviations out.',
    'Check the spelling; accents do not matter.',
  ],
  noneFiltered: 'Perhaps the filters leave nothing.',
  noneFilters: 'Remove all filters',
  browse: 'Or go by the lists:',
  askUs: 'Still not found?',
  askUsLink: 'Send feedback and ask',
}

export function listWords(language: Language): ListWords {
  return language === 'en' ? en : vi
}
