import type { Example } from '../example.ts'
import { SummaryList } from './summary-list.tsx'

export const summaryListExamples: Example[] = [
  {
    title: 'Tên và giá trị',
    render: () => (
      <SummaryList
        rows={[
          { term: 'Mã', value: 'PA-2026-00418' },
          { term: 'Ngày nhận', value: '05/11/2026' },
          {
            term: 'Cơ quan xử lý',
            value: 'Ủy ban nhân dân phường Phú Lợi',
            action: <a href="#vi-du">Chuyển cơ quan khác</a>,
          },
          { term: 'Thủ tục liên quan', value: 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh' },
        ]}
      />
    ),
  },
]
