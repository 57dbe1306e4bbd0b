import { writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AddCommands, CommandWorld } from '#kernel/commands/command.ts'
import { openInput } from '#kernel/commands/open-input.ts'
import { todayOf } from '#kernel/clock.ts'
import { flaggedLine, linesOfAccount, linesOfProblems } from './describe-account.ts'
import { examineProcedures } from './examine-procedures.ts'
import { findProcedureContent } from './draft-queries.ts'
import { exportSources, exportWrittenHere } from './export-sources.ts'
import type { CodedContent } from './portal-record.ts'
import { findProcedure } from './queries.ts'
import { writeContentSheets } from './write-content-sheets.ts'
import { importProcedures, type ProcedureImportReport } from './import-procedures.ts'

const fileHelp =
  'records of the national service portal, one JSON object a line, one JSON array or one object around it, plain or gzip, or our XLSX template; - for standard input'

/** `import procedures FILE`, `export procedures FILE`, `procedures figures FILE`. */
export const procedureCommands: AddCommands = (program, inWorld) => {
  const [importing, exporting, procedures] = ['import', 'export', 'procedures'].map(
    (name) => program.commands.find((command) => command.name() === name) ?? program.command(name),
  )
  importing
    ?.command('procedures')
    .argument('<file>', fileHelp)
    .option('--dry-run', 'only read and say what would be taken, flagged and refused')
    .description('take over procedures; a second run changes nothing, a changed record makes a new revision')
    .action(async (file: string, options: { dryRun?: boolean }) => {
      if (options.dryRun) return sayFigures(file)
      const chunks = await openInput(file)
      return inWorld((world) => importFile(world, chunks, file))
    })
  exporting
    ?.command('procedures')
    .argument('<file>', 'where to write; - for standard output')
    .option('--written-here', "instead, texts that this province wrote itself, in the shape of the portal's records")
    .description('write the records of all procedures in force exactly as they came, one JSON object a line')
    .action((file: string, options: { writtenHere?: boolean }) =>
      inWorld(({ caller, reader }) => {
        const written = options.writtenHere ? exportWrittenHere : exportSources
        return writeLines(file, written(reader, todayOf(caller.clock)))
      }),
    )
  procedures
    ?.description('records of procedures')
    .command('figures')
    .argument('<file>', fileHelp)
    .option(
      '--flagged <list>',
      'write what was left in words, a line for each: line, code, part, flag, words; - for standard output',
    )
    .description('say for every part what is in the file and what became of it, without a database')
    .action((file: string, options: { flagged?: string }) => sayFigures(file, options.flagged))
  procedures
    ?.command('template')
    .argument('<file>', 'workbook to write, .xlsx')
    .argument('[codes...]', 'procedures in force to fill it with')
    .description('write our XLSX template: one sheet a part, which `import procedures` reads')
    .action((file: string, codes: string[]) => inWorld((world) => writeTemplate(world, file, codes)))
}

async function writeTemplate(
  { reader, caller, say }: CommandWorld,
  file: string,
  codes: readonly string[],
): Promise<void> {
  const texts: CodedContent[] = []
  for (const code of codes) {
    const procedure = await findProcedure(reader, code, todayOf(caller.clock))
    const content = procedure && (await findProcedureContent(reader, procedure.revisionId))
    if (procedure && content) texts.push({ code: procedure.code, content })
    else say(`${code}: not in force here`)
  }
  await writeFile(file, await writeContentSheets(texts))
  say(`${file}: ${texts.length} procedures`)
}

async function importFile(
  { caller, say }: CommandWorld,
  chunks: AsyncIterable<Uint8Array>,
  file: string,
): Promise<void> {
  const start = performance.now()
  const report = await importProcedures(caller, chunks, file === '-' ? 'stdin' : basename(file))
  for (const line of linesOf(report)) say(line)
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  say(`${seconds} s, ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
  if (report.refused > 0) process.exitCode = 1
}

async function sayFigures(file: string, list?: string): Promise<void> {
  const chunks = await openInput(file)
  const out = list === undefined || list === '-' ? process.stdout : createWriteStream(list)
  const examination = await examineProcedures(
    chunks,
    list === undefined ? undefined : (words) => void out.write(`${flaggedLine(words)}\n`),
  )
  if (out !== process.stdout) await new Promise<void>((resolve) => void out.end(() => resolve()))
  const { records, refused, account } = examination
  const lines = [
    `${records} records: ${records - refused} can be taken, ${refused} refused`,
    ...linesOfAccount(account),
    ...linesOfProblems(examination),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  if (refused > 0) process.exitCode = 1
}

async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const ended = Readable.from(withLineEnds(lines))
  await (file === '-' ? pipeline(ended, process.stdout, { end: false }) : pipeline(ended, createWriteStream(file)))
}

async function* withLineEnds(lines: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const line of lines) yield `${line}\n`
}

function linesOf(report: ProcedureImportReport): string[] {
  const { records, added, changed, unchanged, refused, account, flagged } = report
  return [
    `${records} records: ${added} added, ${changed} changed, ${unchanged} unchanged, ${refused} refused`,
    ...linesOfAccount(account),
    `Flagged records: ${counts({ ...flagged }) || 'none'}; department suggested for ${report.withCompetentAgency}`,
    ...linesOfProblems(report),
  ]
}

function counts(named: Readonly<Record<string, number>>): string {
  return Object.entries(named)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
