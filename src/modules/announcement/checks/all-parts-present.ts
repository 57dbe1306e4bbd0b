import type { ContentPart, ProcedureContent } from '#modules/procedure/public-content.ts'
import type { ContentCheck, FoundFault } from './check.ts'

const required: readonly {
  readonly part: ContentPart
  readonly name: string
  readonly point: string
  readonly has: (content: ProcedureContent) => boolean
}[] = [
  { part: 'name', name: 'tên thủ tục hành chính', point: 'a', has: ({ name }) => name.trim() !== '' },
  {
    part: 'steps',
    name: 'trình tự thực hiện',
    point: 'b',
    has: ({ steps }) => steps.some(({ title, text }) => title.trim() !== '' || text.trim() !== ''),
  },
  { part: 'channels', name: 'cách thức thực hiện', point: 'c', has: ({ channels }) => channels.length > 0 },
  {
    part: 'papers',
    name: 'thành phần hồ sơ',
    point: 'd',
    has: ({ paperGroups }) => paperGroups.some(({ papers }) => papers.length > 0),
  },
  {
    part: 'timeLimits',
    name: 'thời hạn giải quyết',
    point: 'đ',
    has: ({ channels, cases }) =>
      channels.some(({ timeLimits, timeText }) => timeLimits.length > 0 || timeText.trim() !== '') ||
      cases.some(({ timeLimit }) => timeLimit !== null),
  },
  { part: 'applicants', name: 'đối tượng thực hiện', point: 'e', has: ({ applicants }) => applicants.length > 0 },
  {
    part: 'agencies',
    name: 'cơ quan giải quyết thủ tục hành chính',
    point: 'g',
    has: ({ competentAgencies, executingAgencies }) => competentAgencies.length + executingAgencies.length > 0,
  },
]

/** Đ.8.2: a procedure is only laid down when all its parts are. What stands under point h is part only where there is such a thing. */
export const allPartsPresent: ContentCheck = {
  id: 'all-parts-present',
  title: 'Đủ các bộ phận tạo thành',
  article: 'Điểm a đến điểm g khoản 2 Điều 8 Nghị định số 63/2010/NĐ-CP (được sửa đổi bởi Nghị định số 92/2017/NĐ-CP)',
  why: 'Việc quy định một thủ tục hành chính chỉ hoàn thành khi có đủ các bộ phận tạo thành cơ bản.',
  severity: 'blocking',
  run: ({ content }) =>
    content === null
      ? []
      : required
          .filter(({ has }) => !has(content))
          .map(({ part, name, point }): FoundFault => ({
            key: part,
            part,
            text: `Chưa có ${name} (điểm ${point} khoản 2 Điều 8).`,
          })),
}
