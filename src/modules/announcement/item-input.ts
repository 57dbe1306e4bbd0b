import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { Invalid, Refused } from '#kernel/errors.ts'
import { Text, Ticked, TypedDate } from '#kernel/http/parse.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { plusDays } from '#kernel/calendar/working-days.ts'
import {
  announcedTexts,
  findInstrument,
  recordInstrument,
  textOn,
  type LegalInstrument,
} from '#modules/procedure/public-announcing.ts'
import { legalNumberOf } from '#modules/procedure/public-content.ts'
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

/**
 * What the law and the texts in force do not allow, said before anything is written.
 * @throws Refused with the rule: repealing what is not in force, a second text in force on one day
 */
export async function requireInForce(
  act: Act,
  item: { readonly kind: ItemKind; readonly procedureId: string; readonly effectiveOn: LegalDate },
): Promise<void> {
  const texts = (await announcedTexts(act.tx, [item.procedureId])).get(item.procedureId)
  const later = texts?.find(({ from }) => from !== null && from >= item.effectiveOn)
  if (later) throw new Refused('announcement.two-texts', { from: later.from, rule: 'Điều 14, Điều 15' })
  const before = textOn(texts, plusDays(item.effectiveOn, -1))
  if (item.kind !== 'new' && before === undefined)
    throw new Refused(bringsText(item.kind) ? 'announcement.nothing-to-amend' : 'announcement.not-in-force', {
      effectiveOn: item.effectiveOn,
      rule: 'điểm c khoản 2 Điều 14',
    })
}
