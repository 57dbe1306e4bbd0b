import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { foldName } from './names.ts'
import { lockOfficial } from './official-queries.ts'
import { authorizeOrganisation } from './policy.ts'
import { RegisterOfficial } from './register-official.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'official.amended': { officialId: string }
  }
}

export const AmendOfficial = RegisterOfficial
export type AmendOfficial = RegisterOfficial

/** Corrects an official's name or contacts at work; an address that stands there only an administrator changes. @throws NotFound */
export async function amendOfficial(act: Act, input: AmendOfficial): Promise<{ readonly code: string }> {
  const { id } = await lockOfficial(act.tx, input.code)
  authorizeOrganisation(act.actor, 'keep-officials', null)
  const before = await act.tx.selectFrom('official').select('email').where('id', '=', id).executeTakeFirstOrThrow()
  // Whoever signs in through the province's accounts is known by this address: to change it is to hand over a way in.
  if (before.email !== null && (input.email ?? null) !== before.email)
    authorizeOrganisation(act.actor, 'change-email', null)
  await act.tx
    .updateTable('official')
    .set({ name: input.name, foldedName: foldName(input.name), email: input.email ?? null, phone: input.phone ?? null })
    .where('id', '=', id)
    .execute()

  await record(act, 'official.amended', { officialId: id }, { type: 'official', id })
  return { code: input.code }
}
