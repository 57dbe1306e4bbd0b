import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid } from '#kernel/errors.ts'
import { Text } from '#kernel/http/parse.ts'
import { OfficialCode } from './model.ts'
import { foldName } from './names.ts'
import { authorizeOrganisation } from './policy.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'official.registered': { officialId: string }
  }
}

export const RegisterOfficial = z.object({
  code: OfficialCode,
  name: Text(100),
  email: z
    .string()
    .trim()
    .pipe(z.email({ error: 'invalid-email' }).max(200))
    .optional(),
  phone: Text(50).optional(),
})
export type RegisterOfficial = z.infer<typeof RegisterOfficial>

/** Enters an official into the register, with her contacts at work and nothing private. @throws Invalid when the code is taken */
export async function registerOfficial(
  act: Act,
  input: RegisterOfficial,
): Promise<{ readonly id: string; readonly code: string }> {
  authorizeOrganisation(act.actor, 'keep-officials', null)
  const { id } = await act.tx
    .insertInto('official')
    .values({
      code: input.code,
      name: input.name,
      foldedName: foldName(input.name),
      email: input.email ?? null,
      phone: input.phone ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) =>
      translateConstraint(error, { official_code_key: () => new Invalid([{ field: 'code', code: 'already-taken' }]) }),
    )

  await record(act, 'official.registered', { officialId: id }, { type: 'official', id })
  return { id, code: input.code }
}
