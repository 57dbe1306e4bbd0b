/** One kind of request in a mixture. */
export interface Shot {
  readonly name: string
  /** How often it comes, against the others. */
  readonly weight: number
  readonly fire: () => Promise<Response>
  readonly expect: (status: number) => boolean
}

export interface Measured {
  readonly name: string
  readonly count: number
  readonly errors: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
}

/**
 * Fires at a constant rate whatever the server does (open model): a slow answer does not lower the load, as it would not in life.
 * Time is counted from the moment at which the request was due.
 */
export async function fireAt(rate: number, seconds: number, shots: readonly Shot[]): Promise<readonly Measured[]> {
  const times = new Map<string, number[]>()
  const errors = new Map<string, number>()
  const waiting: Promise<void>[] = []
  const start = performance.now()
  const total = rate * seconds
  for (let index = 0; index < total; index++) {
    const due = start + (index * 1000) / rate
    const pause = due - performance.now()
    if (pause > 1) await new Promise((done) => setTimeout(done, pause))
    waiting.push(fireOne(pick(shots), due, times, errors))
  }
  await Promise.all(waiting)
  const named = shots.map(({ name }) => measured(name, times.get(name) ?? [], errors.get(name) ?? 0))
  const all = [...times.values()].flat()
  return [
    ...named,
    measured(
      'all',
      all,
      [...errors.values()].reduce((sum, count) => sum + count, 0),
    ),
  ]
}

async function fireOne(
  shot: Shot,
  due: number,
  times: Map<string, number[]>,
  errors: Map<string, number>,
): Promise<void> {
  try {
    const response = await shot.fire()
    await response.arrayBuffer()
    if (!shot.expect(response.status)) errors.set(shot.name, (errors.get(shot.name) ?? 0) + 1)
  } catch {
    errors.set(shot.name, (errors.get(shot.name) ?? 0) + 1)
  }
  const list = times.get(shot.name) ?? []
  list.push(performance.now() - due)
  times.set(shot.name, list)
}

function pick(shots: readonly Shot[]): Shot {
  let left = Math.random() * shots.reduce((sum, { weight }) => sum + weight, 0)
  for (const shot of shots) {
    left -= shot.weight
    if (left < 0) return shot
  }
  const [first] = shots
  if (!first) throw new Error('Nothing to fire')
  return first
}

function measured(name: string, list: readonly number[], errors: number): Measured {
  const sorted = list.toSorted((one, other) => one - other)
  const at = (share: number): number =>
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10
  return { name, count: sorted.length, errors, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

/** A Markdown table for `RESULTS.md`. */
export function tableOf(rows: readonly Measured[]): string {
  const lines = rows.map(
    ({ name, count, errors, p50, p95, p99 }) => `| ${name} | ${count} | ${errors} | ${p50} | ${p95} | ${p99} |`,
  )
  return ['| request | sent | errors | p50 ms | p95 ms | p99 ms |', '|---|---|---|---|---|---|', ...lines].join('\n')
}
