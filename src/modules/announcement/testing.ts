import type { Act } from '#kernel/act.ts'
import { systemActor, type OfficialActor } from '#kernel/auth/actor.ts'
import { importCalendar } from '#kernel/calendar/import-calendar.ts'
import { readCalendarFiles } from '#kernel/calendar/calendar-files.ts'
import type { FileInStore } from '#kernel/files/stored-files.ts'
import { actAs } from '#kernel/testing/fixtures.ts'
import { person, seedPeople, testAgencies, type TestPeople } from '#modules/agency/testing.ts'
import { ProcedureContent, findProcedureContent, getDraft, saveDraft } from '#modules/procedure/testing.ts'
import { announcementActs } from './acts.ts'
import { addItem, type AddItem } from './add-item.ts'
import type { SignedFile } from './sign-decision.ts'
import { listItems } from './item-queries.ts'
import type { Announcement } from './model.ts'
import { openAnnouncement } from './open-announcement.ts'

export interface AnnouncingPeople extends TestPeople {
  /** Head of the control authority. */
  readonly binh: OfficialActor
}

/** Agencies, people and the legal calendar. */
export async function seedAnnouncing(act: Act): Promise<AnnouncingPeople> {
  const system = actAs(act, systemActor('test'))
  await importCalendar(system, readCalendarFiles())
  const people = await seedPeople(act)
  const control = await act.tx
    .selectFrom('agency')
    .select('code')
    .where('id', '=', people.hoa.posts[0]?.agencyId ?? '')
    .executeTakeFirstOrThrow()
  return { ...people, binh: await person(system, 'binh', 'Ngô Văn Bình', control.code, 'head') }
}

/** A decree of the tests, in force from the first of June. */
export const aDecree = {
  instrumentNumber: '15/2017/NĐ-CP',
  instrumentName: 'Nghị định quy định về điều kiện kinh doanh dịch vụ khám bệnh',
  instrumentIssuer: 'Chính phủ',
  instrumentIssuedOn: '2017-03-01',
  instrumentEffectiveOn: '2017-06-01',
} as const

/** A text in which no check finds anything. */
export function soundContent(name: string): ProcedureContent {
  return ProcedureContent.parse({
    name,
    levels: ['province'],
    applicants: [{ kind: 'citizen', name: 'Công dân Việt Nam' }],
    steps: [{ title: 'Bước 1', text: 'Nộp hồ sơ tại Bộ phận Tiếp nhận và Trả kết quả.', by: 'applicant' }],
    channels: [
      {
        kind: 'in-person',
        timeLimits: [{ amount: 5, unit: 'working-day', condition: '', text: '' }],
        fees: [{ kind: 'le-phi', amount: 20_000, per: 'giấy phép', basis: 'Điều 4 Thông tư 278/2016/TT-BTC' }],
      },
    ],
    paperGroups: [
      {
        title: '',
        papers: [
          { name: 'Đơn đề nghị theo mẫu số 01', originals: 1, forms: [{ name: 'Mẫu số 01', url: '/mau-01.docx' }] },
          { name: 'Giấy khám sức khỏe', originals: 1 },
        ],
      },
    ],
    copyCount: 1,
    competentAgencies: [{ name: 'Sở Y tế', code: '' }],
    outcomes: [{ name: 'Giấy phép', code: '' }],
    legalBases: [{ number: '15/2017/NĐ-CP', name: aDecree.instrumentName, articles: 'Điều 5' }],
  })
}

/** An open dossier of the department of health with one new procedure in it, written to the end by Lan. */
export async function aDossier(
  act: Act,
  people: TestPeople,
  changes: Partial<AddItem> = {},
  content: (name: string) => ProcedureContent = soundContent,
): Promise<Announcement> {
  const lan = actAs(act, people.lan)
  const { code } = await openAnnouncement(lan, { title: 'Công bố thủ tục hành chính trong lĩnh vực khám bệnh' })
  const name = changes.name ?? 'Cấp giấy phép hoạt động phòng khám'
  const announcement = await addItem(lan, { kind: 'new', name, shortened: false, ...aDecree, ...changes, code })
  const { revisionId } = await act.tx
    .selectFrom('announcementItem')
    .select('revisionId')
    .where('announcementId', '=', announcement.id)
    .executeTakeFirstOrThrow()
  if (revisionId !== null) await writeText(act, people, revisionId, content)
  return announcement
}

/** Writes a draft over, as the editor does. */
export async function writeText(
  act: Act,
  people: TestPeople,
  revisionId: string,
  change: (name: string, before: ProcedureContent | undefined) => ProcedureContent,
): Promise<void> {
  const draft = await getDraft(act.tx, people.lan, revisionId)
  const before = await findProcedureContent(act.tx, revisionId)
  const content = change(draft.name, before)
  await saveDraft(actAs(act, people.lan), { revisionId, version: draft.version, content })
}

/** Of June 2017, in force from August on: changes or ends what `anAnnounced` brought. */
export const amendingDecree = {
  instrumentNumber: '60/2017/NĐ-CP',
  instrumentName: 'Nghị định sửa đổi',
  instrumentIssuedOn: '2017-06-10',
  instrumentEffectiveOn: '2017-08-01',
  shortened: false,
} as const

/** Sent, cleared and submitted, each by whose work it is. */
export async function toTheChairman(act: Act, people: AnnouncingPeople, code: string): Promise<Announcement> {
  await announcementActs.submitDossier(actAs(act, people.lan), { code })
  await announcementActs.clearDossier(actAs(act, people.hoa), { code })
  return announcementActs.submitToChairman(actAs(act, people.hanh), { code })
}

/** A file as it lies in the store, and no signature in it. */
export const aSignedFile: SignedFile & { readonly file: FileInStore } = {
  file: { name: 'quyết định.pdf', mediaType: 'application/pdf', sha256: 'a'.repeat(64), size: 1000 },
  signatures: [],
}

export { testAgencies }

/** A new procedure that is in force from 1 June 2017 on, by decision 512/QĐ-UBND; its code. */
export async function anAnnounced(act: Act, people: AnnouncingPeople): Promise<string> {
  const { code, id } = await aDossier(act, people)
  await toTheChairman(act, people, code)
  const decision = { decisionNumber: '512/QĐ-UBND', decisionOn: act.today, ...aSignedFile }
  await announcementActs.signDecision(actAs(act, people.tu), { code, ...decision })
  const [item] = await listItems(act.tx, id)
  return item?.code ?? ''
}

/** The acts by which rooms that follow a decision bring one about in their tests. */
export const decisionActs = { ...announcementActs, writeAmended }

/** Changes the amended text of a dossier, as the editor does. */
async function writeAmended(act: Act, people: AnnouncingPeople, announcementId: string): Promise<void> {
  const { revisionId } = await act.tx
    .selectFrom('announcementItem')
    .select('revisionId')
    .where('announcementId', '=', announcementId)
    .executeTakeFirstOrThrow()
  if (revisionId === null) throw new Error('No text to amend')
  await writeText(act, people, revisionId, (name) => ({
    ...soundContent(name),
    copyCount: 2,
    legalBases: [{ number: '60/2017/NĐ-CP', name: 'Nghị định sửa đổi', articles: 'Điều 1' }],
  }))
}
