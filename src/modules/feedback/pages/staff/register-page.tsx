import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { ButtonLink } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import type { RegisterBook, RegisterLine } from '../../register-queries.ts'
import { staffPath } from '../../staff-paths.ts'
import { channelLabels, outcomeLabels, senderKindLabels, statusLabels } from '../../vi.ts'
import { workWords } from '../staff-words.ts'
import { firstWords } from './work-list.tsx'

/** Columns of the register, for the page and for the sheet alike. */
export const registerHeaders = {
  number: 'Số thứ tự',
  acceptedOn: 'Ngày vào sổ',
  channel: 'Kênh',
  sender: 'Người gửi',
  text: 'Nội dung tóm tắt',
  handledBy: 'Cơ quan chuyển đến',
  due: 'Hạn',
  result: 'Kết quả',
  answeredOn: 'Ngày trả lời',
  code: 'Mã',
} as const

export interface RegisterProps {
  readonly books: readonly RegisterBook[]
  readonly book: RegisterBook | undefined
  /** The official sees every line; to the others how many there are would tell of items that are not theirs. */
  readonly wholeBook: boolean
  readonly lines: readonly RegisterLine[]
  /** Last number of this page, when more follow. */
  readonly next: number | undefined
  readonly after: number
}

function registerAddress(book: RegisterBook, after?: number): string {
  const fields = { 'co-quan': book.agencyId, nam: String(book.year), ...(after ? { sau: String(after) } : {}) }
  return `${staffPath('register')}?${new URLSearchParams(fields)}`
}

export function RegisterPage({ books, book, wholeBook, lines, next, after }: RegisterProps) {
  const years = [...new Set(books.map(({ year }) => year))]
  const agencies = new Map(books.map(({ agencyId, agencyName }) => [agencyId, agencyName]))
  return (
    <StaffShell title={workWords.register} section="register">
      <PageHeader
        title={workWords.register}
        lead={book && `${book.agencyName}, năm ${book.year}${wholeBook ? `: ${formatCount(book.last)} số` : ''}`}
        actions={
          book && (
            <ButtonLink
              kind="secondary"
              href={`${staffPath('registerSheet')}?nam=${book.year}&co-quan=${book.agencyId}`}
              download
            >
              Tải sổ (XLSX)
            </ButtonLink>
          )
        }
      />
      {book && (
        <FilterBar
          action={staffPath('register')}
          label={workWords.register}
          typed={{ nam: String(book.year), 'co-quan': book.agencyId, ...(after > 0 ? { so: String(after + 1) } : {}) }}
        >
          <Select
            name="nam"
            label="Năm"
            width="short"
            placeholder={false}
            options={years.map((year) => ({ value: String(year), label: String(year) }))}
          />
          {agencies.size > 1 && (
            <Select
              name="co-quan"
              label="Cơ quan"
              placeholder={false}
              options={[...agencies].map(([value, label]) => ({ value, label }))}
            />
          )}
          <TextInput name="so" label="Từ số" width="short" inputMode="numeric" />
        </FilterBar>
      )}
      {lines.length === 0 ? (
        <EmptyState title="Sổ chưa có dòng nào trong phạm vi ông/bà được xem." />
      ) : (
        <Lines lines={lines} />
      )}
      {book && (
        <p class="row no-print">
          {after > 0 && <a href={registerAddress(book)}>Về đầu sổ</a>}
          {next !== undefined && <a href={registerAddress(book, next)}>Trang sau</a>}
        </p>
      )}
    </StaffShell>
  )
}

function Lines({ lines }: { readonly lines: readonly RegisterLine[] }) {
  return (
    <Table
      caption={workWords.register}
      hideCaption
      rows={lines}
      rowKey={(line) => line.code}
      columns={[
        {
          key: 'number',
          label: registerHeaders.number,
          rowHeader: true,
          cell: (line) => (
            <>
              <span class="numeric">{line.number}</span>{' '}
              <a class="small nowrap" href={staffPath('item', { code: line.code })}>
                {line.code}
              </a>
            </>
          ),
        },
        {
          key: 'accepted',
          label: registerHeaders.acceptedOn,
          cell: ({ acceptedAt }) => acceptedAt && formatDate(legalDateOf(acceptedAt)),
        },
        { key: 'channel', label: registerHeaders.channel, cell: ({ channel }) => channelLabels[channel] },
        { key: 'sender', label: registerHeaders.sender, cell: (line) => <Sender line={line} /> },
        { key: 'text', label: registerHeaders.text, cell: ({ text }) => firstWords(text, 140) },
        { key: 'agency', label: registerHeaders.handledBy, cell: ({ handledBy }) => handledBy },
        {
          key: 'due',
          label: registerHeaders.due,
          cell: ({ dueOn }) => dueOn && formatDate(dueOn),
        },
        { key: 'result', label: registerHeaders.result, cell: resultOf },
        {
          key: 'answered',
          label: registerHeaders.answeredOn,
          cell: ({ answeredAt, answeredLate }) =>
            answeredAt && (
              <>
                {formatDate(legalDateOf(answeredAt))} {answeredLate && <span class="late">trễ hạn</span>}
              </>
            ),
        },
      ]}
    />
  )
}

function Sender({ line }: { readonly line: RegisterLine }) {
  const kind = shownSender(line)
  if (!line.maySeeSender) return <span class="soft">{kind}</span>
  return (
    <>
      {kind} <a href={`${staffPath('item', { code: line.code })}#nguoi-gui`}>xem</a>
    </>
  )
}

/** A name never stands in a list: each look at it is recorded one by one and shown to the sender. */
export function shownSender({ senderKind }: RegisterLine): string {
  return senderKind === null ? '' : senderKindLabels[senderKind]
}

export function resultOf({ outcome, status }: RegisterLine): string {
  return outcome === null ? statusLabels[status] : outcomeLabels[outcome]
}
