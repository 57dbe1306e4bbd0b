import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, formatInstant, type LegalDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Select } from '#ui/field/select.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { FilterBar } from '#ui/filter-bar/filter-bar.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import type { Sender } from '../../model.ts'
import type { RegisterBook, RegisterLine, RegisterLook } from '../../register-queries.ts'
import { staffPath } from '../../staff-paths.ts'
import { registerFieldLabels, registerProblem, bookWords } from '../register-words.ts'
import { workWords } from '../staff-words.ts'
import { RegisterTable } from './register-table.tsx'

export interface RegisterProps {
  readonly books: readonly RegisterBook[]
  readonly book: RegisterBook | undefined
  /** The official sees every line; to the others how many there are would tell of items that are not theirs. */
  readonly wholeBook: boolean
  readonly lines: readonly RegisterLine[]
  /** Where the older lines begin, when more follow. */
  readonly older: number | undefined
  /** The number that was asked to begin with. */
  readonly upTo: number | undefined
  readonly today: LegalDate
  /** Null where this official may not open the book with names. */
  readonly looks: readonly RegisterLook[] | null
  readonly attempt: Attempt | null
  /** What a recorded look has opened. */
  readonly opened: {
    readonly senders: ReadonlyMap<string, Sender>
    readonly from: LegalDate
    readonly to: LegalDate
  } | null
}

function registerAddress(book: RegisterBook, upTo?: number): string {
  const fields = { 'co-quan': book.agencyId, nam: String(book.year), ...(upTo ? { so: String(upTo) } : {}) }
  return `${staffPath('register')}?${new URLSearchParams(fields)}`
}

/** Sổ tiếp nhận, the newest line first; the sheet keeps the order of the numbers, as the book does. */
export function RegisterPage(props: RegisterProps) {
  const { books, book, wholeBook, lines, older, upTo, looks, opened } = props
  return (
    <StaffShell title={workWords.register} section="register" wide>
      <ErrorSummary problems={props.attempt?.problems} words={registerProblem} labels={registerFieldLabels} />
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
              {bookWords.sheet}
            </ButtonLink>
          )
        }
      />
      {book && opened && (
        <Notice>
          <p>{bookWords.opened(formatDate(opened.from), formatDate(opened.to), opened.senders.size)}</p>
          <p>
            <a href={registerAddress(book)}>{bookWords.close}</a>
          </p>
        </Notice>
      )}
      {book && !opened && <BookFilter books={books} book={book} upTo={upTo} />}
      {book && looks && !opened && <NamesForm book={book} today={props.today} attempt={props.attempt} />}
      {lines.length === 0 ? (
        <EmptyState title={bookWords.empty} />
      ) : (
        <RegisterTable lines={lines} senders={opened?.senders ?? null} />
      )}
      {book && !opened && (
        <p class="row no-print">
          {upTo !== undefined && <a href={registerAddress(book)}>{bookWords.newest}</a>}
          {older !== undefined && <a href={registerAddress(book, older)}>{bookWords.older}</a>}
        </p>
      )}
      {looks && looks.length > 0 && <Looks looks={looks} />}
    </StaffShell>
  )
}

function BookFilter({ books, book, upTo }: Pick<RegisterProps, 'books' | 'upTo'> & { readonly book: RegisterBook }) {
  const years = [...new Set(books.map(({ year }) => year))]
  const agencies = new Map(books.map(({ agencyId, agencyName }) => [agencyId, agencyName]))
  const [newest = book] = books
  return (
    <FilterBar
      action={staffPath('register')}
      label={workWords.register}
      typed={{ nam: String(book.year), 'co-quan': book.agencyId, so: upTo === undefined ? '' : String(upTo) }}
      initial={{ nam: String(newest.year), 'co-quan': newest.agencyId }}
    >
      <Select
        name="nam"
        label={bookWords.year}
        width="short"
        placeholder={false}
        options={years.map((year) => ({ value: String(year), label: String(year) }))}
      />
      {agencies.size > 1 && (
        <Select
          name="co-quan"
          label={bookWords.agency}
          placeholder={false}
          options={[...agencies].map(([value, label]) => ({ value, label }))}
        />
      )}
      <TextInput name="so" label={bookWords.upTo} width="short" inputMode="numeric" />
    </FilterBar>
  )
}

/** The register by law has the senders; here they are shown for a purpose, and each of them is told. */
function NamesForm({
  book,
  today,
  attempt,
}: { readonly book: RegisterBook } & Pick<RegisterProps, 'today' | 'attempt'>) {
  const first = `${today.slice(0, 7)}-01`
  const [from, to] = today.startsWith(String(book.year)) ? [first, today] : [`${book.year}-12-01`, `${book.year}-12-31`]
  return (
    <Disclosure summary={bookWords.withNames} open={attempt !== null}>
      <Form
        action={staffPath('registerNames')}
        label={bookWords.withNames}
        problems={attempt?.problems}
        words={registerProblem}
        typed={attempt?.typed}
      >
        <p>{bookWords.namesLead}</p>
        <Hidden name="agencyId" value={book.agencyId} />
        <Hidden name="year" value={String(book.year)} />
        <DateInput name="from" label={registerFieldLabels.from} value={formatDate(from)} />
        <DateInput name="to" label={registerFieldLabels.to} value={formatDate(to)} />
        <TextArea
          name="purpose"
          label={registerFieldLabels.purpose}
          hint={bookWords.purposeHint}
          rows={2}
          limit={500}
        />
        <div class="row">
          <Button name="as" value="page">
            {bookWords.openPage}
          </Button>
          <Button kind="secondary" name="as" value="sheet">
            {bookWords.openSheet}
          </Button>
        </div>
      </Form>
    </Disclosure>
  )
}

function Looks({ looks }: { readonly looks: readonly RegisterLook[] }) {
  return (
    <Section title={bookWords.looks}>
      <ul>
        {looks.map((look) => (
          <li key={look.id}>
            {formatInstant(look.lookedAt)}, {look.officialName}:{' '}
            {bookWords.look(formatDate(look.fromOn), formatDate(look.toOn), look.named, look.asSheet)}
            <p class="typed small soft">{look.purpose}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
