import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { Vault } from '#kernel/vault.ts'
import { openInvitee } from './reply-sender.ts'

export interface ListedInvitee {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly remindedOn: LegalDate | null
  /** The reply that came from here; null while none has. */
  readonly replyNumber: number | null
}

/** Who was asked by name, in the order in which they were written down. */
export async function listInvitees(reader: Reader, vault: Vault, formId: string): Promise<readonly ListedInvitee[]> {
  const rows = await reader
    .selectFrom('opinionInvitee')
    .leftJoin('opinionReply', 'opinionReply.id', 'opinionInvitee.replyId')
    .select([
      'opinionInvitee.id',
      'opinionInvitee.sealed',
      'opinionInvitee.remindedOn',
      'opinionReply.number as replyNumber',
    ])
    .where('opinionInvitee.formId', '=', formId)
    .orderBy('opinionInvitee.createdAt')
    .orderBy('opinionInvitee.id')
    .execute()
  return rows.map(({ id, sealed, remindedOn, replyNumber }) => ({
    id,
    remindedOn,
    replyNumber,
    ...openInvitee(vault, { id, sealed }),
  }))
}
