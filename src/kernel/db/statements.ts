import { AsyncLocalStorage } from 'node:async_hooks'

/** One statement that went to the database. */
export interface StatementRun {
  readonly sql: string
  readonly milliseconds: number
  readonly failed: boolean
}

const counting = new AsyncLocalStorage<string[]>()
const observers = new Set<(run: StatementRun) => void>()

/** Runs `work` and tells which statements it sent, in order, those of begin and commit included: each is a journey to the database. */
export async function countStatements<Result>(
  work: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly statements: readonly string[] }> {
  const statements: string[] = []
  const result = await counting.run(statements, work)
  return { result, statements }
}

/** Calls `observer` after every statement, for metrics; returns the function that ends it. */
export function observeStatements(observer: (run: StatementRun) => void): () => void {
  observers.add(observer)
  return () => observers.delete(observer)
}

/** Counts and measures one statement; called by the connections only. */
export async function throughStatement<Result>(sql: string, send: () => Promise<Result>): Promise<Result> {
  counting.getStore()?.push(sql)
  if (observers.size === 0) return send()
  const start = performance.now()
  let failed = true
  try {
    const result = await send()
    failed = false
    return result
  } finally {
    const run = { sql, milliseconds: performance.now() - start, failed }
    for (const observer of observers) observer(run)
  }
}
