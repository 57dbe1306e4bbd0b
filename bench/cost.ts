import { readFileSync, readdirSync } from 'node:fs'
import { build } from '../bin/build.ts'
import type { Shot } from './load.ts'
import { fillFeedback } from './million.ts'
import { feedbackMixture } from './mixture.ts'
import { spendTheNight } from './night.ts'
import { benchDataDir, startBenchSystem } from './prepare.ts'

// [BENCH_DATA=folder] node bench/cost.ts [items] [requests]: processor time that one request of each kind costs the web process and the
// database, asked one after another with so many items stored. Says what fits into two cores also on a machine that others use.

const items = Number(process.argv[2] ?? 1_000_000)
const requests = Number(process.argv[3] ?? 100)
/** Of Linux: `utime` and `stime` count hundredths of a second. */
const ticksPerSecond = 100

await build()
const system = await startBenchSystem({ worker: true })
try {
  await fillFeedback(system.owner, system.database.url, items)
  await spendTheNight(system.owner, system.database.url, benchDataDir)
  const { reads, submission } = await feedbackMixture(system)
  const all = [...reads, submission]
  for (const shot of all) await fire(shot, 20)
  process.stdout.write('\n| request | share | web ms | database ms | p50 ms | p95 ms |\n|---|---|---|---|---|---|\n')
  let [web, database, weight] = [0, 0, 0]
  for (const shot of all) {
    const cost = await measure(shot)
    process.stdout.write(
      `| ${shot.name} | ${shot === submission ? '–' : shot.weight} | ${[cost.web, cost.database, cost.p50, cost.p95].map((ms) => ms.toFixed(1)).join(' | ')} |\n`,
    )
    if (shot === submission) continue
    web += cost.web * shot.weight
    database += cost.database * shot.weight
    weight += shot.weight
  }
  process.stdout.write(
    `| mean of the reads | | ${(web / weight).toFixed(1)} | ${(database / weight).toFixed(1)} | | |\n`,
  )
} finally {
  await system.stop()
}

async function measure(shot: Shot) {
  const before = spent()
  const times = (await fire(shot, requests)).toSorted((one, other) => one - other)
  const after = spent()
  return {
    web: (after.web - before.web) / requests,
    database: (after.database - before.database) / requests,
    p50: times[Math.floor(requests * 0.5)] ?? 0,
    p95: times[Math.floor(requests * 0.95)] ?? 0,
  }
}

async function fire(shot: Shot, times: number): Promise<readonly number[]> {
  const took: number[] = []
  for (let left = times; left > 0; left--) {
    const start = performance.now()
    const response = await shot.fire()
    await response.arrayBuffer()
    if (!shot.expect(response.status)) throw new Error(`${shot.name}: ${response.status}`)
    took.push(performance.now() - start)
  }
  return took
}

/** Milliseconds of the processor: of the web process, and of the database with all its processes. */
function spent(): { readonly web: number; readonly database: number } {
  const postmaster = system.database.pid ?? 0
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)))
  return {
    web: sum(all.filter(({ pid }) => pid === system.web.pid)),
    database: sum(all.filter(({ pid, parent }) => pid === postmaster || parent === postmaster)),
  }
}

function sum(processes: readonly { readonly milliseconds: number }[]): number {
  return processes.reduce((all, { milliseconds }) => all + milliseconds, 0)
}

function statOf(pid: number) {
  try {
    // The name in brackets may hold spaces.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    const milliseconds = ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond
    return [{ pid, parent: Number(fields[1]), milliseconds }]
  } catch {
    // Ended meanwhile.
    return []
  }
}
