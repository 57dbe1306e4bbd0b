import { DatabaseError } from 'pg'

/** Name of the unique, check, exclusion, foreign-key or not-null constraint that PostgreSQL says was violated. */
export function constraintOf(error: unknown): string | undefined {
  return error instanceof DatabaseError && error.code?.startsWith('23') ? error.constraint : undefined
}

/**
 * The database is the last guard: what it refuses becomes an error that the edge can show.
 *
 *     .execute().catch((error) => translateConstraint(error, { feedback_code_key: () => new Refused('feedback.code-taken') }))
 *
 * @throws the error of the map, or the given error when its constraint is not in the map
 */
export function translateConstraint(error: unknown, map: Readonly<Record<string, () => Error>>): never {
  const name = constraintOf(error)
  const translated = name !== undefined && Object.hasOwn(map, name) ? map[name]?.() : undefined
  throw translated ?? error
}
