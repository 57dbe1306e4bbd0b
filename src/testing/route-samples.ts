import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { samplePicture } from '#kernel/files/sample-files.ts'
import { listFiles } from '#kernel/files/stored-files.ts'
import { exportAgencies } from '#modules/agency/agency-sheet.ts'
import { getOfficialByCode } from '#modules/agency/official-lists.ts'
import { listPosts } from '#modules/agency/official-queries.ts'
import { exportOfficials } from '#modules/agency/official-sheet.ts'
import { testAgencies } from '#modules/agency/testing.ts'
import type { TestFeedback } from '#modules/feedback/testing.ts'
import { announcementSamples } from './route-announcements.ts'
import type { TestForms } from './route-forms.ts'
import type { Sample } from './route-params.ts'
import { publicationSamples } from './route-publication.ts'
import { colleague, type RouteWorld } from './route-world.ts'

export interface ShownItems {
  readonly item: TestFeedback
  readonly published: TestFeedback
  readonly forms: TestForms
}

/** Values for the parameters of every address of the system. */
export async function samplesOf(world: RouteWorld, shown: ShownItems): Promise<readonly Sample[]> {
  const { database, site } = world
  const { reader } = database
  const today = '2017-03-15'
  const { code } = shown.item.feedback
  const post = await postOf(reader, colleague)
  const [file] = await listFiles(reader, 'feedback', shown.item.feedback.id)
  const { draft } = world
  const sheet = await aSheetOf(world)
  const synonym = await aSynonymOf(world)
  const own = { code, id: file?.id ?? '' }
  return [
    { under: '/thu-tuc-hanh-chinh', params: { code: draft.code, fileId: draft.fileId, event: 'viec-lam' } },
    { under: '/du-lieu-mo', params: { code: `${draft.code}.jsonld` } },
    { under: '/n', params: { token: sheet.token } },
    { under: '/can-bo/niem-yet', params: { token: sheet.token, report: unknownId, id: sheet.photo } },
    { under: '/can-bo/niem-yet/bo-to-in.pdf', params: {}, query: `to=${sheet.token}` },
    { under: '/sitemap', params: { part: '1.xml' } },
    { under: '/api/v1/procedures', params: { code: draft.code } },
    { under: '/api/v1/procedures/suggest', params: {}, query: 'q=khai+sinh' },
    { under: '/can-bo/thu-tuc/ban-thao', params: { ...draft, section: 'giay-to-1-1' } },
    { under: '/api/v1/procedure-drafts', params: { ...draft, section: 'giay-to-1-1' } },
    { under: '/can-bo/tim-kiem', params: { synonymId: synonym } },
    { under: '/api/v1/search-synonyms', params: { synonymId: synonym } },
    { under: '/noi-tiep-nhan', params: { code: testAgencies.health } },
    { under: '/can-bo/co-quan', params: { code: testAgencies.health } },
    {
      under: '/can-bo/co-quan/nhap',
      params: { sha256: await site.world.files.put(await exportAgencies(reader, today)) },
    },
    { under: '/can-bo/can-bo', params: { code: colleague } },
    {
      under: '/can-bo/can-bo/nhap',
      params: { sha256: await site.world.files.put(await exportOfficials(reader, today)) },
    },
    { under: '/can-bo/vi-tri', params: { postId: post } },
    { under: '/can-bo/tai-khoan/quan-ly', params: { login: colleague } },
    { under: '/phan-anh-kien-nghi', params: { code: shown.published.feedback.code } },
    { under: '/phan-anh-kien-nghi/da-gui', params: own },
    { under: '/phan-anh-kien-nghi/tra-cuu', params: own },
    { under: '/can-bo/phan-anh', params: { ...own, file: 'chuyen.pdf' } },
    { under: '/api/v1/feedback', params: own },
    { under: '/api/open311/v2/services', params: { id: 'impractical' } },
    { under: '/api/open311/v2/requests', params: { id: shown.published.feedback.code } },
    { under: '/api/open311/v2/tokens', params: { id: shown.published.feedback.code } },
    ...opinionSamples(shown.forms),
    ...(await announcementSamples(world)),
    ...(await publicationSamples(world)),
    { under: '/api/v1/working-days', params: {}, query: 'from=2017-03-15&days=5' },
  ]
}

const unknownId = '01900000-0000-7000-8000-000000000000'

/** A sheet on the board of the department of health, with its photograph. */
async function aSheetOf({ database, site }: RouteWorld) {
  const token = 'toNiemYetThu_001'
  const known = await database.reader
    .selectFrom('storedFile')
    .select('id')
    .where('subjectType', '=', 'posting')
    .executeTakeFirst()
  if (known) return { token, photo: known.id }
  const sha256 = await site.world.files.put(await samplePicture('png'))
  const { rows } = await sql<{ id: string }>`
    with sheet as (
      insert into posting_sheet (token, agency_id, procedure_id, revision_id, made_at)
      select ${token}, agency.id, revision.procedure_id, revision.id, now()
      from agency, (select id, procedure_id from procedure_revision where status = 'announced' limit 1) revision
      where agency.code = ${testAgencies.health}
      returning id
    ), hung as (
      insert into posting (sheet_id, posted_on, place, confirmed_at) select id, '2017-03-01', 'Bảng niêm yết', now() from sheet returning id
    )
    insert into stored_file (name, media_type, sha256, size, subject_type, subject_id, purpose, personal, uploaded_by_kind, uploaded_at)
    select 'bang.png', 'image/png', ${sha256}, 100, 'posting', id, 'photograph', false, 'system', now() from hung
    returning id`.execute(database.ownerDb)
  return { token, photo: rows[0]?.id ?? '' }
}

async function aSynonymOf({ database }: RouteWorld): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into search_synonym (kind, phrase, meanings, effective, recorded_at)
    values ('everyday', 'sổ đỏ', '{"giấy chứng nhận quyền sử dụng đất"}', '(,)', now())
    on conflict do nothing returning id`.execute(database.ownerDb)
  if (rows[0]) return rows[0].id
  const known = await database.reader.selectFrom('searchSynonym').select('id').executeTakeFirstOrThrow()
  return known.id
}

async function postOf(reader: Reader, officialCode: string): Promise<string> {
  const official = await getOfficialByCode(reader, officialCode)
  const [post] = await listPosts(reader, { officialId: official.id })
  if (!post) throw new Error(`${officialCode} has no post`)
  return post.postId
}

function opinionSamples({ open, draft, closed, reply }: TestForms): readonly Sample[] {
  const shown = { code: open.code, id: reply.id, number: String(reply.number) }
  return [
    { under: '/phieu-lay-y-kien', params: shown },
    { under: '/api/v1/opinion-forms', params: shown },
    { under: '/can-bo/phieu-lay-y-kien', params: shown },
    { under: '/can-bo/phieu-lay-y-kien/:code/sua', params: { code: draft.code } },
    { under: '/can-bo/phieu-lay-y-kien/:code/quyet-dinh', params: { code: closed.code } },
  ]
}
