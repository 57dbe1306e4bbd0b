import type { Act, Reader } from '#kernel/act.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { letterToPdf } from '#kernel/documents/letter-pdf.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { announcementActs, composeDocument } from '#modules/announcement/public.ts'
import { getDraft, findProcedureContent } from '#modules/procedure/public-drafts.ts'
import { saveDraft } from '#modules/procedure/public-editing.ts'
import { amended, chooseProcedures, type ChosenProcedure } from './amended-texts.ts'
import { announcingCast, doneBy, type AnnouncingStage } from './announcing-stage.ts'

const manyItems = 30

/**
 * Dossiers of the health department in every state, each made by the acts over real procedures: two signed and in force, one of them over
 * a text that the other had announced; one signed for a day to come, one of thirty procedures before the chairman.
 * @returns codes of the dossiers
 */
export async function loadDemonstrationAnnouncements(world: AnnouncingStage['world']): Promise<readonly string[]> {
  const now = world.caller.clock.now()
  const today = legalDateOf(now)
  const { year, cast } = { year: today.slice(0, 4), cast: await announcingCast(world.reader, today) }
  const stage: AnnouncingStage = { world, now, cast, year }
  const procedures = await chooseProcedures(world.reader, today, manyItems + 10)
  const next = (count: number) => procedures.splice(0, count)
  const twice = next(2)
  return [
    // Announced, posted, and amended again since: an old sheet on a board tells so.
    await signedDossier(stage, twice.slice(0, 1), {
      daysAgo: 75,
      effectiveIn: 13,
      instrument: `07/${year}/NQ-HĐND`,
      number: '598/QĐ-UBND',
    }),
    await signedDossier(stage, twice, {
      daysAgo: 24,
      effectiveIn: 20,
      instrument: `11/${year}/NQ-HĐND`,
      number: '812/QĐ-UBND',
    }),
    await signedDossier(stage, next(1), {
      daysAgo: 3,
      effectiveIn: 15,
      instrument: `14/${year}/NQ-HĐND`,
      number: '905/QĐ-UBND',
    }),
    await writtenDossier(stage, next(1)),
    await returnedDossier(stage, next(1)),
    await sentDossier(stage, next(1)),
    await clearedDossier(stage, next(1)),
    await bigDossier(stage, next(manyItems)),
    await withdrawnDossier(stage, next(1)),
  ]
}

interface NewDossier {
  readonly title: string
  readonly procedures: readonly ChosenProcedure[]
  readonly instrument: string
  /** Of the instrument and the texts, counted from today. */
  readonly effectiveIn: number
  readonly daysAgo: number
  /** Leaves a text as it is in force: the checks then find what they find in real texts. */
  readonly unwritten?: boolean
}

/** Opens a dossier and writes its texts: shorter time limits by a resolution of the province, as such dossiers usually are. */
async function openDossier(stage: AnnouncingStage, dossier: NewDossier): Promise<string> {
  const by = doneBy(stage, stage.cast.focal, dossier.daysAgo)
  const { code } = await by(announcementActs.openAnnouncement, { title: dossier.title, demonstration: true })
  const effectiveOn = plusDays(legalDateOf(stage.now), dossier.effectiveIn - dossier.daysAgo)
  const issuedOn = plusDays(effectiveOn, -45)
  for (const procedure of dossier.procedures) {
    await by(announcementActs.addItem, {
      code,
      kind: 'amended',
      procedureCode: procedure.code,
      instrumentNumber: dossier.instrument,
      instrumentName: `Nghị quyết số ${dossier.instrument} của Hội đồng nhân dân tỉnh về cắt giảm thời gian giải quyết thủ tục hành chính lĩnh vực y tế (dữ liệu minh họa)`,
      instrumentIssuer: 'Hội đồng nhân dân tỉnh',
      instrumentIssuedOn: issuedOn,
      instrumentEffectiveOn: effectiveOn,
      shortened: false,
    })
    if (!dossier.unwritten) await by(writeAmendment, { procedureId: procedure.id, instrument: dossier.instrument })
  }
  return code
}

