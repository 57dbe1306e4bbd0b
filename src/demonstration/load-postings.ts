import { sql } from 'kysely'
import sharp from 'sharp'
import { perform, type Doer } from '#kernel/act.ts'
import { systemActor, type OfficialActor } from '#kernel/auth/actor.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { fixedClock } from '#kernel/clock.ts'
import { legalDateOf, startOfDay, type LegalDate } from '#kernel/i18n/dates.ts'
import { findAgencyByCode, listHolders, resolveOfficial } from '#modules/agency/public.ts'
import { setContact } from '#modules/agency/public-contacts.ts'
import { drawUpNotices, reportBoard, settleReport } from '#modules/publication/public.ts'
import { confirmPosting, dropOvertaken } from '#modules/publication/public-reconciliation.ts'
import type { AnnouncingStage } from './announcing-stage.ts'

type World = AnnouncingStage['world']

const health = 'so-y-te'
const commune = 'ubnd-xa-long-binh-tx-nga-nam'
const place = 'Bảng niêm yết tại Bộ phận Tiếp nhận và Trả kết quả'

/**
 * Boards as they look after some weeks, each by the acts, once the duties of the signed decisions are open: a sheet that must come down
 * since its text was replaced and that somebody reported, notices that hang, and one that went out of date when its address was written
 * properly.
 */
export async function loadDemonstrationPostings(world: World): Promise<void> {
  const { reader } = world
  const now = world.caller.clock.now()
  const day = (ago: number): LegalDate => plusDays(legalDateOf(now), -ago)
  const system = systemActor('demonstration')
  const done = async <Input, Result>(
    ago: number,
    by: OfficialActor | typeof system,
    doer: Doer<Input, Result>,
    input: Input,
  ) => {
    const at = new Date(Math.min(startOfDay(day(ago)).getTime() + 10 * 3_600_000, now.getTime()))
    return perform({ ...world.caller, actor: by, clock: fixedClock(at) }, doer, input)
  }
  const photo = await photograph(world)
  const post = async (ago: number, by: OfficialActor, token: string) => {
    const known = await reader
      .selectFrom('posting')
      .innerJoin('postingSheet as sheet', 'sheet.id', 'posting.sheetId')
      .select('posting.id')
      .where('sheet.token', '=', token)
      .executeTakeFirst()
    if (!known) await done(ago, by, confirmPosting, { token, postedOn: day(ago), place, photos: [photo] })
  }

  await done(100, system, drawUpNotices, undefined)
  const focal = await deskOf(world, health, day(0))
  const desk = await deskOf(world, commune, day(0))
  await post(97, focal, await noticeOf(world, health))
  await post(96, desk, await noticeOf(world, commune))
  await done(40, system, reportBoard, { token: await noticeOf(world, commune), kind: 'unreadable' })
  const report = await openReportOf(world, await noticeOf(world, commune))
  if (report !== undefined)
    await done(39, desk, settleReport, {
      reportId: report,
      note: 'Đã in lại tờ mới và thay trên bảng trong ngày.',
    })
  await done(6, system, setContact, {
    code: commune,
    from: day(6),
    address: 'Xã Long Bình, thị xã Ngã Năm, tỉnh Sóc Trăng',
    website: 'longbinh-nn.soctrang.gov.vn',
    receivesFeedback: true,
    source: 'Dữ liệu minh họa: viết lại địa chỉ cho đúng cách viết',
  })

  const replaced = await replacedSheetOf(world, health)
  if (replaced !== undefined) {
    await post(66, focal, replaced)
    await done(2, system, reportBoard, {
      token: replaced,
      kind: 'still-hanging',
      words: 'Tôi quét mã thì thấy thời hạn giải quyết đã được rút ngắn, nhưng trên bảng vẫn là tờ cũ.',
    })
  }
  // As the job of this morning would have done.
  await done(0, system, dropOvertaken, undefined)
}

/** Who posts in an agency: at a commune the one-stop desk, in the department the focal point. */
async function deskOf({ reader }: World, agencyCode: string, on: LegalDate): Promise<OfficialActor> {
  const agency = await findAgencyByCode(reader, agencyCode)
  const holders = await listHolders(reader, agency?.id ?? '', ['desk', 'focal-point'], on)
  const [holder] = holders
  const resolved = holder && (await resolveOfficial(reader, holder.officialId, on))
  if (!resolved) throw new Error(`The demonstration has nobody who posts in ${agencyCode}`)
  return { kind: 'official', accountId: resolved.officialId, ...resolved }
}

async function noticeOf({ reader }: World, agencyCode: string): Promise<string> {
  const { token } = await reader
    .selectFrom('postingSheet as sheet')
    .innerJoin('agency', 'agency.id', 'sheet.agencyId')
    .select('sheet.token')
    .where('agency.code', '=', agencyCode)
    .where('sheet.notice', 'is not', null)
    .orderBy('sheet.madeAt')
    .limit(1)
    .executeTakeFirstOrThrow()
  return token
}

async function openReportOf({ reader }: World, token: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom('boardReport as report')
    .innerJoin('postingSheet as sheet', 'sheet.id', 'report.sheetId')
    .select('report.id')
    .where('sheet.token', '=', token)
    .where('report.settledAt', 'is', null)
    .executeTakeFirst()
  return row?.id
}

/** Of a text that another has replaced. */
async function replacedSheetOf({ reader }: World, agencyCode: string): Promise<string | undefined> {
  const row = await reader
    .selectFrom('postingSheet as sheet')
    .innerJoin('agency', 'agency.id', 'sheet.agencyId')
    .innerJoin('procedureRevision as revision', 'revision.id', 'sheet.revisionId')
    .select('sheet.token')
    .where('agency.code', '=', agencyCode)
    .where(sql<boolean>`not upper_inf(revision.effective)`)
    .orderBy(sql`upper(revision.effective)`)
    .limit(1)
    .executeTakeFirst()
  return row?.token
}

/** No photograph: a picture that shows a board with four sheets, in plain colours. */
async function photograph({ files }: World) {
  const sheet = (left: number) => ({
    input: { create: { width: 130, height: 184, channels: 3 as const, background: '#fdfcf7' } },
    left,
    top: 78,
  })
  const bytes = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#7b5b3a' } })
    .composite([22, 175, 328, 481].map(sheet))
    .jpeg()
    .toBuffer()
  const sha256 = await files.put(bytes)
  return { name: 'bang-niem-yet-minh-hoa.jpg', mediaType: 'image/jpeg', sha256, size: bytes.length }
}
