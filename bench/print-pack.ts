import { build } from '../bin/build.ts'
import { signIn } from './mixture.ts'
import { residentMegabytes, startBenchSystem } from './prepare.ts'

// node bench/print-pack.ts [sheets] [times]: how long a desk waits for the file with all its sheets, by the button of the page, over real texts.

const count = Number(process.argv[2] ?? 50)
const times = Number(process.argv[3] ?? 3)

await build()
const system = await startBenchSystem({ worker: false })
try {
  const { rowCount } = await system.owner.query(
    `insert into posting_sheet (token, agency_id, procedure_id, revision_id, made_at)
      select translate(encode(substring(sha256(revision.id::text::bytea) for 12), 'base64'), '+/', '-_'), agency.id, revision.procedure_id, revision.id, now()
      from agency, (select id, procedure_id from procedure_revision where status = 'announced' and upper_inf(effective) order by id limit $1) revision
      where agency.code = 'so-y-te'
      on conflict do nothing`,
    [count],
  )
  const cookie = await signIn(system, 'soyte')
  console.log(`${rowCount} sheets put up anew; the pack holds at most 60`)
  for (const paper of ['a4', 'a3'] as const) {
    for (let time = 0; time < times; time++) {
      const began = performance.now()
      const answer = await fetch(`${system.address}/can-bo/niem-yet/bo-to-in.pdf?kho=${paper}`, { headers: { cookie } })
      const bytes = Buffer.from(await answer.arrayBuffer())
      if (answer.status !== 200) throw new Error(`${answer.status} ${bytes.toString('utf8', 0, 200)}`)
      const pages = bytes.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
      console.log(
        `${paper}: ${((performance.now() - began) / 1000).toFixed(2)} s, ${Math.round(bytes.length / 1024)} KB, ${pages} pages, web process ${Math.round(residentMegabytes(system.web.pid))} MB`,
      )
    }
  }
} finally {
  await system.stop()
}
