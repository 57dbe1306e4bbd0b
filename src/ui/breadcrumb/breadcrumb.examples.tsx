import type { Example } from '../example.ts'
import { Breadcrumb } from './breadcrumb.tsx'

export const breadcrumbExamples: Example[] = [
  {
    title: 'Đường đi đến trang',
    render: () => (
      <Breadcrumb
        label="Đường đi ví dụ"
        items={[
          { label: 'Thủ tục hành chính', href: '#' },
          { label: 'Hộ tịch', href: '#' },
          { label: 'Đăng ký khai sinh' },
        ]}
      />
    ),
  },
]
