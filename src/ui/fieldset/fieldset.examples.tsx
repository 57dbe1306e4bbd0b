import type { Example } from '../example.ts'
import { TextInput } from '../field/text-input.tsx'
import { Fieldset } from './fieldset.tsx'

export const fieldsetExamples: Example[] = [
  {
    title: 'Nhóm ô nhập',
    render: () => (
      <Fieldset legend="Người gửi" hint="Tên và địa chỉ được giữ kín, chỉ cán bộ xử lý đọc được.">
        <TextInput name="nguoiGuiTen" label="Họ và tên" />
        <TextInput name="nguoiGuiDiaChi" label="Địa chỉ" width="full" optional />
      </Fieldset>
    ),
  },
]
