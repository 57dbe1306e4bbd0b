import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import type { PdfSignature } from '#kernel/files/pdf-signature.ts'
import { attachFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import { Text, TypedDate } from '#kernel/http/parse.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { tellOthers } from '#kernel/jobs/happening.ts'
import { listAgencies, listHolders } from '#modules/agency/public.ts'
import { announceRevisions, endProcedures, type AnnouncingDecision } from '#modules/procedure/public-announced.ts'
import { decisionSlug } from '#modules/procedure/public-content.ts'
import { requireNoOpenFindings } from './clear-dossier.ts'
import { endSigningClocks } from './dossier-clocks.ts'
import { announcementSigned } from './happenings.ts'
import { requireInForce, requireSuccessor } from './item-input.ts'
import { listItems, type NamedItem } from './item-queries.ts'
import { keepFindings } from './keep-findings.ts'
import { AnnouncementVersion, type Announcement, type AnnouncementTarget } from './model.ts'
import { moveAnnouncement, requireAnnouncementMove, requireAnnouncementVersion } from './move-announcement.ts'
import { lockAnnouncement } from './queries.ts'
import { verdictOn } from './signature-verdict.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'
import { settleItems } from './withdraw-dossier.ts'

export const SignDecision = z.object({
  /** Full số, ký hiệu: `512/QĐ-UBND`. */
  decisionNumber: z
    .string()
    .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, '').toUpperCase())
    .pipe(z.string().regex(/^\d{1,5}[A-Z]?\/QĐ-[\p{L}0-9.-]{2,40}$/u, { error: 'invalid-decision-number' })),
  decisionOn: TypedDate,
  /** Name as it stands under the decision; the one who signs in the system when left empty. */
  signerName: Text(300).optional(),
  signerTitle: Text(300).optional(),
  version: AnnouncementVersion.optional(),
})
export type SignDecision = z.infer<typeof SignDecision>

/** The signed file, already in the store, and what could be checked of its signature. */
export interface SignedFile {
  readonly file: FileInStore | undefined
  readonly signatures: readonly PdfSignature[]
}

/**
 * Ký quyết định công bố. In the same transaction every text gets its days in force and every end is written down: after it there is
 * either the decision with all of them or nothing. What is wrong in it is put right by a new decision.
 */
export async function signDecision(
  act: Act,
  input: SignDecision & SignedFile & AnnouncementTarget,
): Promise<Announcement> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementVersion(act, announcement, input.version)
  requireAnnouncementMove(act, announcement, 'sign')
  const { file, decisionNumber: number, decisionOn: on } = input
  if (file === undefined) throw new Invalid([{ field: 'files', code: 'required' }])
  if (file.mediaType !== 'application/pdf') throw new Invalid([{ field: 'files', code: 'announcement.pdf-only' }])
  if (on > act.today) throw new Invalid([{ field: 'decisionOn', code: 'date-in-future' }])
  // Nobody signs what was not put before them: an earlier day would also make a late signature one in time.
  const referredOn = legalDateOf(announcement.toChairmanAt ?? act.now)
  if (on < referredOn)
    throw new Invalid([{ field: 'decisionOn', code: 'announcement.signed-before-referral', details: { referredOn } }])
  requireSoundSignatures(input.signatures)
  await keepFindings(act, announcement.id)
  await requireNoOpenFindings(act, announcement)

  const items = await listItems(act.tx, announcement.id)
  for (const item of items) {
    await requireInForce(act, item)
    await requireSuccessor(act, item, items)
  }
  const signer = await signerOf(act, input)
  const decision = { number, on, issuer: signer.issuer }
  await bringIntoForce(act, decision, items)
  const late = await endSigningClocks(act, announcement.id, on)
  await settleItems(act, announcement.id)
  await attachFiles(act, [file], {
    subjectType: 'announcement',
    subjectId: announcement.id,
    purpose: 'signed-decision',
    personal: false,
  })
  const signed = await moveAnnouncement(act, announcement, 'sign', {
    decisionNumber: number,
    decisionOn: on,
    decisionIssuer: signer.issuer,
    decisionSlug: decisionSlug(number, on),
    signerId: signer.officialId,
    signerName: signer.name,
    signerTitle: signer.title,
    signatureCheck: JSON.stringify(input.signatures),
    closedAt: act.now,
  }).catch((error) => translateConstraint(error, { ...numberTaken }))

  const { id: announcementId, code } = announcement
  await tellOfAnnouncement(act, announcementId, { name: 'signed', details: { number, on, late } })
  const data = { announcementId, decision: number, on, items: items.length, late }
  await record(act, 'announcement.signed', data, { type: 'announcement', id: announcementId })
  await tellOthers(act, announcementSigned, { announcementId, code, decisionNumber: number, decisionOn: on })
  return signed
}

/**
 * A file whose bytes are not those that were signed, or whose signature is not that of its certificate, is not the signed decision.
 * What could not be checked here (null) is kept as it is and shown with the decision.
 */
function requireSoundSignatures(signatures: readonly PdfSignature[]): void {
  if (signatures.some((signature) => verdictOn(signature) === 'broken'))
    throw new Invalid([{ field: 'files', code: 'announcement.signature-broken' }])
}

const taken = () => new Invalid([{ field: 'decisionNumber', code: 'announcement.number-taken' }])
const numberTaken = { announcement_number_once_a_year: taken, announcement_decision_slug_key: taken }

/** Ends first: a procedure that takes another's place may take it on the same day. */
async function bringIntoForce(act: Act, decision: AnnouncingDecision, items: readonly NamedItem[]): Promise<void> {
  await endProcedures(
    act,
    decision,
    items.flatMap(({ kind, procedureId, effectiveOn, successorProcedureId }) =>
      kind === 'new' || kind === 'amended'
        ? []
        : [{ procedureId, change: kind, endedOn: effectiveOn, successorProcedureId }],
    ),
  )
  await announceRevisions(
    act,
    decision,
    items.flatMap(({ revisionId, effectiveOn }) => (revisionId === null ? [] : [{ revisionId, effectiveOn }])),
  )
}

/** Chủ tịch Ủy ban nhân dân tỉnh announces (Đ.13.2): the office that holds that role today, and who signs in it. */
async function signerOf(act: Act, input: SignDecision) {
  const [office] = await listAgencies(act.tx, act.today, { role: 'chairman-office' })
  if (!office) throw new NotFound('announcement.no-chairman-office')
  const holders = await listHolders(act.tx, office.id, ['leader', 'head', 'deputy-head'], act.today)
  const { actor } = act
  const own = actor.kind === 'official' ? holders.find(({ officialId }) => officialId === actor.officialId) : undefined
  const name = input.signerName ?? (actor.kind === 'official' ? actor.name : undefined)
  if (name === undefined) throw new Invalid([{ field: 'signerName', code: 'required' }])
  return {
    issuer: `Chủ tịch ${office.name}`,
    officialId: own?.officialId ?? null,
    name,
    title: input.signerTitle ?? own?.title ?? 'Chủ tịch',
  }
}
