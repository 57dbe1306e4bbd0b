import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Table, type Column } from '#ui/table/table.tsx'
import type { PostHolder } from '../official-queries.ts'
import { agencyPath } from '../paths.ts'
import { appointingMove, type OrganisationMove } from '../policy.ts'
import { postRoleLabels } from '../vi.ts'
import { staffWords } from '../vi-staff.ts'
import { period } from './staff-frame.tsx'

export interface PostsTableProps {
  readonly posts: readonly PostHolder[]
  /** Which ends of the post are named: those that the page does not say itself. */
  readonly show: 'official' | 'agency' | 'both'
  readonly moves: readonly OrganisationMove[]
}

const officialColumn: Column<PostHolder> = {
  key: 'official',
  label: staffWords.officialName,
  rowHeader: true,
  cell: (post) => <a href={agencyPath('official', { code: post.officialCode })}>{post.officialName}</a>,
}

const agencyColumn: Column<PostHolder> = {
  key: 'agency',
  label: staffWords.agency,
  rowHeader: true,
  cell: (post) => <a href={agencyPath('agency', { code: post.agencyCode })}>{post.agencyName}</a>,
}

/** Posts, present and past, with what the reader may do to each. */
export function PostsTable({ posts, show, moves }: PostsTableProps) {
  return (
    <Table
      caption={staffWords.posts}
      hideCaption
      rows={posts}
      rowKey={(post) => post.postId}
      empty={staffWords.noPosts}
      columns={[
        ...(show === 'official' ? [officialColumn] : []),
        ...(show === 'agency' ? [agencyColumn] : []),
        ...(show === 'both' ? [agencyColumn, { ...officialColumn, rowHeader: false }] : []),
        {
          key: 'role',
          label: staffWords.role,
          cell: (post) => [postRoleLabels[post.role], post.title].filter(Boolean).join(', '),
        },
        { key: 'validity', label: staffWords.validity, cell: (post) => period(post.validFrom, post.validTo) },
        { key: 'basis', label: staffWords.ground, cell: (post) => post.basis },
        {
          key: 'actions',
          label: staffWords.endPost,
          hideLabel: true,
          cell: (post) => post.validTo === null && <PostActions post={post} moves={moves} />,
        },
      ]}
    />
  )
}

function PostActions({ post, moves }: { readonly post: PostHolder; readonly moves: readonly OrganisationMove[] }) {
  return (
    <ButtonGroup>
      {moves.includes('deputise') && (
        <ButtonLink kind="quiet" small href={agencyPath('deputising', { postId: post.postId })}>
          {staffWords.deputise}
        </ButtonLink>
      )}
      {moves.includes(appointingMove(post.role)) && (
        <ButtonLink kind="quiet" small href={agencyPath('postEnding', { postId: post.postId })}>
          {staffWords.endPost}
        </ButtonLink>
      )}
    </ButtonGroup>
  )
}
