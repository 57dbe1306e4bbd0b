import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import type { ContentCheck } from './check.ts'

/** Đ.14.2.b: what is announced as amended was there before and says something else now. */
export const amendedDiffers: ContentCheck = {
  id: 'amended-differs',
  title: 'Thủ tục được sửa đổi có thật và có thay đổi',
  article: 'Điểm b khoản 2 Điều 14 Nghị định số 63/2010/NĐ-CP',
  why: 'Công bố sửa đổi mà nội dung không đổi là công bố thừa; sửa thủ tục chưa có hiệu lực là sai đối tượng.',
  severity: 'blocking',
  run: ({ kind, content, before, inForceBefore }) => {
    if (kind !== 'amended' || content === null) return []
    if (!inForceBefore)
      return [{ key: 'not-in-force', part: 'name', text: 'Thủ tục không có nội dung nào đang có hiệu lực để sửa đổi.' }]
    if (before !== null && plainContent(before) === plainContent(content))
      return [{ key: 'same', part: 'name', text: 'Nội dung mới không khác nội dung đang có hiệu lực.' }]
    return []
  },
}

/** Marks of an import say nothing of the procedure, and neither does who announced it. */
function plainContent(content: ProcedureContent): string {
  return JSON.stringify(sorted({ ...content, flags: [], announcedBy: null, unplaced: [] }))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  )
}
