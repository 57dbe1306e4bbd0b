import { z } from 'zod'
import type { Insertable } from 'kysely'
import type { Database } from '#kernel/db/types.generated.ts'
import type { Vault } from '#kernel/vault.ts'
import { senderKinds, type Sender, type SenderKind } from './model.ts'

const SealedSender = z.object({
  name: z.string(),
  organization: z.string().nullable(),
  address: z.string().nullable(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
})

interface SenderFields {
  readonly senderKind: SenderKind
  readonly senderName: string
  readonly senderOrganization?: string | undefined
  readonly senderAddress: string | null
  readonly senderPhone?: string | undefined
  readonly senderEmail?: string | undefined
}

export function senderOf(fields: SenderFields): Sender {
  return {
    kind: fields.senderKind,
    name: fields.senderName,
    organization: fields.senderOrganization ?? null,
    address: fields.senderAddress,
    phone: fields.senderPhone ?? null,
    email: fields.senderEmail ?? null,
  }
}

/** The row as it is stored: unreadable without the key, found again by keyed hash of telephone or e-mail. */
export function sealSender(vault: Vault, feedbackId: string, sender: Sender): Insertable<Database['feedbackSender']> {
  const { kind, ...rest } = sender
  return {
    feedbackId,
    kind,
    sealed: vault.seal(JSON.stringify(rest), sealContext(feedbackId)),
    phoneHash: sender.phone ? phoneHash(vault, sender.phone) : null,
    emailHash: sender.email ? emailHash(vault, sender.email) : null,
  }
}

export function openSender(
  vault: Vault,
  row: { readonly feedbackId: string; readonly kind: string; readonly sealed: Buffer },
): Sender {
  const rest = SealedSender.parse(JSON.parse(vault.open(row.sealed, sealContext(row.feedbackId))))
  return { kind: senderKinds.find((kind) => kind === row.kind) ?? 'individual', ...rest }
}

export function phoneHash(vault: Vault, phone: string): Buffer {
  return vault.hash(phone, 'sender-phone')
}

export function emailHash(vault: Vault, email: string): Buffer {
  return vault.hash(email.toLowerCase(), 'sender-email')
}

function sealContext(feedbackId: string): string {
  return `feedback_sender/${feedbackId}`
}
