import type { Example } from '../example.ts'
import { WaitingList } from './waiting.tsx'

export const waitingExamples: Example[] = [
  {
    title: 'Việc đang chờ',
    render: () => (
      <WaitingList
        title="Công bố, niêm yết"
        nothing="Không có việc nào đang chờ."
        works={[
          { label: 'Hồ sơ công bố bị trả lại', count: 1, href: '#bi-tra-lai', late: true },
          { label: 'Tờ chờ niêm yết', count: 30, href: '#cho-niem-yet' },
          { label: 'Tờ phải gỡ', count: 0, href: '#phai-go', late: true },
        ]}
      />
    ),
  },
]
