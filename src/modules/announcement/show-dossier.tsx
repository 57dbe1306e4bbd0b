import { z } from 'zod'
import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { PdfSignature } from '#kernel/files/pdf-signature.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { checkedItems } from './checked-items.ts'
import { runChecks, type CheckedFault } from './checks/all-checks.ts'
import { findingActionsFor } from './discuss-finding.ts'
import { listFindingComments, listFindings, type ShownFinding } from './finding-queries.ts'
import { listCourse, listItems, type NamedItem } from './item-queries.ts'
import type { Announcement } from './model.ts'
import type { AnnouncementAttempt } from './pages/announcement-frame.tsx'
import { DossierPage } from './pages/dossier-page.tsx'
import type { FaultCounts } from './pages/dossier-view.ts'
import { ItemPage } from './pages/item-page.tsx'
import { announcementMovesFor } from './policy.ts'
import { getAnnouncement, getNamedAnnouncement } from './queries.ts'

/** The page of one dossier, also when an act on it was refused. */
export async function showDossier(exchange: Exchange, code: string, attempt: AnnouncementAttempt | null) {
  const { reader, actor, today } = exchange
  const { agencyName, ...dossier } = await getNamedAnnouncement(reader, actor, code)
  const items = await listItems(reader, dossier.id)
  const findings = await listFindings(reader, dossier.id)
  return (
    <DossierPage
      view={{
        dossier,
        agencyName: agencyName ?? '',
        items,
        faults: isWritten(dossier) ? await liveFaults(reader, items) : storedFaults(findings),
        findings,
        ...(await listCourse(reader, dossier.id)),
        moves: announcementMovesFor(actor, dossier),
        signatures: dossier.signatureCheck === null ? [] : z.array(PdfSignature).parse(dossier.signatureCheck),
        signerName: actor.kind === 'official' ? actor.name : '',
        attempt,
        today,
      }}
    />
  )
}

function isWritten({ status }: Announcement): boolean {
  return status === 'drafting' || status === 'returned'
}

async function liveFaults(reader: Reader, items: readonly NamedItem[]): Promise<ReadonlyMap<string, FaultCounts>> {
  const checked = await checkedItems(reader, items)
  return new Map(
    [...checked].map(([id, item]) => [
      id,
      counted(runChecks(item).map((fault) => fault.severity ?? fault.check.severity)),
    ]),
  )
}

function storedFaults(findings: readonly ShownFinding[]): ReadonlyMap<string, FaultCounts> {
  const open = Map.groupBy(
    findings.filter(({ state }) => state === 'open'),
    ({ itemId }) => itemId,
  )
  return new Map([...open].map(([id, list]) => [id, counted(list.map(({ severity }) => severity))]))
}

function counted(severities: readonly ShownFinding['severity'][]): FaultCounts {
  const blocking = severities.filter((severity) => severity === 'blocking').length
  return { blocking, advisory: severities.length - blocking }
}

/**
 * While a text is being written the checks speak of it as it is now; a fault that was kept as a finding is shown there, with its thread,
 * and one that is mended already no longer.
 */
function seenOn(dossier: Announcement, faults: readonly CheckedFault[], findings: readonly ShownFinding[]) {
  if (!isWritten(dossier)) return { live: null, findings }
  const standing = new Set(faults.map(({ check, key }) => `${check.id} ${key}`))
  const shown = findings.filter(({ checkId, checkKey }) => checkId === null || standing.has(`${checkId} ${checkKey}`))
  const kept = new Set(shown.map(({ checkId, checkKey }) => `${checkId} ${checkKey}`))
  return { live: faults.filter(({ check, key }) => !kept.has(`${check.id} ${key}`)), findings: shown }
}

/** The page of one procedure of a dossier. @throws NotFound */
export async function showItem(
  exchange: Exchange,
  at: { readonly code: string; readonly itemId: string },
  attempt: AnnouncementAttempt | null,
) {
  const { reader, actor } = exchange
  const dossier = await getAnnouncement(reader, actor, at.code)
  const item = (await listItems(reader, dossier.id)).find(({ id }) => id === at.itemId)
  const checked = item && (await checkedItems(reader, [item])).get(item.id)
  if (!item || !checked) throw new NotFound('announcement.item-not-found')
  const findings = (await listFindings(reader, dossier.id)).filter(({ itemId }) => itemId === item.id)
  const moves = announcementMovesFor(actor, dossier)
  return (
    <ItemPage
      {...{ dossier, item, checked, moves, attempt }}
      {...seenOn(dossier, runChecks(checked), findings)}
      comments={await listFindingComments(reader, dossier.id)}
      actionsFor={(finding) => findingActionsFor(actor, finding)}
      mayWrite={moves.includes('edit')}
    />
  )
}
