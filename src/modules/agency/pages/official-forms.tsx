import type { Attempt } from '#kernel/http/form.ts'
import { Combobox, type Option } from '#ui/field/select.tsx'
import { DateInput, TextInput } from '#ui/field/text-input.tsx'
import { WarningText } from '#ui/notice/notice.tsx'
import type { OfficialFacts } from '../official-lists.ts'
import type { PostFacts } from '../official-queries.ts'
import { agencyPath } from '../paths.ts'
import { postRoleLabels } from '../vi.ts'
import { staffWords } from '../vi-staff.ts'
import { BasisField } from './agency-forms.tsx'
import { FormPage } from './staff-frame.tsx'

const listCrumb = { label: staffWords.officials, href: agencyPath('officials') }

function crumbsOf(official: { readonly code: string; readonly name: string }) {
  return [listCrumb, { label: official.name, href: agencyPath('official', { code: official.code }) }]
}

export function RegisterOfficialPage({ attempt }: { readonly attempt: Attempt | null }) {
  return (
    <FormPage
      title={staffWords.newOfficial}
      section="officials"
      crumbs={[listCrumb]}
      action={agencyPath('newOfficial')}
      attempt={attempt}
    >
      <TextInput name="code" label={staffWords.officialCode} hint={staffWords.officialCodeHint} spellcheck={false} />
      <PersonFields official={undefined} />
    </FormPage>
  )
}

interface OfficialFormProps {
  readonly official: OfficialFacts
  readonly attempt: Attempt | null
}

export function AmendOfficialPage({ official, attempt }: OfficialFormProps) {
  return (
    <FormPage
      title={staffWords.amend}
      section="officials"
      crumbs={crumbsOf(official)}
      action={agencyPath('officialAmendment', { code: official.code })}
      attempt={attempt}
    >
      <PersonFields official={official} />
    </FormPage>
  )
}

function PersonFields({ official }: { readonly official: OfficialFacts | undefined }) {
  return (
    <>
      <TextInput name="name" label={staffWords.officialName} value={official?.name} />
      <TextInput name="email" label={staffWords.email} type="email" value={official?.email ?? undefined} optional />
      <TextInput name="phone" label={staffWords.phone} type="tel" value={official?.phone ?? undefined} optional />
    </>
  )
}

export function LeaveOfficePage({ official, attempt }: OfficialFormProps) {
  return (
    <FormPage
      title={staffWords.leave}
      section="officials"
      crumbs={crumbsOf(official)}
      action={agencyPath('leaving', { code: official.code })}
      attempt={attempt}
      before={<WarningText>{staffWords.leaveWarning}</WarningText>}
    >
      <DateInput name="leftOn" label={staffWords.leftOn} />
      <BasisField />
    </FormPage>
  )
}

interface PostFormProps {
  readonly post: PostFacts
  readonly attempt: Attempt | null
}

function PostLine({ post }: { readonly post: PostFacts }) {
  return (
    <p>
      {post.officialName}: {postRoleLabels[post.role]}, {post.agencyName}
    </p>
  )
}

export function EndPostPage({ post, attempt }: PostFormProps) {
  return (
    <FormPage
      title={staffWords.endPost}
      section="officials"
      crumbs={crumbsOf({ code: post.officialCode, name: post.officialName })}
      action={agencyPath('postEnding', { postId: post.postId })}
      attempt={attempt}
      before={<PostLine post={post} />}
    >
      <DateInput name="endedOn" label={staffWords.endedOn} />
      <BasisField />
    </FormPage>
  )
}

export function DeputisePage({ post, officials, attempt }: PostFormProps & { readonly officials: readonly Option[] }) {
  return (
    <FormPage
      title={staffWords.deputise}
      section="officials"
      crumbs={crumbsOf({ code: post.officialCode, name: post.officialName })}
      action={agencyPath('deputising', { postId: post.postId })}
      attempt={attempt}
      before={<PostLine post={post} />}
    >
      <Combobox name="deputyCode" label={staffWords.deputy} options={officials} />
      <DateInput name="from" label={staffWords.from} />
      <DateInput name="to" label={staffWords.to} />
      <BasisField />
    </FormPage>
  )
}
