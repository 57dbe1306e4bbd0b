import { z } from 'zod'
import { signedIn } from '#kernel/http/access.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import { download } from '#kernel/http/download.ts'
import { page } from '#kernel/http/page.ts'
import { PageNumber, TypedDate } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { AmendOfficial, amendOfficial } from './amend-official.ts'
import { Deputise, deputise } from './deputise.ts'
import { EndPost, endPost } from './end-post.ts'
import { formPair } from './form-pair.ts'
import { LeaveOffice, leaveOffice } from './leave-office.ts'
import { OfficialCode } from './model.ts'
import { getOfficialByCode, listOfficialChoices, listOfficials } from './official-lists.ts'
import { focalPointsOf, getPost, listDeputising, listFocalPointGaps, listPosts } from './official-queries.ts'
import { exportOfficials } from './official-sheet.ts'
import { OfficialDetailPage } from './pages/official-detail.tsx'
import {
  AmendOfficialPage,
  DeputisePage,
  EndPostPage,
  LeaveOfficePage,
  RegisterOfficialPage,
} from './pages/official-forms.tsx'
import { FocalPointsPage, OfficialListPage } from './pages/official-list.tsx'
import { agencyPath, agencyPaths } from './paths.ts'
import { organisationMovesFor } from './policy.ts'
import { RegisterOfficial, registerOfficial } from './register-official.ts'

const pageSize = 50
const { mediaType } = fileKinds.xlsx

const CodeInAddress = z.object({ code: OfficialCode.catch('') })
const PostInAddress = z.object({ postId: z.uuid() })

const seen = ({ code }: { readonly code: string }): string => agencyPath('official', { code })

export const officialStaffPages: readonly Route[] = [
  page({
    path: agencyPaths.officials,
    access: signedIn,
    query: z.object({ q: z.string().trim().max(100).catch(''), trang: PageNumber }),
    async show({ reader, actor, today }, { query }) {
      const wanted = { query: query.q, page: query.trang, pageSize }
      const { items, total } = await listOfficials(reader, today, wanted)
      const deputising = await listDeputising(reader, today)
      const moves = organisationMovesFor(actor, null)
      return <OfficialListPage {...{ ...wanted, officials: items, total, deputising, moves }} />
    },
  }),

  download({
    path: agencyPaths.exportOfficials,
    access: signedIn,
    async get({ reader, today }) {
      return {
        name: `Danh sách cán bộ ${today}.xlsx`,
        mediaType,
        bytes: await exportOfficials(reader, today),
      }
    },
  }),

  page({
    path: agencyPaths.focalPoints,
    access: signedIn,
    query: z.object({ tu: TypedDate.optional().catch(undefined), den: TypedDate.optional().catch(undefined) }),
    async show({ reader, actor, today }, { query }) {
      const from = query.tu ?? today
      const to = query.den !== undefined && query.den >= from ? query.den : from
      const gaps = await listFocalPointGaps(reader, from, to)
      const focalPoints = await focalPointsOf(reader, 'all', today)
      return <FocalPointsPage {...{ gaps, focalPoints, from, to, today }} moves={organisationMovesFor(actor, null)} />
    },
  }),

  ...formPair({
    path: agencyPaths.newOfficial,
    params: z.object({}),
    moves: ['keep-officials'],
    input: RegisterOfficial,
    named: () => ({}),
    act: registerOfficial,
    draw: (_, __, attempt) => <RegisterOfficialPage attempt={attempt} />,
    to: seen,
  }),

  page({
    path: agencyPaths.official,
    access: signedIn,
    params: CodeInAddress,
    async show({ reader, actor }, { params }) {
      const official = await getOfficialByCode(reader, params.code)
      const posts = await listPosts(reader, { officialId: official.id })
      return (
        <OfficialDetailPage {...{ official, posts }} moves={organisationMovesFor(actor, posts[0]?.agencyId ?? null)} />
      )
    },
  }),

  ...formPair({
    path: agencyPaths.officialAmendment,
    params: CodeInAddress,
    moves: ['keep-officials'],
    input: AmendOfficial.omit({ code: true }),
    named: ({ code }) => ({ code }),
    act: amendOfficial,
    draw: async ({ reader }, { code }, attempt) => (
      <AmendOfficialPage official={await getOfficialByCode(reader, code)} attempt={attempt} />
    ),
    to: (_, params) => seen(params),
  }),
  ...formPair({
    path: agencyPaths.leaving,
    params: CodeInAddress,
    moves: ['appoint'],
    input: LeaveOffice.omit({ officialCode: true }),
    named: ({ code }) => ({ officialCode: code }),
    act: leaveOffice,
    draw: async ({ reader }, { code }, attempt) => (
      <LeaveOfficePage official={await getOfficialByCode(reader, code)} attempt={attempt} />
    ),
    to: (_, params) => seen(params),
  }),
  ...formPair({
    path: agencyPaths.postEnding,
    params: PostInAddress,
    moves: ['appoint', 'appoint-focal-point'],
    input: EndPost.omit({ postId: true }),
    named: ({ postId }) => ({ postId }),
    act: endPost,
    draw: async ({ reader }, { postId }, attempt) => (
      <EndPostPage post={await getPost(reader, postId)} attempt={attempt} />
    ),
    to: () => agencyPath('officials'),
  }),
  ...formPair({
    path: agencyPaths.deputising,
    params: PostInAddress,
    moves: ['deputise'],
    input: Deputise.omit({ postId: true }),
    named: ({ postId }) => ({ postId }),
    act: deputise,
    async draw({ reader, today }, { postId }, attempt) {
      const post = await getPost(reader, postId)
      return <DeputisePage {...{ post, attempt }} officials={await listOfficialChoices(reader, today)} />
    },
    to: () => agencyPath('officials'),
  }),
]
