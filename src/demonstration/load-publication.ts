import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import sharp from 'sharp'
import { sql } from 'kysely'
import { perform, type Act, type Caller, type Reader } from '#kernel/act.ts'
import { agenciesOf, systemActor } from '#kernel/auth/actor.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { fixedClock } from '#kernel/clock.ts'
import type { CommandWorld } from '#kernel/commands/command.ts'
import { legalDateOf, startOfDay } from '#kernel/i18n/dates.ts'
import { findAnnouncedDecision } from '#modules/announcement/public.ts'
import {
  confirmPosting,
  countReconciliation,
  importNationalSnapshot,
  nationalParcelOf,
  openDuties,
  sendToNationalDatabase,
} from '#modules/publication/public-reconciliation.ts'
import { announcingCast, doneBy, type AnnouncingStage } from './announcing-stage.ts'

export type PublicationWorld = Pick<CommandWorld, 'caller' | 'reader' | 'files' | 'outlet'>

/**
 * What followed the signed decisions of the demonstration, day by day: duties, one procedure sent and posted in time and one not, an export of
 * the national database in which some procedures are missing or say something else, and what each of these days looked like.
 * @param portalFile the real records, of which the export is made
 */
export async function loadDemonstrationPublication(world: PublicationWorld, portalFile: string): Promise<void> {
  const now = world.caller.clock.now()
  const stage: AnnouncingStage = {
    world,
    now,
    cast: await announcingCast(world.reader, legalDateOf(now)),
    year: legalDateOf(now).slice(0, 4),
  }
  const count = (daysAgo: number) => bySystem(stage, daysAgo)(countReconciliation, undefined)
  await count(28)
  const signed = await signedDecisions(world.reader)
  for (const { id, daysAgo } of signed.map((one) => ({ ...one, daysAgo: agoOf(stage, one.decisionOn ?? '') }))) {
    const decision = await findAnnouncedDecision(world.reader, id)
    if (decision) await bySystem(stage, daysAgo)(openDuties, { announcementId: id, ...decision })
  }
  const first = await firstDuty(world.reader)
  if (first) await sendToNationalDatabase({ caller: callerAt(stage, 22), outlet: world.outlet }, first.dutyId)
  await count(21)
  await takeExport(stage, portalFile, first && (await nationalParcelOf(world.reader, first.dutyId, 1)).body)
  await count(14)
  if (first) await postFirst(stage, first.procedureId)
  for (const daysAgo of [7, 3, 1]) await count(daysAgo)
}

function callerAt({ world, now }: AnnouncingStage, daysAgo: number): Caller {
  const at = new Date(startOfDay(plusDays(legalDateOf(now), -daysAgo)).getTime() + 10 * 3_600_000)
  return { ...world.caller, actor: systemActor('demonstration'), clock: fixedClock(at < now ? at : now) }
}

function bySystem(stage: AnnouncingStage, daysAgo: number) {
  const caller = callerAt(stage, daysAgo)
  return <Input>(doer: (act: Act, input: Input) => Promise<unknown>, input: Input) => perform(caller, doer, input)
}

function agoOf({ now }: AnnouncingStage, day: string): number {
  return Math.round((Date.parse(legalDateOf(now)) - Date.parse(day)) / 86_400_000)
}

function signedDecisions(reader: Reader) {
  return reader
    .selectFrom('announcement')
    .select(['id', 'decisionOn'])
    .where('status', '=', 'signed')
    .where('demonstration', '=', true)
    .orderBy('decisionOn')
    .execute()
}

/** Of a procedure of the earliest decision that was announced once, the one that hangs on the fewest boards: one agency can see to all of them. */
function firstDuty(reader: Reader) {
  return reader
    .selectFrom('publicationDuty as duty')
    .innerJoin('announcement', 'announcement.id', 'duty.announcementId')
    .select(['duty.id as dutyId', 'duty.procedureId'])
    .where('duty.way', '=', 'national-database')
    .where('announcement.demonstration', '=', true)
    .where(
      sql<boolean>`not exists (select from publication_duty other
        where other.procedure_id = duty.procedure_id and other.announcement_id <> duty.announcement_id)`,
    )
    .orderBy('announcement.decisionOn')
    .orderBy(
      sql`(select count(*) from publication_duty board where board.revision_id = duty.revision_id and board.way = 'posting')`,
    )
    .orderBy('duty.id')
    .limit(1)
    .executeTakeFirst()
}

