import { createReadStream, createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AddCommands } from '#kernel/commands/command.ts'
import { todayOf } from '#kernel/clock.ts'
import { exportSources } from './export-sources.ts'
import { linesOfAccount } from './describe-account.ts'
import { importProcedures, type ProcedureImportReport } from './import-procedures.ts'

/** `import procedures FILE` and `export procedures FILE`. */
export const procedureCommands: AddCommands = (program, inWorld) => {
  const groups = ['import', 'export'].map(
    (name) => program.commands.find((command) => command.name() === name) ?? program.command(name),
  )
  groups[0]
    ?.command('procedures')
    .argument(
      '<file>',
      'records of the national service portal, one JSON object a line, plain or gzip; - for standard input',
    )
    .description('take over procedures; a second run changes nothing, a changed record makes a new revision')
    .action((file: string) =>
      inWorld(async ({ caller, say }) => {
        const start = performance.now()
        const chunks = file === '-' ? process.stdin : createReadStream(file)
        const report = await importProcedures(caller, chunks, file === '-' ? 'stdin' : basename(file))
        for (const line of linesOf(report)) say(line)
        say(
          `${((performance.now() - start) / 1000).toFixed(1)} s, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`,
        )
        if (report.refused > 0) process.exitCode = 1
      }),
    )
  groups[1]
    ?.command('procedures')
    .argument('<file>', 'where to write; - for standard output')
    .description('write the records of all procedures in force exactly as they came, one JSON object a line')
    .action((file: string) =>
      inWorld(async ({ caller, reader }) => {
        const lines = Readable.from(withLineEnds(exportSources(reader, todayOf(caller.clock))))
        await (file === '-'
          ? pipeline(lines, process.stdout, { end: false })
          : pipeline(lines, createWriteStream(file)))
      }),
    )
}

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

function linesOf(report: ProcedureImportReport): string[] {
  const { records, added, changed, unchanged, refused, account, flagged } = report
  return [
    `${records} records: ${added} added, ${changed} changed, ${unchanged} unchanged, ${refused} refused`,
    ...linesOfAccount(account),
    `Flagged: ${counts({ ...flagged }) || 'none'}; department suggested for ${report.withCompetentAgency}`,
    ...report.problems.map(
      ({ line, code, reason, detail }) =>
        `Line ${line}${code === null ? '' : ` (${code})`}: ${reason}${detail === null ? '' : ` [${detail}]`}`,
    ),
    ...(refused > report.problems.length ? [`… and ${refused - report.problems.length} more`] : []),
  ]
}

function counts(named: Readonly<Record<string, number>>): string {
  return Object.entries(named)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
