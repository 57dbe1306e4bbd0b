import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { agenciesOf } from '#kernel/auth/actor.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { lockFinding, type Finding } from './finding-queries.ts'
import type { Announcement, AnnouncementTarget, FindingState } from './model.ts'
import { announcementStandsNow, requireAnnouncementMove } from './move-announcement.ts'
import { checksQuality } from './policy.ts'
import { lockAnnouncement } from './queries.ts'
import { tellOfAnnouncement } from './tell-announcement.ts'

export interface FindingTarget extends AnnouncementTarget {
  readonly findingId: string
}

/** What is done with a finding: a word about it, an answer that explains, saying that it is mended, or opening it again. */
export const findingActions = ['comment', 'answer', 'resolve', 'reopen'] as const
export type FindingAction = (typeof findingActions)[number]

export const DiscussFinding = z.object({ action: z.enum(findingActions), text: Text(4000).optional() })
export type DiscussFinding = z.infer<typeof DiscussFinding>

const states: Readonly<Record<Exclude<FindingAction, 'comment'>, FindingState>> = {
  answer: 'answered',
  resolve: 'resolved',
  reopen: 'open',
}

/**
 * Trao đổi, giải trình, xác nhận đã sửa. What blocks is never explained away: the text is mended, or who raised it takes it back.
 * @returns the finding as it stands now
 */
export async function discussFinding(act: Act, input: DiscussFinding & FindingTarget): Promise<Finding> {
  const announcement = await lockAnnouncement(act.tx, act.actor, input.code)
  requireAnnouncementMove(act, announcement, 'discuss')
  const finding = await lockFinding(act.tx, announcement.id, input.findingId)
  requireAction(act, announcement, finding, input)
  if (input.text !== undefined) await comment(act, finding.id, input.text)
  if (input.action === 'comment') return finding
  const state = states[input.action]
  const closed = state === 'open' ? { closedAt: null, closedBy: null } : { closedAt: act.now, closedBy: whoActs(act) }
  await act.tx
    .updateTable('announcementFinding')
    .set({ state, ...closed })
    .where('id', '=', finding.id)
    .execute()
  await tellOfAnnouncement(act, announcement.id, {
    name: state === 'open' ? 'finding-reopened' : `finding-${state}`,
    note: input.text,
    details: { findingId: finding.id },
  })
  const data = { announcementId: announcement.id, findingId: finding.id, state }
  await record(act, 'announcement.finding-closed', data, { type: 'announcement', id: announcement.id })
  return { ...finding, state, closedAt: state === 'open' ? null : act.now }
}

function requireAction(act: Act, announcement: Announcement, finding: Finding, input: DiscussFinding): void {
  if (!findingActionsFor(act.actor, finding).includes(input.action))
    throw new Refused('announcement.finding-action-not-allowed', {
      action: input.action,
      allowedActions: findingActionsFor(act.actor, finding),
      ...announcementStandsNow(act, announcement),
    })
  if (input.text === undefined && (input.action === 'comment' || input.action === 'answer'))
    throw new Invalid([{ field: 'text', code: 'required' }])
}

/** What this person may do with a finding, by how it stands. */
export function findingActionsFor(
  actor: Act['actor'],
  finding: Pick<Finding, 'state' | 'checkId' | 'severity'>,
): readonly FindingAction[] {
  const controls = checksQuality(actor)
  if (finding.state !== 'open') return controls ? ['comment', 'reopen'] : ['comment']
  return findingActions.filter((action) => {
    if (action === 'reopen') return false
    // A check's finding is resolved by its next run alone; a person's by those who check.
    if (action === 'resolve') return controls && finding.checkId === null
    return action === 'comment' || finding.severity === 'advisory'
  })
}

async function comment(act: Act, findingId: string, text: string): Promise<void> {
  await act.tx
    .insertInto('announcementComment')
    .values({
      findingId,
      at: act.now,
      officialId: whoActs(act),
      agencyId: agenciesOf(act.actor)[0] ?? null,
      text,
    })
    .execute()
}

function whoActs({ actor }: Act): string | null {
  return actor.kind === 'official' ? actor.officialId : null
}
