import { z } from 'zod'
import type { Vault } from '#kernel/vault.ts'
import { replySenderKinds, type ReplySender } from './model.ts'

const SealedReplySender = z.object({
  name: z.string(),
  address: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

/** Unreadable without the key; `replyId` is bound in, so that a name cannot be moved to another reply. */
export function sealReplySender(vault: Vault, replyId: string, sender: ReplySender): Buffer {
  const { name, address, phone, email } = sender
  return vault.seal(JSON.stringify({ name, address, phone, email }), `opinion_reply/${replyId}`)
}

export function openReplySender(
  vault: Vault,
  row: { readonly id: string; readonly senderKind: string | null; readonly sender: Buffer | null },
): ReplySender | null {
  if (row.sender === null) return null
  const kind = replySenderKinds.find((known) => known === row.senderKind) ?? 'individual'
  return { kind, ...SealedReplySender.parse(JSON.parse(vault.open(row.sender, `opinion_reply/${row.id}`))) }
}

const SealedInvitee = z.object({ name: z.string(), email: z.string().nullable() })
export type Invitee = z.infer<typeof SealedInvitee>

export function sealInvitee(vault: Vault, inviteeId: string, invitee: Invitee): Buffer {
  return vault.seal(JSON.stringify(invitee), `opinion_invitee/${inviteeId}`)
}

export function openInvitee(vault: Vault, row: { readonly id: string; readonly sealed: Buffer }): Invitee {
  return SealedInvitee.parse(JSON.parse(vault.open(row.sealed, `opinion_invitee/${row.id}`)))
}

/** Finds who was invited among those who replied, without either being readable. */
export function opinionEmailHash(vault: Vault, email: string): Buffer {
  return vault.hash(email.toLowerCase(), 'opinion-form-email')
}
