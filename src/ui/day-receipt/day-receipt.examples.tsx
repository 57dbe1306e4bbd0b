import type { Example } from '../example.ts'
import { DayReceipt, type ReceiptDay } from './day-receipt.tsx'

const days: ReceiptDay[] = [
  { date: '2026-08-27', counted: false, reason: 'ngày nhận' },
  { date: '2026-08-28', counted: true, reason: null },
  { date: '2026-08-29', counted: false, reason: 'ngày nghỉ hằng tuần' },
  { date: '2026-08-30', counted: false, reason: 'ngày nghỉ hằng tuần' },
  { date: '2026-08-31', counted: true, reason: null },
  { date: '2026-09-01', counted: false, reason: 'nghỉ Quốc khánh' },
  { date: '2026-09-02', counted: false, reason: 'nghỉ Quốc khánh' },
  { date: '2026-09-03', counted: true, reason: null },
  { date: '2026-09-04', counted: true, reason: null },
  { date: '2026-09-05', counted: false, reason: 'ngày nghỉ hằng tuần' },
  { date: '2026-09-06', counted: false, reason: 'ngày nghỉ hằng tuần' },
  { date: '2026-09-07', counted: true, reason: null },
]

export const dayReceiptExamples: Example[] = [
  {
    title: 'Cách tính thời hạn, mở sẵn',
    render: () => <DayReceipt days={days} dueOn="2026-09-07" basis="Điều 15 khoản 2" open />,
  },
  {
    title: 'Cách tính thời hạn, gập theo tuần',
    render: () => <DayReceipt days={days.slice(0, 9)} dueOn="2026-09-04" basis="Điều 15 khoản 1" />,
  },
]
