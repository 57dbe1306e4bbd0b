import { formatDate } from '#kernel/i18n/dates.ts'
import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { PostHolder } from '../official-queries.ts'
import type { OfficialFacts } from '../official-lists.ts'
import { agencyPath } from '../paths.ts'
import type { OrganisationMove } from '../policy.ts'
import { staffWords } from '../vi-staff.ts'
import { PostsTable } from './posts-table.tsx'

export interface OfficialDetailProps {
  readonly official: OfficialFacts
  readonly posts: readonly PostHolder[]
  readonly moves: readonly OrganisationMove[]
}

/** One official: contacts at work, posts present and past. */
export function OfficialDetailPage({ official, posts, moves }: OfficialDetailProps) {
  const { code } = official
  const inOffice = official.leftOn === null
  return (
    <StaffShell
      title={official.name}
      section="officials"
      breadcrumbs={[{ label: staffWords.officials, href: agencyPath('officials') }, { label: official.name }]}
    >
      <PageHeader title={official.name} />
      <ButtonGroup>
        {inOffice && moves.includes('keep-officials') && (
          <ButtonLink kind="secondary" small href={agencyPath('officialAmendment', { code })}>
            {staffWords.amend}
          </ButtonLink>
        )}
        {inOffice && moves.includes('appoint') && (
          <ButtonLink kind="secondary" small href={agencyPath('leaving', { code })}>
            {staffWords.leave}
          </ButtonLink>
        )}
      </ButtonGroup>
      <SummaryList
        rows={[
          { term: staffWords.officialCode, value: code },
          { term: staffWords.email, value: official.email },
          { term: staffWords.phone, value: official.phone },
          { term: staffWords.hasLeft, value: official.leftOn && formatDate(official.leftOn) },
        ]}
      />
      <Section title={staffWords.held}>
        <PostsTable posts={posts} show="agency" moves={moves} />
      </Section>
    </StaffShell>
  )
}
