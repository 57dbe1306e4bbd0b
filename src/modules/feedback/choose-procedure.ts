import type { Reader } from '#kernel/act.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { findProcedure, searchProcedures } from '#modules/procedure/public.ts'

export interface ProcedureChoice {
  readonly code: string
  readonly name: string
}

/** What the form says about the procedure: a choice from a list, words, and the words for which the list was made. */
export interface ProcedureAsked {
  readonly procedureCode?: string | undefined
  readonly procedureWords?: string | undefined
  readonly procedureListedFor?: string | undefined
}

export const noProcedure = 'khong-kem'
const offered = 8

export type ProcedureAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly procedure: ProcedureChoice }
  | { readonly kind: 'several'; readonly choices: readonly ProcedureChoice[] }
  | { readonly kind: 'unknown' }

/** Which procedure somebody means, without script: words that fit several come back as a list to choose from. */
export async function chooseProcedure(reader: Reader, asked: ProcedureAsked, on: LegalDate): Promise<ProcedureAnswer> {
  const words = asked.procedureWords?.trim() ?? ''
  const listedFor = asked.procedureListedFor?.trim() ?? ''
  // New words ask again; a choice made from the list for the old words must not win over them.
  if (asked.procedureCode !== undefined && (words === '' || words === listedFor)) {
    if (asked.procedureCode === noProcedure) return { kind: 'none' }
    const chosen = await findProcedure(reader, asked.procedureCode, on)
    return chosen ? { kind: 'one', procedure: chosen } : { kind: 'unknown' }
  }
  if (words === '') return { kind: 'none' }
  // A suggestion that was taken reads `1.001193 – Thủ tục đăng ký khai sinh`.
  const code = /^\s*(\d\.\d[\p{L}\d._-]*)/u.exec(words)?.[1]
  const byCode = code === undefined ? undefined : await findProcedure(reader, code, on)
  if (byCode) return { kind: 'one', procedure: byCode }
  const hits = await searchProcedures(reader, { q: code ?? words, page: 1, on })
  const [first] = hits.items
  if (!first) return { kind: 'unknown' }
  if (hits.total === 1 && hits.mendedTo === null) return { kind: 'one', procedure: first }
  return {
    kind: 'several',
    choices: hits.items.slice(0, offered).map(({ code: each, name }) => ({ code: each, name })),
  }
}
