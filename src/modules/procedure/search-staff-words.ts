import { formatCount } from '#kernel/i18n/numbers.ts'
import type { SynonymKind } from './search-synonym.ts'

/** Words of the pages on which the control authority teaches the search. */
export const searchStaffWords = {
  title: 'Từ ngữ tìm kiếm',
  lead: 'Người dân gõ gì mà không tìm thấy thủ tục, và những từ mà phần tìm kiếm đã hiểu.',
  misses: 'Tìm mà không thấy',
  missesNote: (days: number) =>
    `Chỉ lưu các chữ đã bỏ dấu và số lần trong từng ngày; không lưu ai tìm, từ đâu. Câu giống họ tên, số điện thoại, số giấy tờ, địa chỉ thư điện tử thì không lưu. Xóa sau ${days} ngày.`,
  period: 'Khoảng thời gian',
  days: (days: number) => `${days} ngày qua`,
  noMisses: 'Không có câu nào',
  noMissesWhy: 'Trong thời gian này, các câu người dân tìm đều thấy thủ tục.',
  typed: 'Người dân gõ',
  times: 'Số lần',
  lastOn: 'Lần gần nhất',
  found: 'Tìm thấy',
  foundCount: (found: number) => (found === 0 ? 'không có thủ tục nào đủ các chữ' : `${formatCount(found)} thủ tục`),
  action: 'Việc có thể làm',
  tryIt: 'Tìm thử',
  tryLabel: (query: string) => `Tìm thử “${query}”`,
  teach: 'Thêm từ',
  teachLabel: (query: string) => `Thêm từ “${query}”`,
  known: 'đã có trong bảng từ',
  add: 'Thêm một từ',
  addLead: 'Từ mới có tác dụng ngay với mọi lần tìm, hoặc từ ngày ghi dưới đây.',
  kind: 'Loại',
  kinds: {
    abbreviation: 'Từ viết tắt',
    everyday: 'Từ thường ngày',
    spelling: 'Cách viết khác',
  } satisfies Record<SynonymKind, string>,
  phrase: 'Từ người dân gõ',
  phraseHint: 'Có dấu hay không dấu đều được hiểu như nhau. Ví dụ: sổ đỏ',
  meanings: 'Nghĩa là',
  meaningsHint:
    'Từ dùng trong tên thủ tục, mỗi dòng một nghĩa, nhiều nhất 8 dòng. Ví dụ: giấy chứng nhận quyền sử dụng đất',
  source: 'Nguồn, lý do',
  sourceHint: 'Ví dụ: câu người dân tìm nhiều trong tháng; văn bản dùng từ này.',
  from: 'Hiểu từ ngày',
  fromHint: 'Để trống: từ hôm nay.',
  save: 'Thêm từ này',
  added: 'Đã thêm từ; phần tìm kiếm hiểu từ này từ ngày đã ghi.',
  table: 'Bảng từ',
  views: 'Cách xem bảng từ',
  current: 'Đang hiểu',
  past: 'Đã thôi dùng',
  search: 'Tìm trong bảng từ',
  none: 'Không có từ nào',
  noneWhy: 'Hãy thử chữ khác, hoặc thêm từ mới.',
  daysAndSource: 'Thời gian, nguồn',
  always: 'từ đầu',
  since: (day: string) => `từ ${day}`,
  before: (day: string) => `đến trước ${day}`,
  amendTitle: (phrase: string) => `Từ “${phrase}”`,
  amend: 'Sửa',
  amendLabel: (phrase: string) => `Sửa từ “${phrase}”`,
  amendLead: 'Dòng đang có kết thúc, dòng mới bắt đầu từ ngày ghi dưới đây; những ngày trước giữ nguyên.',
  amendSave: 'Lưu',
  amended: 'Đã sửa từ.',
  end: 'Thôi dùng từ này',
  endLead: 'Từ ngày này, phần tìm kiếm chỉ hiểu đúng các chữ được gõ.',
  until: 'Thôi dùng từ ngày',
  endConfirm: 'Thôi dùng từ này? Phần tìm kiếm sẽ không hiểu nghĩa của nó nữa.',
  ended: 'Đã thôi dùng từ.',
  closed: 'Dòng này đã có ngày thôi dùng nên không sửa được nữa.',
  refusals: sentences({
    'procedure.synonym-known':
      'Từ này (không kể dấu) đã có nghĩa trong thời gian đó; hãy tìm trong bảng từ và sửa dòng đang có.',
    'procedure.synonym-ended': 'Người khác vừa sửa hoặc thôi dùng dòng này; hãy mở lại bảng từ.',
    'form.expired': 'Chưa thực hiện được vì trang đã mở quá lâu; hãy bấm lại lần nữa.',
  }),
  problems: sentences({
    'procedure.synonym-without-words': 'Cần có chữ, và từ người dân gõ dài nhất 8 tiếng',
    'procedure.day-passed': 'Ngày này đã qua; chọn hôm nay hoặc ngày sau',
  }),
}

function sentences(words: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return words
}
