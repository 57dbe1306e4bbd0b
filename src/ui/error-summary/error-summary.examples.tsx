import type { Example } from '../example.ts'
import { ErrorSummary } from './error-summary.tsx'

export const errorSummaryExamples: Example[] = [
  {
    title: 'Ba chỗ cần sửa',
    render: () => (
      <ErrorSummary
        problems={[
          { field: 'email', code: 'invalid-email' },
          { field: 'moTa', code: 'too-short', details: { minimum: 20 } },
          { field: 'tep', code: 'file-too-large', details: { maximum: '10 MB' } },
        ]}
        labels={{ email: 'Thư điện tử', moTa: 'Mô tả', tep: 'Tệp gửi kèm' }}
      />
    ),
  },
]
