import { allPartsPresent } from './all-parts-present.ts'
import { amendedDiffers } from './amended-differs.ts'
import { baseStands } from './base-stands.ts'
import type { CheckedItem, ContentCheck, FoundFault } from './check.ts'
import { clearWords } from './clear-words.ts'
import { codesUnique } from './codes-unique.ts'
import { dossierCount } from './dossier-count.ts'
import { endedInForce } from './ended-in-force.ts'
import { feesHaveGround } from './fees-have-ground.ts'
import { formsAttached } from './forms-attached.ts'
import { legalBasesInForce } from './legal-bases-in-force.ts'
import { namesAsInInstrument } from './names-as-in-instrument.ts'
import { papersCounted } from './papers-counted.ts'
import { levelsNamed } from './levels-named.ts'
import { timeLimitsInNumbers } from './time-limits-in-numbers.ts'

/** Every question that the system asks by itself, in the order in which its answers are shown. */
export const contentChecks: readonly ContentCheck[] = [
  allPartsPresent,
  levelsNamed,
  timeLimitsInNumbers,
  papersCounted,
  formsAttached,
  feesHaveGround,
  legalBasesInForce,
  amendedDiffers,
  baseStands,
  endedInForce,
  clearWords,
  dossierCount,
  namesAsInInstrument,
  codesUnique,
]

export interface CheckedFault extends FoundFault {
  readonly check: ContentCheck
}

/** What all checks find in one item; the same fault twice counts once. */
export function runChecks(item: CheckedItem): readonly CheckedFault[] {
  return contentChecks.flatMap((check) => {
    const once = new Map(check.run(item).map((fault) => [fault.key, fault]))
    return [...once.values()].map((fault) => ({ ...fault, check }))
  })
}

export function findCheck(id: string | null): ContentCheck | undefined {
  return contentChecks.find((check) => check.id === id)
}
