import type { Example } from '../example.ts'
import { Card, Section } from './card.tsx'

export const cardExamples: Example[] = [
  {
    title: 'Phần và thẻ',
    render: () => (
      <Section title="Lĩnh vực hay tìm" level={4} action={<a href="#vi-du">Tất cả lĩnh vực</a>}>
        <div class="grid">
          <Card title="Hộ tịch" href="#ho-tich" level={4}>
            <p class="soft">Khai sinh, kết hôn, khai tử, trích lục</p>
          </Card>
          <Card title="Đất đai" href="#dat-dai" level={4}>
            <p class="soft">Cấp giấy chứng nhận, chuyển nhượng, tách thửa</p>
          </Card>
          <Card title="Đăng ký kinh doanh" level={4}>
            <p class="soft">Thẻ không dẫn đi đâu chỉ để đọc</p>
          </Card>
        </div>
      </Section>
    ),
  },
]
