import type { Example } from '../example.ts'
import { EmptyState } from './empty-state.tsx'

export const emptyStateExamples: Example[] = [
  {
    title: 'Không có gì để hiện',
    render: () => (
      <EmptyState title="Không tìm thấy thủ tục nào">
        <p>
          Hãy thử từ khác, viết ít chữ hơn, hoặc <a href="#vi-du">xem theo lĩnh vực</a>.
        </p>
      </EmptyState>
    ),
  },
]
