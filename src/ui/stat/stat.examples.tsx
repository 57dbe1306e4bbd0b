import type { Example } from '../example.ts'
import { Stats } from './stat.tsx'

export const statExamples: Example[] = [
  {
    title: 'Con số',
    render: () => (
      <Stats
        items={[
          { label: 'Đang xử lý', value: 42, href: '#dang-xu-ly' },
          { label: 'Đúng hạn', value: '97,4 %', note: '2.491 trong 2.560' },
          { label: 'Quá hạn', value: 3, tone: 'danger', href: '#qua-han' },
          { label: 'Thủ tục đang có hiệu lực', value: 4815 },
        ]}
      />
    ),
  },
]
