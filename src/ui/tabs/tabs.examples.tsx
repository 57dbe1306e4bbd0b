import type { Example } from '../example.ts'
import { Tabs } from './tabs.tsx'

export const tabsExamples: Example[] = [
  {
    title: 'Các cách xem một danh sách',
    render: () => (
      <Tabs
        label="Việc cần làm"
        items={[
          { href: '?xem=toi', label: 'Việc của tôi', count: 7, current: true },
          { href: '?xem=co-quan', label: 'Cơ quan tôi', count: 42 },
          { href: '?xem=qua-han', label: 'Quá hạn', count: 3 },
          { href: '?xem=tuan-nay', label: 'Đến hạn tuần này', count: 1204 },
        ]}
      />
    ),
  },
]
