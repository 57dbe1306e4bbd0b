import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely'
import type { Reader, Tx } from '#kernel/act.ts'
import { agenciesOf, type Actor } from '#kernel/auth/actor.ts'
import type { Database } from '#kernel/db/types.generated.ts'
import { NotFound } from '#kernel/errors.ts'
import type { Feedback } from './model.ts'
import { isController, workingRoles } from './policy.ts'

/** Everything of the row but the search document, which only the database reads. */
export const feedbackColumns = [
  'id',
  'code',
  'secretHash',
  'status',
  'version',
  'channel',
  'kind',
  'ground',
  'about',
  'text',
  'wishedRemedy',
  'language',
  'unitId',
  'accusedAgencyId',
  'procedureId',
  'procedurePart',
  'provision',
  'dossierCode',
  'deskAgencyId',
  'quoting',
  'consentedAt',
  'enteredBy',
  'receivedAt',
  'receivedOn',
  'receivingAgencyId',
  'registerYear',
  'registerNumber',
  'acceptedAt',
  'acceptedBy',
  'handlingAgencyId',
  'handlerId',
  'complex',
  'dueOn',
  'pausedOn',
  'answeredAt',
  'answeredLate',
  'publishedAt',
  'reopenUntil',
  'reopenedAt',
  'competenceRuledAt',
  'mergedIntoId',
  'closedAt',
  'refusalGround',
  'demonstration',
  'routingOverride',
] as const

/** `isAboutConduct` of the policy, as the database asks it: as classified, before that as the sender says. */
const isConduct = sql<SqlBool>`coalesce(feedback.about, feedback.ground) = 'conduct'`

/**
 * Which items an actor may know of at all; every list, count, search, export and file goes through it, so that
 * "not yours" and "not there" are the same 404.
 */
export function visibleTo(actor: Actor): (eb: ExpressionBuilder<Database, 'feedback'>) => Expression<SqlBool> {
  return (eb) => {
    if (actor.kind === 'system') return eb.lit(true)
    if (actor.kind === 'sender') return eb('feedback.id', '=', actor.feedbackId)
    if (actor.kind !== 'official') return eb.lit(false)
    const all = agenciesOf(actor)
    if (all.length === 0) return eb.lit(false)
    const working = agenciesOf(actor, ...workingRoles)
    const mine = isController(actor)
      ? eb.lit(true)
      : eb.or([
          ...(working.length > 0 ? [eb('feedback.handlingAgencyId', 'in', working)] : []),
          eb('feedback.enteredBy', '=', actor.officialId),
          // Whose QR code was scanned to complain about somebody's conduct is likely to be the one complained about, named or not.
          eb.and([eb('feedback.deskAgencyId', 'in', all), eb.not(isConduct)]),
        ])
    const accusesMine = eb.and([
      isConduct,
      eb.or([
        eb('feedback.accusedAgencyId', 'in', all),
        // A one-stop desk is the counter of the office above it.
        eb('feedback.accusedAgencyId', 'in', (desk) =>
          desk
            .selectFrom('agency')
            .select('agency.parentId')
            .where('agency.id', 'in', all)
            .where('agency.kind', '=', 'one-stop-desk')
            .where('agency.parentId', 'is not', null),
        ),
      ]),
      eb('feedback.handlingAgencyId', 'is distinct from', eb.ref('feedback.accusedAgencyId')),
    ])
    // Three-valued logic: an item that accuses nobody must not vanish because "not unknown" is unknown.
    return eb.and([mine, eb.or([eb('feedback.accusedAgencyId', 'is', null), eb.not(accusesMine)])])
  }
}

/** @throws NotFound when it is not there, or not the actor's to see */
export async function getVisibleFeedback(reader: Reader, actor: Actor, code: string): Promise<Feedback> {
  const feedback = await reader
    .selectFrom('feedback')
    .select(feedbackColumns)
    .where('code', '=', code)
    .where(visibleTo(actor))
    .executeTakeFirst()
  if (!feedback) throw new NotFound('feedback.not-found')
  return feedback
}

/**
 * The row that an act judges, locked until the act has committed: of two who act at once the second sees what the first did.
 * @throws NotFound when it is not there, or not the actor's to see
 */
export async function lockFeedback(tx: Tx, actor: Actor, code: string): Promise<Feedback> {
  const feedback = await tx
    .selectFrom('feedback')
    .select(feedbackColumns)
    .where('code', '=', code)
    .where(visibleTo(actor))
    .forUpdate()
    .executeTakeFirst()
  if (!feedback) throw new NotFound('feedback.not-found')
  return feedback
}
