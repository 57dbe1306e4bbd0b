import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { translateConstraint } from '#kernel/db/constraints.ts'
import { Invalid, NotFound, Refused } from '#kernel/errors.ts'
import { TypedDate } from '#kernel/http/parse.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { isCatalogController } from './policy.ts'
import { SynonymText } from './search-synonym.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'procedure.synonym-added': { synonymId: string; from: string }
    'procedure.synonym-amended': { synonymId: string; formerId: string; from: string }
    'procedure.synonym-ended': { synonymId: string; until: string }
  }
}

/** From when on; today where nobody says. */
export const TaughtSynonym = SynonymText.extend({
  source: z.string().trim().normalize('NFC').max(300).default(''),
  from: TypedDate.optional(),
})
export type TaughtSynonym = z.output<typeof TaughtSynonym>

/** The first day on which it is searched as it stands again; today where nobody says. */
export const SynonymEnd = z.object({ until: TypedDate.optional() })
export type SynonymEnd = z.output<typeof SynonymEnd>

/**
 * A word that people use begins to be understood.
 * @returns its id
 * @throws Refused `procedure.synonym-known` when the phrase, accents aside, has a meaning on one of these days already
 */
export async function addSearchSynonym(act: Act, input: TaughtSynonym): Promise<string> {
  demandController(act)
  const from = dayOf(act, 'from', input.from)
  const synonymId = await insertSynonym(act, input, from)
  await record(act, 'procedure.synonym-added', { synonymId, from }, { type: 'search-synonym', id: synonymId })
  return synonymId
}

/** Other meanings from a day on: the former line ends, a new one begins. @returns id of the new line */
export async function amendSearchSynonym(
  act: Act,
  input: TaughtSynonym & { readonly synonymId: string },
): Promise<string> {
  demandController(act)
  const from = dayOf(act, 'from', input.from)
  await endLine(act, input.synonymId, from)
  const synonymId = await insertSynonym(act, input, from)
  const event = { synonymId, formerId: input.synonymId, from }
  await record(act, 'procedure.synonym-amended', event, { type: 'search-synonym', id: synonymId })
  return synonymId
}

/** @throws Refused `procedure.synonym-ended` when somebody has ended or amended it meanwhile */
export async function endSearchSynonym(act: Act, input: SynonymEnd & { readonly synonymId: string }): Promise<void> {
  demandController(act)
  const until = dayOf(act, 'until', input.until)
  const { synonymId } = input
  await endLine(act, synonymId, until)
  await record(act, 'procedure.synonym-ended', { synonymId, until }, { type: 'search-synonym', id: synonymId })
}

/** To everybody else the table of words does not exist. */
function demandController(act: Act): void {
  if (!isCatalogController(act.actor)) throw new NotFound('procedure.synonym-not-found')
}

/** What was understood on past days stays as it was. */
function dayOf(act: Act, field: string, day: LegalDate | undefined): LegalDate {
  if (day !== undefined && day < act.today) throw new Invalid([{ field, code: 'procedure.day-passed' }])
  return day ?? act.today
}

/** What began on the day on which it ends was in force on no day; its range is empty. */
async function endLine(act: Act, synonymId: string, until: LegalDate): Promise<void> {
  const line = await act.tx
    .selectFrom('searchSynonym')
    .select(sql<boolean>`upper_inf(effective) and not isempty(effective)`.as('open'))
    .where('id', '=', synonymId)
    .forUpdate()
    .executeTakeFirst()
  if (!line) throw new NotFound('procedure.synonym-not-found')
  if (!line.open) throw new Refused('procedure.synonym-ended')
  await act.tx
    .updateTable('searchSynonym')
    .set({ effective: sql<string>`daterange(lower(effective), greatest(lower(effective), ${until}::date))` })
    .where('id', '=', synonymId)
    .execute()
}

async function insertSynonym(
  act: Act,
  { kind, phrase, meanings, source }: TaughtSynonym,
  from: LegalDate,
): Promise<string> {
  const row = await act.tx
    .insertInto('searchSynonym')
    .values({
      kind,
      phrase,
      meanings: [...meanings],
      source,
      effective: `[${from},)`,
      recordedBy: act.actor.kind === 'official' ? act.actor.officialId : null,
      recordedAt: act.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
    .catch((error: unknown) =>
      translateConstraint(error, { search_synonym_once: () => new Refused('procedure.synonym-known') }),
    )
  return row.id
}
