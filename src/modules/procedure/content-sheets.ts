import type { ProcedureContent } from './content.ts'
import { procedureWordsVi as words } from './vi.ts'

/** How a value stands in a cell: as it is, as a mark, or as one of the Vietnamese words for a choice. */
export type FieldKind = 'text' | 'number' | 'mark' | 'date' | Readonly<Record<string, string>>

export interface SheetField {
  readonly header: string
  readonly key: string
  readonly kind: FieldKind
}

/** The cells of one row by the keys of their fields. */
export type SheetItem = Readonly<Record<string, unknown>>

/** One sheet of the template: a part of the texts, a row for each item, joined by the procedure's code and the numbers of what it belongs to. */
export interface PartSheet {
  readonly name: string
  readonly fields: readonly SheetField[]
  readonly items: (content: ProcedureContent) => readonly SheetItem[]
}

const text = (header: string, key: string): SheetField => ({ header, key, kind: 'text' })
const number = (header: string, key: string): SheetField => ({ header, key, kind: 'number' })
const mark = (header: string, key: string): SheetField => ({ header, key, kind: 'mark' })
const choice = (header: string, key: string, kind: Readonly<Record<string, string>>): SheetField => ({
  header,
  key,
  kind,
})

const limitFields = [
  number('Số thời gian', 'amount'),
  choice('Đơn vị thời gian', 'unit', words.units),
  text('Trường hợp của thời hạn', 'condition'),
  text('Lời văn của thời hạn', 'text'),
  mark('Cộng thêm vào thời hạn trước', 'adds'),
]

export const sheetAgencyRoles = {
  competentAgencies: words.competentAgencies,
  executingAgencies: words.executingAgencies,
  coordinatingAgencies: words.coordinatingAgencies,
  authorizedAgencies: words.authorizedAgencies,
}

