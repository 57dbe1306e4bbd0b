import type { Example } from '../example.ts'
import { Button, ButtonGroup, ButtonLink } from './button.tsx'

export const buttonExamples: Example[] = [
  {
    title: 'Các loại nút',
    render: () => (
      <ButtonGroup>
        <Button>Gửi phản ánh</Button>
        <Button kind="secondary">Lưu bản nháp</Button>
        <Button kind="quiet">In phiếu</Button>
        <Button kind="danger" confirm="Từ chối tiếp nhận phản ánh này? Người gửi sẽ nhận được lý do.">
          Từ chối
        </Button>
        <Button kind="link">Thôi</Button>
      </ButtonGroup>
    ),
  },
  {
    title: 'Nhỏ, không dùng được, và liên kết',
    render: () => (
      <ButtonGroup>
        <Button small kind="secondary">
          Gia hạn
        </Button>
        <Button disabled>Đang gửi…</Button>
        <ButtonLink href="#gui" kind="secondary">
          Tải biểu mẫu
        </ButtonLink>
      </ButtonGroup>
    ),
  },
]
