import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { NamedDecision } from './history-queries.ts'
import { decisionsPath } from './paths.ts'

/** Where a decision of this province is read; undefined for one of which only the number is known. */
export function decisionPath({ number, on }: NamedDecision): string | undefined {
  return on === null ? undefined : `${decisionsPath}/${decisionSlug(number, on)}`
}

/** `512/QĐ-UBND` of 2017 → `512-qd-ubnd-2017`: the number is given once a year. */
export function decisionSlug(number: string, on: LegalDate): string {
  const plain = number
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
  return `${plain}-${on.slice(0, 4)}`
}
