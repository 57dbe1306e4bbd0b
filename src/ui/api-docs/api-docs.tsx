import { usePage } from '../context.ts'
import { PublicShell } from '../shell/public-shell.tsx'
import { Table } from '../table/table.tsx'

export interface DocumentedEndpoint {
  readonly method: string
  readonly path: string
  readonly summary: string
  readonly tag: string
}

const words = {
  vi: {
    title: 'Giao diện lập trình (API)',
    lead: 'Mọi dữ liệu công khai trên trang này đều lấy được qua API. Mô tả đầy đủ theo OpenAPI 3.1, dùng được với mọi công cụ:',
    errors:
      'Lỗi trả về theo RFC 9457 (application/problem+json) với mã code ổn định. Yêu cầu làm thay đổi dữ liệu nên kèm đầu mục Idempotency-Key: gửi lại cùng khóa không tạo thêm bản ghi.',
    method: 'Phương thức',
    path: 'Địa chỉ',
    summary: 'Nội dung',
  },
  en: {
    title: 'Programming interface (API)',
    lead: 'Everything public on this site can be had through the API. The full description is OpenAPI 3.1, for any tool:',
    errors:
      'Errors follow RFC 9457 (application/problem+json) with a stable code. Send an Idempotency-Key with requests that change something: a repeat with the same key makes no second record.',
    method: 'Method',
    path: 'Address',
    summary: 'What it does',
  },
} as const

/** The endpoints in one table; the machine-readable description has the rest. */
export function ApiDocsPage({ endpoints }: { readonly endpoints: readonly DocumentedEndpoint[] }) {
  const { language } = usePage()
  const text = words[language]
  return (
    <PublicShell title={text.title}>
      <h1>{text.title}</h1>
      <p>
        {text.lead} <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>
      </p>
      <p>{text.errors}</p>
      <Table
        caption={text.title}
        rows={endpoints}
        columns={[
          { key: 'method', label: text.method, cell: (endpoint) => <code>{endpoint.method}</code> },
          { key: 'path', label: text.path, cell: (endpoint) => <code>{endpoint.path}</code> },
          { key: 'summary', label: text.summary, cell: (endpoint) => endpoint.summary },
        ]}
        rowKey={(endpoint) => `${endpoint.method} ${endpoint.path}`}
      />
    </PublicShell>
  )
}
