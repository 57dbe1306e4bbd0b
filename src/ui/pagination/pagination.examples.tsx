import type { Example } from '../example.ts'
import { Pagination } from './pagination.tsx'

export const paginationExamples: Example[] = [
  {
    title: 'Giữa nhiều trang',
    render: () => <Pagination page={5} pageSize={50} total={4815} href={(page) => `?trang=${page}`} />,
  },
]