async function writeAmendment(
  act: Act,
  { procedureId, instrument }: { readonly procedureId: string; readonly instrument: string },
): Promise<void> {
  const { id: revisionId } = await act.tx
    .selectFrom('procedureRevision')
    .select('id')
    .where('procedureId', '=', procedureId)
    .where('status', '=', 'draft')
    .executeTakeFirstOrThrow()
  const draft = await getDraft(act.tx, act.actor, revisionId)
  const content = await findProcedureContent(act.tx, revisionId)
  if (content) await saveDraft(act, { revisionId, version: draft.version, content: amended(content, instrument) })
}

const titles = {
  time: 'Công bố Danh mục thủ tục hành chính được sửa đổi, bổ sung lĩnh vực y tế thuộc thẩm quyền giải quyết của Sở Y tế (cắt giảm thời gian giải quyết)',
  more: 'Công bố thủ tục hành chính được sửa đổi, bổ sung lĩnh vực khám bệnh, chữa bệnh thuộc thẩm quyền giải quyết của Sở Y tế',
} as const

async function writtenDossier(stage: AnnouncingStage, procedures: readonly ChosenProcedure[]): Promise<string> {
  const instrument = `21/${stage.year}/NQ-HĐND`
  return openDossier(stage, {
    title: titles.more,
    procedures,
    instrument,
    effectiveIn: 40,
    daysAgo: 2,
    unwritten: true,
  })
}

async function sentDossier(stage: AnnouncingStage, procedures: readonly ChosenProcedure[]): Promise<string> {
  const instrument = `19/${stage.year}/NQ-HĐND`
  const code = await openDossier(stage, { title: titles.more, procedures, instrument, effectiveIn: 30, daysAgo: 4 })
  await doneBy(
    stage,
    stage.cast.focal,
    3,
  )(announcementActs.submitDossier, {
    code,
    note: 'Kính đề nghị kiểm soát chất lượng.',
  })
  return code
}

async function returnedDossier(stage: AnnouncingStage, procedures: readonly ChosenProcedure[]): Promise<string> {
  const instrument = `18/${stage.year}/NQ-HĐND`
  const code = await openDossier(stage, { title: titles.more, procedures, instrument, effectiveIn: 28, daysAgo: 9 })
  await doneBy(stage, stage.cast.focal, 8)(announcementActs.submitDossier, { code })
  const control = doneBy(stage, stage.cast.control, 6)
  const itemId = await firstItem(stage.world.reader, code)
  const finding = await control(announcementActs.raiseFinding, {
    code,
    itemId,
    part: 'timeLimits',
    severity: 'advisory',
    text: 'Đề nghị nêu rõ thời hạn mới áp dụng cho hồ sơ nộp trước ngày nghị quyết có hiệu lực hay không.',
  })
  await doneBy(
    stage,
    stage.cast.focal,
    5,
  )(announcementActs.discussFinding, {
    code,
    findingId: finding.id,
    action: 'comment',
    text: 'Sở sẽ bổ sung quy định chuyển tiếp vào phần trình tự thực hiện.',
  })
  await doneBy(
    stage,
    stage.cast.control,
    5,
  )(announcementActs.returnDossier, {
    code,
    reason: 'Đề nghị hoàn thiện nội dung theo các ý kiến đã nêu và gửi lại.',
  })
  return code
}

async function clearedDossier(stage: AnnouncingStage, procedures: readonly ChosenProcedure[]): Promise<string> {
  const instrument = `17/${stage.year}/NQ-HĐND`
  const code = await openDossier(stage, { title: titles.more, procedures, instrument, effectiveIn: 30, daysAgo: 10 })
  await clear(stage, code, 8)
  return code
}

