import type { Example } from '../example.ts'
import { BarChart } from './bar-chart.tsx'

export const barChartExamples: Example[] = [
  {
    title: 'So sánh bằng thanh',
    render: () => (
      <BarChart
        caption="Phản ánh theo lĩnh vực"
        bars={[
          { label: 'Đất đai', value: 1204, href: '#dat-dai' },
          { label: 'Hộ tịch', value: 655 },
          { label: 'Đăng ký kinh doanh', value: 210 },
          { label: 'Trong đó quá hạn', value: 37, tone: 'danger' },
        ]}
      />
    ),
  },
]
