import type { Act } from '#kernel/act.ts'
import { runChecks, type CheckedFault } from './checks/all-checks.ts'
import { checkedItems } from './checked-items.ts'
import { findingColumns, type Finding } from './finding-queries.ts'
import { listItems } from './item-queries.ts'

/**
 * Runs all checks and keeps what they find. A fault that was found before is the same finding with its thread; one that is gone is
 * resolved; one that came back is open again. What people have found is not touched.
 */
export async function keepFindings(act: Act, announcementId: string): Promise<void> {
  const items = await listItems(act.tx, announcementId)
  const checked = await checkedItems(act.tx, items)
  const present = await act.tx
    .selectFrom('announcementFinding')
    .select(findingColumns)
    .where('announcementId', '=', announcementId)
    .where('checkId', 'is not', null)
    .execute()
  const byKey = new Map(present.map((finding) => [keyOf(finding), finding]))
  const found = new Set<string>()
  for (const { id: itemId } of items) {
    const item = checked.get(itemId)
    for (const fault of item ? runChecks(item) : []) {
      const key = keyOf({ itemId, checkId: fault.check.id, checkKey: fault.key })
      found.add(key)
      await keepFault(act, { announcementId, itemId, fault, known: byKey.get(key) })
    }
  }
  const gone = present.filter((finding) => finding.state !== 'resolved' && !found.has(keyOf(finding)))
  if (gone.length > 0)
    await act.tx
      .updateTable('announcementFinding')
      .set({ state: 'resolved', closedAt: act.now, closedBy: null })
      .where(
        'id',
        'in',
        gone.map(({ id }) => id),
      )
      .execute()
}

interface FaultToKeep {
  readonly announcementId: string
  readonly itemId: string
  readonly fault: CheckedFault
  readonly known: Finding | undefined
}

async function keepFault(act: Act, { announcementId, itemId, fault, known }: FaultToKeep): Promise<void> {
  const words = {
    part: fault.part,
    severity: fault.severity ?? fault.check.severity,
    text: fault.text,
    quote: fault.place?.quote ?? null,
    markFrom: fault.place?.from ?? null,
    markTo: fault.place?.to ?? null,
    path: fault.place?.path ?? null,
  }
  if (!known) {
    await act.tx
      .insertInto('announcementFinding')
      .values({ announcementId, itemId, checkId: fault.check.id, checkKey: fault.key, ...words, raisedAt: act.now })
      .execute()
    return
  }
  const same = known.text === words.text && known.quote === words.quote && known.path === words.path
  if (same && known.severity === words.severity && known.state !== 'resolved') return
  // An answer to it still stands; only what was taken for mended is open again.
  const again = known.state === 'resolved' ? { state: 'open' as const, closedAt: null, closedBy: null } : {}
  await act.tx
    .updateTable('announcementFinding')
    .set({ ...words, ...again })
    .where('id', '=', known.id)
    .execute()
}

function keyOf({ itemId, checkId, checkKey }: Pick<Finding, 'itemId' | 'checkId' | 'checkKey'>): string {
  return JSON.stringify([itemId, checkId, checkKey])
}
