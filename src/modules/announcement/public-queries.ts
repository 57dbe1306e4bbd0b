import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import type { PdfSignature } from '#kernel/files/pdf-signature.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'

export interface PublicDecision {
  readonly id: string
  readonly code: string
  readonly title: string
  readonly number: string
  readonly on: LegalDate
  readonly issuer: string
  readonly slug: string
  readonly signerName: string
  readonly signerTitle: string | null
  readonly items: number
  /** What could be checked of the digital signatures of its file. */
  readonly signatures: readonly PdfSignature[]
}

function signedDecisions(reader: Reader) {
  return reader
    .selectFrom('announcement')
    .select([
      'id',
      'code',
      'title',
      sql<string>`decision_number`.as('number'),
      sql<LegalDate>`decision_on`.as('on'),
      sql<string>`decision_issuer`.as('issuer'),
      sql<string>`decision_slug`.as('slug'),
      sql<string>`signer_name`.as('signerName'),
      'signerTitle',
      sql<readonly PdfSignature[]>`signature_check`.as('signatures'),
    ])
    .select(
      sql<number>`(select count(*)::int from announcement_item item
        where item.announcement_id = announcement.id and item.removed_at is null)`.as('items'),
    )
    .where('status', '=', 'signed')
}

/** Decisions that were signed, the latest first. */
export async function listDecisions(reader: Reader, page: number, pageSize: number) {
  const items: readonly PublicDecision[] = await signedDecisions(reader)
    .orderBy('decisionOn', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize)
    .offset((page - 1) * pageSize)
    .execute()
  const { total } = await reader
    .selectFrom('announcement')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('status', '=', 'signed')
    .executeTakeFirstOrThrow()
  return { items, total: Number(total) }
}

/** @throws NotFound for what was not signed */
export async function getDecision(reader: Reader, slug: string): Promise<PublicDecision> {
  const decision = await signedDecisions(reader).where('decisionSlug', '=', slug).executeTakeFirst()
  if (!decision) throw new NotFound('announcement.not-found')
  return decision
}