export const partSheets = {
  head: {
    name: 'Thủ tục',
    fields: [
      text('Tên thủ tục', 'name'),
      text('Mã lĩnh vực', 'sectorCode'),
      text('Tên lĩnh vực', 'sectorName'),
      ...Object.entries(words.levels).map(([level, label]) => mark(label, level)),
      mark('Thủ tục nội bộ', 'internal'),
      number('Số bộ hồ sơ', 'copyCount'),
      text('Nơi tiếp nhận hồ sơ', 'receivingPlaces'),
      text('Yêu cầu, điều kiện thực hiện', 'requirements'),
      text('Từ khóa', 'keywords'),
      text('Nhóm sự kiện', 'lifeEvent'),
      text('Ghi chú chung', 'note'),
      text('Số quyết định công bố', 'decisionNumber'),
      { header: 'Ngày quyết định công bố', key: 'decisionOn', kind: 'date' },
      text('Cơ quan công bố', 'decisionIssuer'),
    ],
    items: (content) => [
      {
        ...content,
        sectorCode: content.sector?.code ?? '',
        sectorName: content.sector?.name ?? '',
        ...Object.fromEntries(content.levels.map((level) => [level, true])),
        decisionNumber: content.announcedBy?.number ?? '',
        decisionOn: content.announcedBy?.on ?? null,
        decisionIssuer: content.announcedBy?.issuer ?? '',
      },
    ],
  },
  steps: {
    name: 'Trình tự thực hiện',
    fields: [
      text('Tên bước', 'title'),
      text('Nội dung bước', 'text'),
      choice('Người thực hiện bước', 'by', words.stepActors),
    ],
    items: ({ steps }) => steps,
  },
  channels: {
    name: 'Cách thức thực hiện',
    fields: [
      number('Thứ tự cách nộp', 'place'),
      choice('Cách nộp hồ sơ', 'kind', words.channels),
      choice('Mức độ trực tuyến', 'online', { none: 'không', ...words.onlineKinds }),
      text('Thời hạn bằng lời', 'timeText'),
      text('Mô tả cách nộp', 'text'),
    ],
    items: ({ channels }) => channels.map((channel, at) => ({ ...channel, place: at + 1 })),
  },
  limits: {
    name: 'Thời hạn giải quyết',
    fields: [number('Thời hạn của cách nộp thứ', 'place'), ...limitFields],
    items: ({ channels }) =>
      channels.flatMap((channel, at) => channel.timeLimits.map((limit) => ({ ...limit, place: at + 1 }))),
  },
  fees: {
    name: 'Phí, lệ phí',
    fields: [
      number('Khoản thu của cách nộp thứ', 'place'),
      choice('Loại khoản thu', 'kind', words.fees),
      number('Mức thu', 'amount'),
      number('Mức thu đến', 'amountTo'),
      choice('Đồng tiền', 'currency', words.currencies),
      text('Đơn vị tính', 'per'),
      text('Trường hợp thu', 'condition'),
      text('Lời văn của khoản thu', 'text'),
      text('Căn cứ thu', 'basis'),
    ],
    items: ({ channels }) => channels.flatMap((channel, at) => channel.fees.map((fee) => ({ ...fee, place: at + 1 }))),
  },
  groups: {
    name: 'Nhóm giấy tờ',
    fields: [number('Thứ tự nhóm giấy tờ', 'place'), text('Tên nhóm giấy tờ', 'title')],
    items: ({ paperGroups }) => paperGroups.map(({ title }, at) => ({ title, place: at + 1 })),
  },
  papers: {
    name: 'Thành phần hồ sơ',
    fields: [
      number('Giấy tờ thuộc nhóm thứ', 'group'),
      number('Thứ tự giấy tờ', 'place'),
      text('Tên giấy tờ', 'name'),
      number('Số bản chính', 'originals'),
      number('Số bản sao', 'copies'),
      number('Số bản sao có chứng thực', 'certifiedCopies'),
      choice('Nộp hay xuất trình', 'use', { submit: 'nộp', present: 'xuất trình' }),
      mark('Bắt buộc', 'required'),
      mark('Có bản điện tử', 'electronic'),
      text('Mã giấy tờ', 'code'),
      text('Ghi chú giấy tờ', 'note'),
    ],
    items: ({ paperGroups }) =>
      paperGroups.flatMap(({ papers }, group) =>
        papers.map((paper, at) => ({ ...paper, group: group + 1, place: at + 1 })),
      ),
  },
  forms: {
    name: 'Mẫu đơn, tờ khai',
    fields: [
      number('Mẫu thuộc nhóm thứ', 'group'),
      number('Mẫu của giấy tờ thứ', 'paper'),
      text('Tên mẫu', 'name'),
      text('Địa chỉ mẫu', 'url'),
      text('Mã tệp của mẫu', 'fileId'),
    ],
    items: ({ paperGroups }) =>
      paperGroups.flatMap(({ papers }, group) =>
        papers.flatMap(({ forms }, paper) => forms.map((form) => ({ ...form, group: group + 1, paper: paper + 1 }))),
      ),
  },
  agencies: {
    name: 'Cơ quan',
    fields: [
      choice('Vai trò của cơ quan', 'role', sheetAgencyRoles),
      text('Tên cơ quan', 'name'),
      text('Mã cơ quan', 'code'),
    ],
    items: (content) => [
      ...content.competentAgencies.map((agency) => ({ ...agency, role: 'competentAgencies' })),
      ...content.executingAgencies.map((agency) => ({ ...agency, role: 'executingAgencies' })),
      ...content.coordinatingAgencies.map((agency) => ({ ...agency, role: 'coordinatingAgencies' })),
      ...content.authorizedAgencies.map((agency) => ({ ...agency, role: 'authorizedAgencies' })),
    ],
  },
  applicants: {
    name: 'Đối tượng thực hiện',
    fields: [choice('Loại đối tượng', 'kind', words.applicantKinds), text('Tên đối tượng', 'name')],
    items: ({ applicants }) => applicants,
  },
  outcomes: {
    name: 'Kết quả thực hiện',
    fields: [text('Tên kết quả', 'name'), text('Mã kết quả', 'code')],
    items: ({ outcomes }) => outcomes,
  },
  legalBases: {
    name: 'Căn cứ pháp lý',
    fields: [text('Số, ký hiệu văn bản', 'number'), text('Trích yếu văn bản', 'name'), text('Điều, khoản', 'articles')],
    items: ({ legalBases }) => legalBases,
  },
  related: {
    name: 'Thủ tục liên quan',
    fields: [text('Mã thủ tục liên quan', 'code'), text('Tên thủ tục liên quan', 'name')],
    items: ({ related }) => related,
  },
  cases: {
    name: 'Trường hợp',
    fields: [text('Tên trường hợp', 'name'), text('Mã trường hợp', 'code'), ...limitFields],
    items: ({ cases }) => cases.map(({ timeLimit, ...one }) => ({ ...timeLimit, ...one })),
  },
  unplaced: {
    name: 'Lời chưa có chỗ',
    fields: [text('Trường của nguồn', 'field'), text('Lời của nguồn', 'text')],
    items: ({ unplaced }) => unplaced,
  },
  flags: {
    name: 'Cần người xem',
    fields: [text('Điều cần xem', 'flag'), text('Ở bộ phận', 'part'), text('Lời cần xem', 'text')],
    items: ({ flags }) => flags,
  },
} satisfies Readonly<Record<string, PartSheet>>
