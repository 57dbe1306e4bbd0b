import type { Example } from '../example.ts'
import { Timeline } from './timeline.tsx'

export const timelineExamples: Example[] = [
  {
    title: 'Việc đã làm',
    render: () => (
      <Timeline
        label="Quá trình xử lý"
        events={[
          { id: '1', title: 'Người dân gửi phản ánh', at: new Date('2026-11-05T08:05:00+07:00') },
          {
            id: '2',
            title: 'Đã tiếp nhận',
            at: new Date('2026-11-05T14:30:00+07:00'),
            who: 'Trần Thị Lan, Văn phòng Ủy ban nhân dân tỉnh',
            body: <p>Hạn trả lời 12/11/2026.</p>,
          },
          {
            id: '3',
            title: 'Quá hạn trả lời',
            at: new Date('2026-11-13T00:00:00+07:00'),
            who: 'Hệ thống',
            tone: 'danger',
          },
        ]}
      />
    ),
  },
]
