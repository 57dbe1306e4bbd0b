import { z } from 'zod'
import type { Act, Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { getAgency } from '#modules/agency/public.ts'
import { contentParts } from '#modules/procedure/public-content.ts'
import { findingActionsFor, findingActions } from './discuss-finding.ts'
import { listFindings, type Finding } from './finding-queries.ts'
import { listItems } from './item-queries.ts'
import { findingSeverities, findingStates, itemKinds, type Announcement } from './model.ts'
import { announcementMovesFor } from './policy.ts'
import { announcementMoves, announcementStatuses } from './workflow.ts'

const day = z.iso.date()

export const AnnouncementState = z.object({
  code: z.string(),
  title: z.string(),
  status: z.enum(announcementStatuses),
  version: z.number().int().describe('Send it back with the next act; an old one is refused with 409'),
  agency: z.string().describe('Code of the drafting agency'),
  dueOn: day.nullable().describe('Day by which the decision must be signed (NĐ 63/2010 Đ.15)'),
  decision: z.object({ number: z.string(), on: day, issuer: z.string(), slug: z.string() }).nullable(),
  allowedMoves: z.array(z.enum(announcementMoves)).describe('What the one who asks may do now'),
})
export type AnnouncementState = z.infer<typeof AnnouncementState>

export const FindingView = z.object({
  id: z.uuid(),
  item: z.uuid(),
  check: z.string().nullable().describe('Name of the check; null when a person found it'),
  part: z.enum(contentParts).nullable(),
  severity: z.enum(findingSeverities),
  state: z.enum(findingStates),
  text: z.string(),
  path: z.string().nullable(),
  allowedActions: z.array(z.enum(findingActions)),
})

export const AnnouncementDetail = AnnouncementState.extend({
  items: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(itemKinds),
      procedure: z.string(),
      name: z.string(),
      revision: z.uuid().nullable(),
      successor: z.string().nullable(),
      instrument: z.string(),
      effectiveOn: day,
    }),
  ),
  findings: z.array(FindingView),
})

/** How a dossier stands and what the one who asks may do with it. */
export async function announcementState(
  reader: Reader,
  actor: Actor,
  announcement: Announcement,
): Promise<z.input<typeof AnnouncementState>> {
  const { code, title, status, version, dueOn, decisionNumber, decisionOn, decisionIssuer, decisionSlug } = announcement
  const agency = await getAgency(reader, announcement.agencyId)
  return {
    code,
    title,
    status,
    version,
    agency: agency.code,
    dueOn,
    decision:
      decisionNumber !== null && decisionOn !== null
        ? { number: decisionNumber, on: decisionOn, issuer: decisionIssuer ?? '', slug: decisionSlug ?? '' }
        : null,
    allowedMoves: [...announcementMovesFor(actor, announcement)],
  }
}

export async function announcementDetail(
  reader: Reader,
  actor: Actor,
  announcement: Announcement,
): Promise<z.input<typeof AnnouncementDetail>> {
  const items = await listItems(reader, announcement.id)
  const findings = await listFindings(reader, announcement.id)
  return {
    ...(await announcementState(reader, actor, announcement)),
    items: items.map((item) => ({
      id: item.id,
      kind: item.kind,
      procedure: item.code,
      name: item.name,
      revision: item.revisionId,
      successor: item.successorCode,
      instrument: item.instrument.number,
      effectiveOn: item.effectiveOn,
    })),
    findings: findings.map((finding) => findingState(actor, finding)),
  }
}

export function findingState(actor: Actor, finding: Finding): z.input<typeof FindingView> {
  return {
    id: finding.id,
    item: finding.itemId,
    check: finding.checkId,
    part: contentParts.find((part) => part === finding.part) ?? null,
    severity: finding.severity,
    state: finding.state,
    text: finding.text,
    path: finding.path,
    allowedActions: [...findingActionsFor(actor, finding)],
  }
}

/** What every move answers, read in the act's own transaction. */
export function stateAfterMove(act: Act, announcement: Announcement) {
  return announcementState(act.tx, act.actor, announcement)
}
