import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { Text, Ticked, TypedDate } from '#kernel/http/parse.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import { announcedEnd, announcedTexts, textOn } from '#modules/procedure/public-announced.ts'
import { findInstrument, recordInstrument, type LegalInstrument } from '#modules/procedure/public-announcing.ts'
import { legalNumberOf } from '#modules/procedure/public-content.ts'
import type { NamedItem } from './item-queries.ts'
import { bringsText, type ItemKind } from './model.ts'

/** The instrument that makes the announcement necessary, and the day: chosen among those known, or written down here. */
export const itemInstrument = {
  instrumentNumber: Text(100),
  instrumentName: Text(4000).optional(),
  instrumentIssuer: Text(300).optional(),
  instrumentIssuedOn: TypedDate.optional(),
  instrumentEffectiveOn: TypedDate.optional(),
  /** Empty: the day on which the instrument takes effect. */
  effectiveOn: TypedDate.optional(),
  shortened: Ticked,
  earlyReason: Text(2000, 10).optional(),
}
const InstrumentOfItem = z.object(itemInstrument)
export type InstrumentOfItem = z.infer<typeof InstrumentOfItem>

export interface RestsOn {
  readonly instrument: LegalInstrument
  readonly effectiveOn: LegalDate
  readonly shortened: boolean
  readonly earlyReason: string | null
}

/**
 * The instrument and the day of an item.
 * @throws Invalid when its effective day is not known, or a text would apply before its instrument without saying why
 */
export async function restsOn(act: Act, input: InstrumentOfItem): Promise<RestsOn> {
  const instrument = await instrumentOf(act, input)
  if (instrument.effectiveOn === null)
    throw new Invalid([{ field: 'instrumentEffectiveOn', code: 'announcement.effective-day-needed' }])
  if (input.shortened && instrument.issuedOn === null)
    throw new Invalid([{ field: 'instrumentIssuedOn', code: 'required' }])
  const effectiveOn = input.effectiveOn ?? instrument.effectiveOn
  // Đ.15: announced as of the instrument; what applies earlier must say on which ground.
  if (effectiveOn < instrument.effectiveOn && input.earlyReason === undefined)
    throw new Invalid([
      {
        field: 'earlyReason',
        code: 'announcement.before-the-instrument',
        details: { effectiveOn: instrument.effectiveOn },
      },
    ])
  const early = effectiveOn < instrument.effectiveOn ? (input.earlyReason ?? null) : null
  return { instrument, effectiveOn, shortened: input.shortened, earlyReason: early }
}

async function instrumentOf(act: Act, input: InstrumentOfItem): Promise<LegalInstrument> {
  const number = legalNumberOf(input.instrumentNumber)
  if (number === undefined) throw new Invalid([{ field: 'instrumentNumber', code: 'announcement.no-number' }])
  const known = await findInstrument(act.tx, number)
  const given = {
    name: input.instrumentName,
    issuer: input.instrumentIssuer,
    issuedOn: input.instrumentIssuedOn,
    effectiveOn: input.instrumentEffectiveOn,
  }
  if (known && Object.values(given).every((value) => value === undefined)) return known
  return recordInstrument(act, { number, ...given }).catch(namedAsHere)
}

/** The procedure room calls the fields of an instrument by their own names. */
function namedAsHere(error: unknown): never {
  if (!(error instanceof Invalid)) throw error
  throw new Invalid(
    error.problems.map((problem) => ({
      ...problem,
      field: `instrument${problem.field.charAt(0).toUpperCase()}${problem.field.slice(1)}`,
    })),
  )
}

interface ItemInForce {
  readonly kind: ItemKind
  readonly procedureId: string
  readonly effectiveOn: LegalDate
}

/**
 * What the law and the texts in force do not allow, said before anything is written. A text announced for the same day that is not yet in
 * force may be put right: the new decision takes its place.
 * @throws Refused with the rule: repealing what is not in force or ends already, a second text in force on one day
 */
export async function requireInForce(act: Act, { kind, procedureId, effectiveOn }: ItemInForce): Promise<void> {
  const texts = (await announcedTexts(act.tx, [procedureId])).get(procedureId)
  const corrected = texts?.find(({ from }) => from === effectiveOn && effectiveOn > act.today)
  const later = texts?.find((text) => text !== corrected && text.from !== null && text.from >= effectiveOn)
  if (later) throw new Refused('announcement.two-texts', { from: later.from, rule: 'Điều 14, Điều 15' })
  if (kind === 'new' || corrected) return requireNoEnd(act, { kind, procedureId, effectiveOn })
  const before = textOn(texts, plusDays(effectiveOn, -1))
  if (before === undefined || before.until === effectiveOn)
    throw new Refused(bringsText(kind) ? 'announcement.nothing-to-amend' : 'announcement.not-in-force', {
      effectiveOn,
      rule: 'điểm c khoản 2 Điều 14',
    })
  await requireNoEnd(act, { kind, procedureId, effectiveOn })
}

/** What ends, ends once; a text may still change until then. */
async function requireNoEnd(act: Act, { kind, procedureId, effectiveOn }: ItemInForce): Promise<void> {
  const end = await announcedEnd(act.tx, procedureId)
  if (end && (!bringsText(kind) || end.endedOn <= effectiveOn))
    throw new Refused('announcement.ends-already', { ...end, rule: 'điểm c khoản 2 Điều 14' })
}

/**
 * What takes the place of a procedure must be there on that day: in force, or brought by the same dossier.
 * @param items of the dossier, for a successor that it brings itself
 */
export async function requireSuccessor(
  act: Act,
  item: { readonly successorProcedureId: string | null; readonly effectiveOn: LegalDate },
  items: readonly Pick<NamedItem, 'kind' | 'procedureId' | 'effectiveOn'>[],
): Promise<void> {
  const { successorProcedureId: successor, effectiveOn } = item
  if (successor === null) return
  const brought = items.some(
    (other) => other.procedureId === successor && other.kind === 'new' && other.effectiveOn <= effectiveOn,
  )
  if (brought) return
  const text = textOn((await announcedTexts(act.tx, [successor])).get(successor), effectiveOn)
  if (!text) throw new Refused('announcement.successor-not-there', { effectiveOn, rule: 'khoản 2 Điều 14' })
}
