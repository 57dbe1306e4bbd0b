import type { Attempt } from '#kernel/http/form.ts'
import { formatInstant } from '#kernel/i18n/dates.ts'
import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { SearchBox } from '#ui/filter-bar/filter-bar.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { Pagination } from '#ui/pagination/pagination.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { Table } from '#ui/table/table.tsx'
import { Tabs } from '#ui/tabs/tabs.tsx'
import { draftGroups, type DraftGroup, type ListedDraft } from '../draft-lists.ts'
import { draftWords as words } from '../draft-words.ts'
import type { ProcedureItem } from '../model.ts'
import { nationalCodeWords } from '../national-code-words.ts'
import { procedurePath, withQuery } from '../paths.ts'
import type { ProcedureHits } from '../search-procedures.ts'
import { draftPath, staffProcedurePaths } from '../staff-paths.ts'

export interface DraftsPageProps {
  readonly drafts: readonly ListedDraft[]
  readonly counts: Readonly<Record<DraftGroup, number>>
  readonly group: DraftGroup
  /** Page of the drafts. */
  readonly draftsPage: number
  readonly pageSize: number
  /** What could be amended; null while nobody asked. */
  readonly hits: ProcedureHits | null
  readonly q: string | undefined
  /** Draft of a procedure that has one. */
  readonly openDrafts: ReadonlyMap<string, string>
  /** For which agency an amendment is begun; empty where somebody only reads. */
  readonly agencyId: string | undefined
  /** Enters national codes. */
  readonly keepsCatalog: boolean
  readonly attempt: Attempt | null
}

/** The desk of those who write texts: to begin one, to amend one, and what is being written. */
export function DraftsPage(props: DraftsPageProps) {
  const { drafts, counts, group, draftsPage, pageSize, agencyId, attempt } = props
  const { list } = staffProcedurePaths
  const refusal = attempt && (words.refusals[attempt.refusal?.code ?? ''] ?? words.refusals['form.expired'])
  return (
    <StaffShell title={words.title} section="procedures">
      {refusal && <Notice tone="warning">{refusal}</Notice>}
      <PageHeader
        title={words.title}
        lead={words.lead}
        actions={agencyId && <ButtonLink href={staffProcedurePaths.start}>{words.newOne}</ButtonLink>}
      />
      {props.keepsCatalog && (
        <p>
          <a href={staffProcedurePaths.nationalCode}>{nationalCodeWords.waiting}</a>
        </p>
      )}
      <Amending {...props} />
      <Section title={words.drafts} id="ban-thao">
        <Tabs
          label={words.drafts}
          items={draftGroups.map((one) => ({
            href: withQuery(list, { nhom: one === 'draft' ? undefined : one }),
            label: words.groups[one],
            count: counts[one],
            current: one === group,
          }))}
        />
        {drafts.length === 0 ? (
          <EmptyState title={words.noDrafts}>
            <p>{words.noDraftsWhy}</p>
          </EmptyState>
        ) : (
          <DraftTable drafts={drafts} />
        )}
        <Pagination
          page={draftsPage}
          pageSize={pageSize}
          total={counts[group]}
          href={(trang) => `${withQuery(list, { nhom: group, trang })}#ban-thao`}
        />
      </Section>
    </StaffShell>
  )
}

function Amending({ hits, q, openDrafts, agencyId }: DraftsPageProps) {
  const { list } = staffProcedurePaths
  const suggested = withQuery(list, { xem: 'goi-y' })
  return (
    <Section id="sua-doi" title={words.amendTitle}>
      <SearchBox action={`${list}#sua-doi`} label={words.search} hint={words.amendHint} value={q} />
      {hits === null ? (
        agencyId && (
          <p>
            <a href={`${suggested}#sua-doi`}>{words.amendSuggested}</a>
          </p>
        )
      ) : (
        <>
          <Table
            caption={words.amendTitle}
            hideCaption
            rows={hits.items}
            rowKey={({ id }) => id}
            empty={words.amendNothing}
            columns={[
              {
                key: 'name',
                label: words.procedure,
                rowHeader: true,
                cell: (item) => <a href={procedurePath(item.code)}>{item.name}</a>,
              },
              { key: 'code', label: words.code, cell: ({ code }) => <span class="nowrap">{code}</span> },
              {
                key: 'amend',
                label: words.amendAction,
                hideLabel: true,
                cell: (item) => <AmendCell item={item} draftId={openDrafts.get(item.id)} agencyId={agencyId} />,
              },
            ]}
          />
          <Pagination
            page={hits.page}
            pageSize={hits.pageSize}
            total={hits.total}
            more={hits.more}
            href={(page) => `${withQuery(list, { q, xem: q ? undefined : 'goi-y', page })}#sua-doi`}
          />
        </>
      )}
    </Section>
  )
}

function DraftTable({ drafts }: { readonly drafts: readonly ListedDraft[] }) {
  return (
    <Table
      caption={words.drafts}
      hideCaption
      rows={drafts}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'name',
          label: words.procedure,
          rowHeader: true,
          cell: ({ id, name, agencyName, baseRevisionId }) => (
            <>
              <a href={draftPath('draft', { revisionId: id })}>{name}</a>
              <span class="small soft">
                {' '}
                {[baseRevisionId === null ? words.newOne : words.amending, agencyName].join(' · ')}
              </span>
            </>
          ),
        },
        { key: 'code', label: words.code, cell: ({ code }) => <span class="nowrap">{code}</span> },
        { key: 'saved', label: words.lastSaved, cell: ({ recordedAt }) => formatInstant(recordedAt) },
      ]}
    />
  )
}

interface AmendCellProps {
  readonly item: ProcedureItem
  readonly draftId: string | undefined
  readonly agencyId: string | undefined
}

function AmendCell({ item, draftId, agencyId }: AmendCellProps) {
  if (draftId !== undefined) return <a href={draftPath('draft', { revisionId: draftId })}>{words.openDraft}</a>
  if (agencyId === undefined) return null
  return (
    <Form action={staffProcedurePaths.amend}>
      <Hidden name="code" value={item.code} />
      <Hidden name="agencyId" value={agencyId} />
      <Button kind="secondary" small label={words.amendLabel(item.code)}>
        {words.amendAction}
      </Button>
    </Form>
  )
}
