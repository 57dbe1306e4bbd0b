import type { Example } from '../example.ts'
import { Select } from '../field/select.tsx'
import { DateInput, TextInput } from '../field/text-input.tsx'
import { FilterBar, SearchBox } from './filter-bar.tsx'

export const filterBarExamples: Example[] = [
  {
    title: 'Tìm kiếm',
    render: () => (
      <SearchBox
        action="#"
        label="Tìm thủ tục"
        name="tuKhoa"
        hint="Ví dụ: khai sinh, đất đai, đăng ký kinh doanh"
        large
      />
    ),
  },
  {
    title: 'Lọc danh sách',
    render: () => (
      <FilterBar action="#" label="Lọc phản ánh" clearHref="#">
        <TextInput name="loc-q" label="Từ khóa" type="search" />
        <Select
          name="loc-trang-thai"
          label="Trạng thái"
          placeholder="Tất cả"
          options={[{ value: 'answered', label: 'Đã trả lời' }]}
        />
        <DateInput name="loc-tu" label="Từ ngày" />
      </FilterBar>
    ),
  },
]
