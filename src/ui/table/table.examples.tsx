import type { Example } from '../example.ts'
import { Tag } from '../tag/tag.tsx'
import { Table } from './table.tsx'

const cases = [
  {
    code: 'PA-2026-00418',
    text: 'Chờ cấp lại giấy khai sinh quá thời hạn niêm yết',
    agency: 'UBND phường Phú Lợi',
    due: '12/11/2026',
    late: true,
  },
  {
    code: 'PA-2026-00421',
    text: 'Hồ sơ đất đai phải nộp thêm giấy không có trong danh mục',
    agency: 'Sở Nông nghiệp và Môi trường',
    due: '25/11/2026',
    late: false,
  },
  {
    code: 'PA-2026-00425',
    text: 'Đề nghị nhận kết quả qua bưu chính ở mọi xã',
    agency: 'Trung tâm Phục vụ hành chính công',
    due: '30/11/2026',
    late: false,
  },
]

const months = [
  { name: 'Tháng 9', received: 1204, onTime: 1180, late: 24 },
  { name: 'Tháng 10', received: 1356, onTime: 1311, late: 45 },
]

export const tableExamples: Example[] = [
  {
    title: 'Bảng thành thẻ trên điện thoại, tiêu đề xếp được',
    render: () => (
      <Table
        caption="Phản ánh đang xử lý"
        rows={cases}
        rowKey={(row) => row.code}
        columns={[
          { key: 'text', label: 'Nội dung', rowHeader: true, cell: (row) => <a href="#vi-du">{row.text}</a> },
          { key: 'code', label: 'Mã', cell: (row) => <span class="nowrap">{row.code}</span> },
          { key: 'agency', label: 'Cơ quan xử lý', cell: (row) => row.agency },
          {
            key: 'due',
            label: 'Hạn',
            sort: { href: '?xep=han', direction: 'ascending' },
            cell: (row) => row.due,
          },
          {
            key: 'status',
            label: 'Trạng thái',
            cell: (row) => (row.late ? <Tag tone="danger">Quá hạn</Tag> : <Tag tone="progress">Đang xử lý</Tag>),
          },
        ]}
      />
    ),
  },
  {
    title: 'Bảng số liệu, có dòng cộng',
    render: () => (
      <Table
        caption="Hồ sơ theo tháng"
        keepGrid
        rows={months}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: 'Kỳ', rowHeader: true, cell: (row) => row.name },
          { key: 'received', label: 'Tiếp nhận', numeric: true, cell: (row) => row.received.toLocaleString('vi-VN') },
          { key: 'onTime', label: 'Đúng hạn', numeric: true, cell: (row) => row.onTime.toLocaleString('vi-VN') },
          { key: 'late', label: 'Quá hạn', numeric: true, cell: (row) => <span class="late">{row.late}</span> },
        ]}
        footer={['Cộng', '2.560', '2.491', '69']}
      />
    ),
  },
  {
    title: 'Bảng không có dòng nào',
    render: () => (
      <Table
        caption="Việc quá hạn"
        rows={[]}
        rowKey={() => ''}
        columns={[{ key: 'code', label: 'Mã', cell: () => '' }]}
        empty="Không có việc nào quá hạn."
      />
    ),
  },
]
