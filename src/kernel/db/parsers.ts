import { types } from 'pg'

type Parse = (value: string) => unknown

const textArrayType: number = 1009
const textArray = types.getTypeParser(textArrayType)

/** How values arrive: legal dates as written, whole numbers as numbers, exact decimals as text, instants as Date. */
const own: Readonly<Record<number, Parse>> = {
  20: wholeNumber,
  1016: (value) => textArray(value).map((item: string | null) => (item === null ? null : wholeNumber(item))),
  1082: (value) => value,
  1182: (value) => textArray(value),
  1186: (value) => value,
  1231: (value) => textArray(value),
}

/** The parser of a type by its number in PostgreSQL's catalog. */
export function parsers(oid: number): Parse {
  return own[oid] ?? types.getTypeParser(oid)
}

/** @throws when the number is too large to be exact */
function wholeNumber(value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new Error(`database.number-too-large: ${value}`)
  return number
}
