import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { listAgencies, unitsOn, type Agency } from '#modules/agency/public.ts'

/** What the public pages offer to choose from, the same for everybody on one day. */
export interface PublicChoices {
  /** Agencies that a feedback may be about, from the province down; a desk is known by the agency that it belongs to. */
  readonly agencies: readonly Agency[]
  readonly agencyById: ReadonlyMap<string, Agency>
  readonly agencyByCode: ReadonlyMap<string, Agency>
  readonly communes: readonly { readonly code: string; readonly name: string; readonly parentName: string }[]
}

interface Kept {
  readonly on: LegalDate
  readonly until: number
  readonly choices: Promise<PublicChoices>
}

const kept = new WeakMap<Reader, Kept>()
const keptMilliseconds = 60_000

/** Read once a minute: hundreds of rows that change a few times a year must not be read again for every visitor. */
export function publicChoices(reader: Reader, on: LegalDate): Promise<PublicChoices> {
  const found = kept.get(reader)
  if (found && found.on === on && found.until > performance.now()) return found.choices
  const choices = readChoices(reader, on)
  kept.set(reader, { on, until: performance.now() + keptMilliseconds, choices })
  choices.catch(() => kept.delete(reader))
  return choices
}

async function readChoices(reader: Reader, on: LegalDate): Promise<PublicChoices> {
  const [all, units] = await Promise.all([listAgencies(reader, on), unitsOn(reader, on)])
  const unitNames = new Map(units.map((unit) => [unit.id, unit.name]))
  return {
    agencies: all.filter(({ kind }) => kind !== 'media' && kind !== 'outside' && kind !== 'one-stop-desk'),
    agencyById: new Map(all.map((agency) => [agency.id, agency])),
    agencyByCode: new Map(all.map((agency) => [agency.code, agency])),
    communes: units
      .filter(({ level }) => level === 'commune')
      .map(({ code, name, parentId }) => ({
        code,
        name,
        parentName: parentId === null ? '' : (unitNames.get(parentId) ?? ''),
      }))
      .toSorted(
        (left, right) =>
          left.parentName.localeCompare(right.parentName, 'vi') || left.name.localeCompare(right.name, 'vi'),
      ),
  }
}
