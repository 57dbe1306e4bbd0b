import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { runChecks, contentChecks } from '#modules/announcement/checks/all-checks.ts'
import type { ProcedureContent } from '#modules/procedure/content.ts'
import { contentOfSource } from '#modules/procedure/read-record.ts'

/**
 * What the automatic checks of an announcement say of the real catalogue: how many procedures each check finds fault with, and examples.
 * `node bench/announcement-checks.ts [examples] [check]`
 */
const examples = Number(process.argv[2] ?? 0)
const only = process.argv[3]
const file = 'data/procedures/national-portal.jsonl.gz'
const instrument = {
  id: '',
  number: '',
  name: '',
  issuer: '',
  issuedOn: null,
  effectiveOn: null,
  endedOn: null,
  endedBy: null,
}

const names = new Map<string, number>()
const contents: ProcedureContent[] = []
for await (const line of createInterface({ input: createReadStream(file).pipe(createGunzip()) })) {
  const content = contentOfSource(line)
  if (!content) continue
  contents.push(content)
  names.set(content.name, (names.get(content.name) ?? 0) + 1)
}

const flagged = new Map<string, number>()
const faults = new Map<string, string[]>()
let clean = 0
const start = performance.now()
for (const content of contents) {
  const found = runChecks({
    kind: 'new',
    code: 'x',
    content,
    before: null,
    inForceBefore: false,
    baseStands: true,
    effectiveOn: '2026-11-27',
    instrument,
    instruments: new Map(),
    sameName: (names.get(content.name) ?? 0) > 1 ? ['another'] : [],
  }).filter(({ key }) => key !== 'missing:')
  if (found.length === 0) clean++
  for (const id of new Set(found.map(({ check }) => check.id))) flagged.set(id, (flagged.get(id) ?? 0) + 1)
  for (const { check, text, place } of found)
    faults.set(check.id, [...(faults.get(check.id) ?? []), place ? `${text}  «${place.quote}»` : text])
}
const seconds = (performance.now() - start) / 1000
console.log(`${contents.length} procedures, ${clean} without any fault, ${seconds.toFixed(2)} s`)
for (const { id, severity } of contentChecks) {
  const share = ((100 * (flagged.get(id) ?? 0)) / contents.length).toFixed(1)
  console.log(
    `${id.padEnd(24)} ${severity.padEnd(9)} ${String(flagged.get(id) ?? 0).padStart(5)} procedures (${share} %), ${faults.get(id)?.length ?? 0} faults`,
  )
  if (only !== undefined && only !== id) continue
  const list = faults.get(id) ?? []
  for (let index = 0; index < examples; index++) {
    const fault = list[Math.floor((index * list.length) / examples)]
    if (fault !== undefined) console.log(`    ${fault.replaceAll('\n', ' ')}`)
  }
}
