import type { Example } from '../example.ts'
import { ButtonLink } from '../button/button.tsx'
import { Tag } from '../tag/tag.tsx'
import { PageHeader } from './page-header.tsx'

/** Drawn on a page of its own by the shell tests: a page has one `<h1>`. */
export const pageHeaderExamples: Example[] = [
  {
    title: 'Đầu trang',
    render: () => (
      <PageHeader
        kicker="PA-2026-00418"
        title="Chờ cấp lại giấy khai sinh quá thời hạn niêm yết"
        tag={<Tag tone="danger">Quá hạn 3 ngày</Tag>}
        lead="Ủy ban nhân dân phường Phú Lợi đang xử lý."
        actions={
          <ButtonLink href="#in" kind="quiet">
            In phiếu
          </ButtonLink>
        }
      />
    ),
  },
]
