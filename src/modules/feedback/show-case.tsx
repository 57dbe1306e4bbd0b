import { loadCalendar } from '#kernel/calendar/load-calendar.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { listAgencies, listHolders, managingAgencyOf } from '#modules/agency/public.ts'
import { procedureNames } from '#modules/procedure/public.ts'
import { letterLabels, lettersFor, namesSender } from './letters.ts'
import { letterPath } from './letters-web.ts'
import type { Feedback, Sender } from './model.ts'
import { CasePage } from './pages/staff/case-page.tsx'
import type { CaseAttempt, CaseView } from './pages/staff/case-view.ts'
import {
  isAboutConduct,
  isController,
  mayCompleteFollowUp,
  maySeeSender,
  movesFor,
  nextStepFor,
  workingRoles,
} from './policy.ts'
import { getVisibleFeedback } from './queries.ts'
import { proposeRedaction } from './redaction.ts'
import { openSender } from './sender.ts'
import { getCaseParts, type CaseParts } from './staff-case-queries.ts'
import { isStaffMove, type StaffMove } from './staff-paths.ts'
import { suggestFor } from './suggest.ts'

/** What a form or a button of the page adds to it. */
interface Shown {
  readonly attempt?: CaseAttempt | null
  readonly sender?: Sender | null
}

/**
 * The case page as things stand now, also after a form that did not succeed.
 * @throws NotFound when the item is not there, or not this official's to see
 */
export async function showCase(exchange: Exchange, code: string, shown: Shown = {}) {
  const { reader, actor, today } = exchange
  const feedback = await getVisibleFeedback(reader, actor, code)
  const parts = await getCaseParts(reader, feedback.id)
  const drafterId = drafterOf(feedback, parts)
  const isOwnDraft = actor.kind === 'official' && actor.officialId === drafterId
  const moves = movesFor(actor, feedback, today)
    .filter(isStaffMove)
    .filter((move) => !isOwnDraft || move !== 'approve-answer')
  const sorting = moves.includes('classify') || moves.includes('accept')
  const view: CaseView = {
    feedback,
    parts,
    moves,
    nextStep: nextStepFor(actor, { ...feedback, drafterId }, today),
    today,
    attempt: shown.attempt ?? null,
    sender: shown.sender ?? null,
    maySeeSender: maySeeSender(actor, feedback),
    ownFollowUps: ownFollowUps(exchange, parts),
    procedure:
      feedback.procedureId === null
        ? undefined
        : (await procedureNames(reader, [feedback.procedureId])).get(feedback.procedureId),
    agencies: await agencyOptions(exchange, moves),
    goesAbove: await agencyAbove(exchange, feedback, moves),
    officials: await officialOptions(exchange, feedback, moves),
    suggestions: sorting ? await suggestFor(reader, actor, feedback, today) : null,
    proposal: moves.includes('publish') ? await proposalFor(exchange, feedback, parts) : null,
    documents: lettersFor(actor, feedback, today).flatMap((kind) =>
      (['pdf', 'docx'] as const).map((format) => ({
        href: letterPath(code, kind, format),
        label: `${letterLabels[kind]} (${format === 'pdf' ? 'PDF' : 'Word'})`,
        showsSender: namesSender(kind, feedback),
      })),
    ),
    calendar: await loadCalendar(reader),
  }
  return <CasePage view={view} />
}

/** Who wrote the answer that waits for approval; whoever it is, another approves it. */
function drafterOf({ status }: Feedback, { answers }: CaseParts): string | null {
  return status === 'answer-drafted' ? (answers.at(-1)?.draftedById ?? null) : null
}

function ownFollowUps({ actor }: Exchange, { followUps }: CaseParts): ReadonlySet<string> {
  const own = followUps.filter(({ agencyId }) => isController(actor) || mayCompleteFollowUp(actor, agencyId))
  return new Set(own.map(({ id }) => id))
}

/** Agencies are read only for the forms that name one. */
async function agencyOptions({ reader, today }: Exchange, moves: readonly StaffMove[]) {
  if (!moves.includes('classify') && !moves.includes('transfer')) return []
  const agencies = await listAgencies(reader, today)
  return agencies
    .filter(({ kind }) => kind !== 'outside' && kind !== 'one-stop-desk')
    .map(({ code, name }) => ({ value: code, label: name }))
}

/** Where an item about conduct belongs: with the agency that manages the accused one (Đ.14.1), never with the accused. */
async function agencyAbove({ reader }: Exchange, feedback: Feedback, moves: readonly StaffMove[]) {
  if (!moves.includes('transfer') || feedback.accusedAgencyId === null || !isAboutConduct(feedback)) return null
  return (await managingAgencyOf(reader, feedback.accusedAgencyId)) ?? null
}

/** Whoever holds several posts in the agency stands in the list once. */
async function officialOptions({ reader, today }: Exchange, feedback: Feedback, moves: readonly StaffMove[]) {
  if (!moves.includes('assign') || feedback.handlingAgencyId === null) return []
  const holders = await listHolders(reader, feedback.handlingAgencyId, [...workingRoles], today)
  const names = new Map(holders.map(({ officialId, officialName }) => [officialId, officialName]))
  return [...names].map(([value, label]) => ({ value, label }))
}

/**
 * What might be covered, found with the sender's own data. The machine looks, no person does: nothing of the sender is shown,
 * so it is no look that the sender is told of.
 */
async function proposalFor({ reader, world }: Exchange, feedback: Feedback, { answers }: CaseParts) {
  const row = await reader
    .selectFrom('feedbackSender')
    .select(['feedbackId', 'kind', 'sealed'])
    .where('feedbackId', '=', feedback.id)
    .executeTakeFirst()
  const known = { sender: row ? openSender(world.vault, row) : null }
  const given = answers.findLast(({ approvedAt }) => approvedAt !== null)
  return {
    text: proposeRedaction(feedback.text, known).text,
    answerText: proposeRedaction(given?.text ?? '', known).text,
  }
}
