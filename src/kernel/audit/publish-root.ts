import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'audit.root-published': { publishedOn: LegalDate; size: number; root: string }
  }
}

/** One line of the published list: on that day the log had so many events and this root. */
export interface PublishedRoot {
  readonly publishedOn: LegalDate
  readonly size: number
  readonly root: Buffer
}

/**
 * Công bố mã gốc of the day that `act` falls on: the tree as it is sealed now, so it is called last thing in the day, after `sealPending`.
 * Called again on the same day it changes nothing and returns what was published first.
 */
export async function publishRoot(act: Act): Promise<PublishedRoot> {
  const head = await act.tx
    .selectFrom('auditTree')
    .select(['size', 'root'])
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const published = await act.tx
    .insertInto('auditRoot')
    .values({ publishedOn: act.today, size: head.size, root: head.root, publishedAt: act.now })
    .onConflict((conflict) => conflict.column('publishedOn').doNothing())
    .returning(['publishedOn', 'size', 'root'])
    .executeTakeFirst()
  if (!published) {
    return act.tx
      .selectFrom('auditRoot')
      .select(['publishedOn', 'size', 'root'])
      .where('publishedOn', '=', act.today)
      .executeTakeFirstOrThrow()
  }
  await record(act, 'audit.root-published', {
    publishedOn: published.publishedOn,
    size: published.size,
    root: published.root.toString('hex'),
  })
  return published
}
