import { formatDate } from '#kernel/i18n/dates.ts'
import type { ContentCheck } from './check.ts'

/** Đ.14.2.c: only what is in force can be repealed, annulled or replaced. */
export const endedInForce: ContentCheck = {
  id: 'ended-in-force',
  title: 'Thủ tục bị bãi bỏ, hủy bỏ, thay thế đang có hiệu lực',
  article: 'Điểm b, điểm c khoản 2 Điều 14 Nghị định số 63/2010/NĐ-CP',
  why: 'Không thể bãi bỏ, hủy bỏ hoặc thay thế thủ tục không còn hoặc chưa có hiệu lực.',
  severity: 'blocking',
  run: ({ kind, inForceBefore, effectiveOn }) =>
    kind === 'new' || kind === 'amended' || inForceBefore
      ? []
      : [
          {
            key: 'not-in-force',
            part: 'name',
            text: `Thủ tục không có hiệu lực ngay trước ngày ${formatDate(effectiveOn)}.`,
          },
        ],
}
