import { barChartExamples } from './bar-chart/bar-chart.examples.tsx'
import { breadcrumbExamples } from './breadcrumb/breadcrumb.examples.tsx'
import { buttonExamples } from './button/button.examples.tsx'
import { cardExamples } from './card/card.examples.tsx'
import { dayReceiptExamples } from './day-receipt/day-receipt.examples.tsx'
import { differenceExamples } from './difference/difference.examples.tsx'
import { disclosureExamples } from './disclosure/disclosure.examples.tsx'
import { emptyStateExamples } from './empty-state/empty-state.examples.tsx'
import { errorSummaryExamples } from './error-summary/error-summary.examples.tsx'
import type { Example } from './example.ts'
import { facetsExamples } from './facets/facets.examples.tsx'
import { fieldExamples } from './field/field.examples.tsx'
import { fieldsetExamples } from './fieldset/fieldset.examples.tsx'
import { filterBarExamples } from './filter-bar/filter-bar.examples.tsx'
import { noticeExamples } from './notice/notice.examples.tsx'
import { PageHeader } from './page-header/page-header.tsx'
import { paginationExamples } from './pagination/pagination.examples.tsx'
import { qrExamples } from './qr/qr.examples.tsx'
import { stepsExamples } from './steps/steps.examples.tsx'
import { statExamples } from './stat/stat.examples.tsx'
import { waitingExamples } from './waiting/waiting.examples.tsx'
import { summaryListExamples } from './summary-list/summary-list.examples.tsx'
import { tableExamples } from './table/table.examples.tsx'
import { tabsExamples } from './tabs/tabs.examples.tsx'
import { tagExamples } from './tag/tag.examples.tsx'
import { timelineExamples } from './timeline/timeline.examples.tsx'

export interface PatternGroup {
  readonly key: string
  readonly title: string
  readonly examples: readonly Example[]
}

/** Every component of the kit with its examples; the tests walk this list too. */
export const patternGroups: readonly PatternGroup[] = [
  { key: 'button', title: 'Nút', examples: buttonExamples },
  { key: 'error-summary', title: 'Tóm tắt lỗi', examples: errorSummaryExamples },
  { key: 'field', title: 'Ô nhập', examples: fieldExamples },
  { key: 'fieldset', title: 'Nhóm ô', examples: fieldsetExamples },
  { key: 'filter', title: 'Tìm và lọc', examples: filterBarExamples },
  { key: 'facets', title: 'Thu hẹp danh sách', examples: facetsExamples },
  { key: 'table', title: 'Bảng', examples: tableExamples },
  { key: 'pagination', title: 'Phân trang', examples: paginationExamples },
  { key: 'tabs', title: 'Thẻ xem', examples: tabsExamples },
  { key: 'tag', title: 'Nhãn trạng thái', examples: tagExamples },
  { key: 'summary-list', title: 'Danh sách tên và giá trị', examples: summaryListExamples },
  { key: 'steps', title: 'Tiến trình', examples: stepsExamples },
  { key: 'timeline', title: 'Dòng thời gian', examples: timelineExamples },
  { key: 'day-receipt', title: 'Phiếu tính thời hạn', examples: dayReceiptExamples },
  { key: 'notice', title: 'Thông báo', examples: noticeExamples },
  { key: 'disclosure', title: 'Mở ra, gập lại', examples: disclosureExamples },
  { key: 'empty-state', title: 'Trống', examples: emptyStateExamples },
  { key: 'card', title: 'Phần và thẻ', examples: cardExamples },
  { key: 'stat', title: 'Con số', examples: statExamples },
  { key: 'waiting', title: 'Việc đang chờ', examples: waitingExamples },
  { key: 'bar-chart', title: 'Biểu đồ thanh', examples: barChartExamples },
  { key: 'qr', title: 'Mã QR', examples: qrExamples },
  { key: 'difference', title: 'Chỗ khác nhau', examples: differenceExamples },
  { key: 'breadcrumb', title: 'Đường đi', examples: breadcrumbExamples },
]

/** What stands on the page of patterns, inside a shell. */
export function PatternsPage() {
  return (
    <>
      <PageHeader title="Mẫu giao diện" lead="Mọi thành phần mà các trang được dựng từ đó." />
      <nav aria-label="Các thành phần">
        <ul class="row">
          {patternGroups.map((group) => (
            <li key={group.key}>
              <a href={`#mau-${group.key}`}>{group.title}</a>
            </li>
          ))}
        </ul>
      </nav>
      {patternGroups.map((group) => (
        <section class="section" key={group.key} id={`mau-${group.key}`}>
          <h2>{group.title}</h2>
          {group.examples.map((example) => (
            <div class="section" key={example.title}>
              <h3 class="soft small">{example.title}</h3>
              {example.render()}
            </div>
          ))}
        </section>
      ))}
    </>
  )
}
