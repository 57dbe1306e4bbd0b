import { wordRuns } from '#kernel/i18n/word-runs.ts'
import type { Example } from '../example.ts'
import { Difference, DifferenceKey } from './difference.tsx'

const before = 'Trong thời hạn 05 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.\nNộp 02 bộ hồ sơ.'
const after =
  'Trong thời hạn 03 ngày làm việc kể từ ngày nhận đủ hồ sơ hợp lệ.\nNộp 01 bộ hồ sơ, trực tiếp hoặc trực tuyến.'
const long = Array.from({ length: 80 }, (_, at) => `câu thứ ${at + 1}`).join(' ')

export const differenceExamples: Example[] = [
  {
    title: 'Từng từ bỏ và thêm',
    render: () => (
      <>
        <DifferenceKey />
        <Difference runs={wordRuns(before, after)} />
      </>
    ),
  },
  {
    title: 'Phần không đổi được rút gọn',
    render: () => <Difference runs={wordRuns(`${long}, phí 50.000 đồng`, `${long}, phí 30.000 đồng`)} />,
  },
]
