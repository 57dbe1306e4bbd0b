import type { Example } from '../example.ts'
import { Tag } from './tag.tsx'

export const tagExamples: Example[] = [
  {
    title: 'Sáu sắc thái',
    render: () => (
      <p class="row">
        <Tag>Mới gửi</Tag>
        <Tag tone="info">Đã tiếp nhận</Tag>
        <Tag tone="progress">Đang xử lý</Tag>
        <Tag tone="success">Đã trả lời</Tag>
        <Tag tone="warning">Sắp đến hạn</Tag>
        <Tag tone="danger">Quá hạn 3 ngày</Tag>
      </p>
    ),
  },
]
