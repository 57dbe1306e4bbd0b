import type { Example } from '../example.ts'
import { Button } from '../button/button.tsx'
import { Form } from '../form/form.tsx'
import { Checkbox, Checkboxes, RadioGroup } from './choice.tsx'
import { FileInput } from './file-input.tsx'
import { Combobox, Select } from './select.tsx'
import { DateInput, TextArea, TextInput } from './text-input.tsx'

const kinds = [
  { value: 'problem', label: 'Phản ánh', hint: 'Việc đã xảy ra: vướng mắc, chậm trễ, hành vi không đúng.' },
  { value: 'proposal', label: 'Kiến nghị', hint: 'Việc nên đổi: quy định không hợp lý, cách làm tốt hơn.' },
]

const agencies = [
  { value: 'so-y-te', label: 'Sở Y tế', group: 'Cấp tỉnh' },
  { value: 'so-xay-dung', label: 'Sở Xây dựng', group: 'Cấp tỉnh' },
  { value: 'phu-loi', label: 'Ủy ban nhân dân phường Phú Lợi', group: 'Cấp xã' },
  { value: 'my-xuyen', label: 'Ủy ban nhân dân phường Mỹ Xuyên', group: 'Cấp xã' },
]

export const fieldExamples: Example[] = [
  {
    title: 'Ô nhập',
    render: () => (
      <Form action="#">
        <TextInput name="hoTen" label="Họ và tên" autocomplete="name" />
        <TextInput
          name="dienThoai"
          label="Số điện thoại"
          hint="Chỉ dùng để liên hệ về phản ánh này."
          type="tel"
          width="medium"
          optional
        />
        <DateInput name="ngayXayRa" label="Ngày xảy ra" optional />
        <TextInput name="chiPhi" label="Chi phí đã trả" inputMode="numeric" width="short" suffix="đồng" optional />
        <TextArea name="noiDung" label="Nội dung" hint="Việc gì, ở đâu, khi nào, cơ quan nào." limit={20000} remember />
      </Form>
    ),
  },
  {
    title: 'Chọn',
    render: () => (
      <Form action="#">
        <RadioGroup name="loai" label="Ông, bà muốn gửi" choices={kinds} value="problem" />
        <Checkboxes
          name="nhanTin"
          label="Nhận tin báo qua"
          choices={[
            { value: 'email', label: 'Thư điện tử' },
            { value: 'sms', label: 'Tin nhắn' },
          ]}
          inline
          optional
        />
        <Select
          name="linhVuc"
          label="Lĩnh vực"
          options={[
            { value: 'dat-dai', label: 'Đất đai' },
            { value: 'ho-tich', label: 'Hộ tịch' },
          ]}
        />
        <Combobox name="coQuan" label="Cơ quan" hint="Gõ vài chữ để tìm." options={agencies} value="phu-loi" />
        <FileInput
          name="tep"
          label="Tệp gửi kèm"
          multiple
          accept={['.pdf', '.jpg', '.png', '.docx']}
          maximumBytes={10 * 1024 * 1024}
          maximumFiles={10}
          optional
        />
        <Checkbox name="dongY" label="Tôi đồng ý công khai nội dung này, không kèm tên của tôi" />
      </Form>
    ),
  },
  {
    title: 'Có lỗi, giữ nguyên chữ đã gõ',
    render: () => (
      <Form
        action="#"
        problems={[
          { field: 'email', code: 'invalid-email' },
          { field: 'hanTraLoi', code: 'invalid-date' },
          { field: 'moTa', code: 'too-short', details: { minimum: 20 } },
          { field: 'doiTuong', code: 'required' },
        ]}
        typed={{
          email: 'lan.nguyen@',
          hanTraLoi: '31/02/2026',
          moTa: '<script>alert("chữ, không phải lệnh")</script>',
        }}
      >
        <TextInput name="email" label="Thư điện tử" type="email" />
        <DateInput name="hanTraLoi" label="Hạn trả lời" />
        <TextArea name="moTa" label="Mô tả" rows={3} />
        <RadioGroup
          name="doiTuong"
          label="Người gửi là"
          inline
          choices={[
            { value: 'individual', label: 'Cá nhân' },
            { value: 'organization', label: 'Tổ chức' },
          ]}
        />
        <Button>Gửi lại</Button>
      </Form>
    ),
  },
]
