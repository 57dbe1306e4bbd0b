import type { Updateable } from 'kysely'
import { sql } from 'kysely'
import type { Act } from '#kernel/act.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { Refused } from '#kernel/errors.ts'
import type { OpinionForm } from './model.ts'
import { canMoveForm, formMovesFor } from './policy.ts'
import { formColumns, formOf } from './queries.ts'
import { opinionFormTransitions, type OpinionFormMove } from './workflow.ts'

type Facts = Omit<Updateable<Database['opinionForm']>, 'status' | 'version' | 'id' | 'code' | 'lastNumber'>

/**
 * The only place where a status is written.
 * @throws Refused listing what is allowed now
 */
export async function moveForm(
  act: Act,
  form: OpinionForm,
  name: OpinionFormMove,
  facts: Facts = {},
): Promise<OpinionForm> {
  requireFormMove(act, form, name)
  const status = opinionFormTransitions[form.status][name] ?? form.status
  const row = await act.tx
    .updateTable('opinionForm')
    .set({ ...facts, status, version: sql`version + 1` })
    .where('id', '=', form.id)
    .returning(formColumns)
    .executeTakeFirstOrThrow()
  return formOf(row)
}

/** @throws Refused when the law or the state does not allow it, before an act writes anything */
export function requireFormMove(act: Act, form: OpinionForm, name: OpinionFormMove): void {
  if (canMoveForm(act.actor, name, form)) return
  throw new Refused('opinion-form.move-not-allowed', { move: name, ...standsNow(act, form) })
}

/** Whoever acts on a page that is no longer true is told so. @throws Refused with what is possible now */
export function requireFormVersion(act: Act, form: OpinionForm, version: number | undefined): void {
  if (version === undefined || version === form.version) return
  throw new Refused('opinion-form.changed', standsNow(act, form))
}

/** What every 409 says: how the form stands, and what is possible now. */
export function standsNow(act: Act, form: OpinionForm) {
  return { status: form.status, version: form.version, allowed: formMovesFor(act.actor, form) }
}
