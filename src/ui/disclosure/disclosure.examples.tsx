import type { Example } from '../example.ts'
import { Disclosure } from './disclosure.tsx'

export const disclosureExamples: Example[] = [
  {
    title: 'Mở ra khi cần',
    render: () => (
      <Disclosure summary="Việc nào không gửi ở đây?" open>
        <p>Khiếu nại, tố cáo; nội dung không liên quan đến quy định hành chính.</p>
        <p>Với các việc đó, hãy đến nơi tiếp công dân gần nhất.</p>
      </Disclosure>
    ),
  },
  {
    title: 'Bước cần làm',
    render: () => (
      <Disclosure summary="Gửi kiểm soát" asButton>
        <p>Ô nhập và nút xác nhận.</p>
      </Disclosure>
    ),
  },
]
