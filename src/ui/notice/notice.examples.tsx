import type { Example } from '../example.ts'
import { Inset, Notice, WarningText } from './notice.tsx'

export const noticeExamples: Example[] = [
  {
    title: 'Thông báo sau một việc',
    render: () => (
      <div class="stack">
        <Notice tone="success">Đã tiếp nhận phản ánh PA-2026-00418.</Notice>
        <Notice>Hệ thống tạm dừng gửi thư từ 22:00 đến 23:00 ngày 28/11/2026.</Notice>
        <Notice tone="warning">Còn 2 ngày làm việc là đến hạn trả lời.</Notice>
      </div>
    ),
  },
  {
    title: 'Đoạn tách riêng và lời cảnh báo',
    render: () => (
      <div class="stack">
        <Inset>Khiếu nại, tố cáo không gửi ở đây mà theo pháp luật về khiếu nại, tố cáo.</Inset>
        <WarningText>Sau khi công khai, nội dung trả lời không sửa được nữa.</WarningText>
      </div>
    ),
  },
]
