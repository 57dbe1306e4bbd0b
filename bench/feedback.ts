import { build } from '../bin/build.ts'
import { fireAt, tableOf } from './load.ts'
import { fillFeedback } from './million.ts'
import { feedbackMixture } from './mixture.ts'
import { spendTheNight } from './night.ts'
import { benchDataDir, residentMegabytes, startBenchSystem } from './prepare.ts'

// [BENCH_DATA=folder] node bench/feedback.ts [items] [seconds]: reads at 100/s, writes at 20/s beside them, a spike to five times the load, with so many items stored.
// Filling takes minutes; a folder that is already full (BENCH_DATA, else .cache/bench) is measured as it is. 0 seconds: only fill.

const items = Number(process.argv[2] ?? 1_000_000)
const seconds = Number(process.argv[3] ?? 60)

await build()
const system = await startBenchSystem({ worker: true })
try {
  const stored = await fillFeedback(system.owner, system.database.url, items)
  await spendTheNight(system.owner, system.database.url, benchDataDir)
  const { reads, submission } = await feedbackMixture(system)
  await fireAt(20, 5, reads)

  console.log(
    `\n${stored} items; memory of the web process at rest ${residentMegabytes(system.web.pid).toFixed(0)} MB\n`,
  )
  console.log('Reads at 100/s\n')
  console.log(tableOf(await fireAt(100, seconds, reads)))
  console.log('\nReads at 100/s and writes at 20/s\n')
  const [beside, writes] = await Promise.all([fireAt(100, seconds, reads), fireAt(20, seconds, [submission])])
  console.log(tableOf([...beside, ...writes]))
  console.log('\nSpike: reads at 500/s, writes at 100/s, one minute; then the usual load again\n')
  const [spike, spikeWrites] = await Promise.all([
    fireAt(500, Math.min(60, seconds), reads),
    fireAt(100, Math.min(60, seconds), [submission]),
  ])
  console.log(tableOf([...spike.slice(-1), ...spikeWrites.slice(-1)]))
  console.log('\nAfterwards, reads at 100/s\n')
  console.log(tableOf((await fireAt(100, 15, reads)).slice(-1)))
  console.log(`\nMemory of the web process after the load ${residentMegabytes(system.web.pid).toFixed(0)} MB`)
} finally {
  await system.stop()
}