/** Codes of one procedure of each department that no dossier is about: the even ones are missing in the export, the odd ones say something else. */
async function differingCodes(reader: Reader): Promise<ReadonlyMap<string, 'missing' | 'different'>> {
  const { rows } = await sql<{ sourceCode: string }>`
    select distinct on (r.competent_agency_code) p.source_code
    from procedure p join procedure_revision r on r.procedure_id = p.id and r.status = 'announced'
    where r.competent_agency_code is not null and p.source_code = p.code
      and not exists (select from announcement_item item where item.procedure_id = p.id)
    order by r.competent_agency_code, p.code`.execute(reader)
  return new Map(rows.map(({ sourceCode }, index) => [sourceCode, index % 2 === 0 ? 'missing' : 'different']))
}

const strange = { id: 'minh-hoa-1', code: '9.009999', name: 'Thủ tục chỉ có trên bản xuất (dữ liệu minh họa)' }

async function takeExport(stage: AnnouncingStage, portalFile: string, sent: string | undefined): Promise<void> {
  const differing = await differingCodes(stage.world.reader)
  const sentCode = sent === undefined ? undefined : codeOf(sent)
  async function* records(): AsyncGenerator<Buffer> {
    const lines = createInterface({ input: createReadStream(portalFile).pipe(createGunzip()) })
    for await (const line of lines) {
      const code = codeOf(line)
      const how = differing.get(code)
      if (how === 'missing' || code === sentCode) continue
      yield Buffer.from(`${how === 'different' ? withOldNote(line) : line}\n`)
    }
    if (sent !== undefined) yield Buffer.from(`${sent}\n`)
    yield Buffer.from(JSON.stringify(strange))
  }
  const takenOn = plusDays(legalDateOf(stage.now), -18)
  const sourceName = `ban-xuat-minh-hoa-${takenOn}.jsonl`
  await importNationalSnapshot(callerAt(stage, 18), { chunks: records(), sourceName, takenOn })
}

function codeOf(line: string): string {
  const record: { readonly code?: unknown } = JSON.parse(line)
  return typeof record.code === 'string' ? record.code : ''
}

function withOldNote(line: string): string {
  const record: Record<string, unknown> = JSON.parse(line)
  return JSON.stringify({ ...record, note: 'Nội dung trước khi sửa đổi (dữ liệu minh họa)' })
}

async function postFirst(stage: AnnouncingStage, procedureId: string): Promise<void> {
  const { world } = stage
  const sheet = await world.reader
    .selectFrom('postingSheet')
    .select('token')
    .where('procedureId', '=', procedureId)
    .where('agencyId', 'in', [...agenciesOf(stage.cast.focal)])
    .orderBy('madeAt', 'desc')
    .executeTakeFirst()
  if (!sheet) return
  const bytes = await drawnBoard()
  const sha256 = await world.files.put(bytes)
  const photo = { name: 'bang-niem-yet-minh-hoa.png', mediaType: 'image/png', sha256, size: bytes.length }
  await doneBy(
    stage,
    stage.cast.focal,
    12,
  )(confirmPosting, {
    token: sheet.token,
    postedOn: plusDays(legalDateOf(stage.now), -12),
    place: 'Bảng niêm yết tại Bộ phận Tiếp nhận và Trả kết quả của Sở Y tế, tầng 1',
    photos: [photo],
  })
}

/** A drawing, not a photograph: nobody is to take it for a board that hangs somewhere. */
function drawnBoard(): Promise<Buffer> {
  const sheets = [0, 1, 2, 3]
    .map((at) => `<rect x="${40 + at * 145}" y="60" width="120" height="170" fill="#fff" stroke="#333"/>`)
    .join('')
  const board = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="290"><rect width="640" height="290" fill="#c9b28f"/>${sheets}</svg>`
  return sharp(Buffer.from(board)).png().toBuffer()
}