async function bigDossier(stage: AnnouncingStage, procedures: readonly ChosenProcedure[]): Promise<string> {
  const instrument = `16/${stage.year}/NQ-HĐND`
  const code = await openDossier(stage, { title: titles.time, procedures, instrument, effectiveIn: 26, daysAgo: 12 })
  await clear(stage, code, 9)
  await doneBy(stage, stage.cast.director, 2)(announcementActs.submitToChairman, { code })
  return code
}

async function withdrawnDossier(stage: AnnouncingStage, procedures: readonly ChosenProcedure[]): Promise<string> {
  const instrument = `13/${stage.year}/NQ-HĐND`
  const code = await openDossier(stage, { title: titles.more, procedures, instrument, effectiveIn: 45, daysAgo: 14 })
  await doneBy(
    stage,
    stage.cast.focal,
    13,
  )(announcementActs.withdrawDossier, {
    code,
    reason: 'Gộp vào hồ sơ công bố cùng lĩnh vực.',
  })
  return code
}

async function signedDossier(
  stage: AnnouncingStage,
  procedures: readonly ChosenProcedure[],
  at: { readonly daysAgo: number; readonly effectiveIn: number; readonly instrument: string; readonly number: string },
): Promise<string> {
  const { daysAgo, effectiveIn, instrument, number } = at
  const opened = daysAgo + 12
  const code = await openDossier(stage, {
    title: titles.more,
    procedures,
    instrument,
    effectiveIn: effectiveIn + opened - daysAgo,
    daysAgo: opened,
  })
  await clear(stage, code, daysAgo + 6)
  await doneBy(stage, stage.cast.director, daysAgo + 2)(announcementActs.submitToChairman, { code })
  const signed = await signedFile(stage, code)
  const on = plusDays(legalDateOf(stage.now), -daysAgo)
  await doneBy(
    stage,
    stage.cast.chairman,
    daysAgo,
  )(announcementActs.signDecision, {
    code,
    decisionNumber: number,
    decisionOn: on,
    ...signed,
  })
  return code
}

/** Sent, its advisory findings answered, cleared. */
async function clear(stage: AnnouncingStage, code: string, daysAgo: number): Promise<void> {
  await doneBy(stage, stage.cast.focal, daysAgo)(announcementActs.submitDossier, { code })
  const open = await stage.world.reader
    .selectFrom('announcementFinding as finding')
    .innerJoin('announcement', 'announcement.id', 'finding.announcementId')
    .select('finding.id')
    .where('announcement.code', '=', code)
    .where('finding.state', '=', 'open')
    .execute()
  const focal = doneBy(stage, stage.cast.focal, daysAgo - 1)
  for (const { id: findingId } of open) {
    const text =
      'Giữ nguyên theo văn bản quy phạm pháp luật của trung ương; nghị quyết chỉ cắt giảm thời gian giải quyết.'
    await focal(announcementActs.discussFinding, { code, findingId, action: 'answer', text })
  }
  await doneBy(stage, stage.cast.control, daysAgo - 2)(announcementActs.clearDossier, { code })
}

async function firstItem(reader: Reader, code: string): Promise<string> {
  const { id } = await reader
    .selectFrom('announcementItem as item')
    .innerJoin('announcement', 'announcement.id', 'item.announcementId')
    .select('item.id')
    .where('announcement.code', '=', code)
    .orderBy('item.id')
    .limit(1)
    .executeTakeFirstOrThrow()
  return id
}

/** The decision as the system makes it, put on paper; nobody has signed it digitally. */
async function signedFile({ world, now }: AnnouncingStage, code: string) {
  const { reader, files } = world
  const on = legalDateOf(now)
  const letter = await composeDocument(reader, systemActor('demonstration'), { code, kind: 'quyet-dinh', on })
  const bytes = await letterToPdf(letter, now)
  const sha256 = await files.put(bytes)
  const file = { name: 'quyet-dinh-cong-bo.pdf', mediaType: 'application/pdf', sha256, size: bytes.length }
  return { file, signatures: [] }
}
