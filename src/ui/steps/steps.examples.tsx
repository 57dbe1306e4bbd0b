import type { Example } from '../example.ts'
import { Steps } from './steps.tsx'

export const stepsExamples: Example[] = [
  {
    title: 'Đi đến đâu rồi',
    render: () => (
      <Steps
        label="Tiến trình"
        items={[
          { label: 'Gửi', state: 'done', note: '05/11/2026' },
          { label: 'Tiếp nhận', state: 'done', note: '05/11/2026' },
          { label: 'Xử lý', state: 'current', note: 'Hạn 12/11/2026' },
          { label: 'Trả lời', state: 'upcoming' },
          { label: 'Công khai', state: 'skipped', note: 'Người gửi không đồng ý' },
        ]}
      />
    ),
  },
]
