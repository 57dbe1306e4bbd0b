import { writeFile } from 'node:fs/promises'
import { perform } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { commandGroup, type AddCommands, type CommandWorld } from '#kernel/commands/command.ts'
import { Invalid, isDomainError } from '#kernel/errors.ts'
import { parse } from '#kernel/http/parse.ts'
import { formatOf, readEntries, writeEntries, type FileLine, type ReadFile } from './elsewhere-file.ts'
import { importEntry, type ImportedEntry } from './import-entry.ts'
import { listEntries } from './entry-queries.ts'
import { RegisterEntry } from './register-entry.ts'

/** `import feedback FILE` and `export feedback FILE`. */
export const feedbackCommands: AddCommands = (program, inWorld) => {
  commandGroup(program, 'import')
    .command('feedback')
    .argument(
      '<file>',
      'lines of a register kept elsewhere: .xlsx (the template) or .jsonl; see docs/import-feedback.md',
    )
    .requiredOption('--register <name>', 'what that register is called: with its number it names a line for ever')
    .description('take over a register kept elsewhere; a second run changes nothing, every line is reported')
    .action(async (file: string, { register }: { readonly register: string }) => {
      // What is wrong with the file is said at once, before a database is started for it.
      const entries = await readEntries(file)
      return inWorld((world) => importRegister(world, { entries, register }))
    })
  commandGroup(program, 'export')
    .command('feedback')
    .argument('<file>', 'where to write: .xlsx or .jsonl, with the columns of import')
    .option('--template', 'only the empty template')
    .description('write all items without names, addresses and numbers of senders')
    .action((file: string, { template = false }: { readonly template?: boolean }) => {
      formatOf(file)
      return inWorld((world) => exportRegister(world, { file, template }))
    })
}

async function importRegister(
  { caller, say }: CommandWorld,
  { entries, register }: { readonly entries: ReadFile; readonly register: string },
): Promise<void> {
  const { lines, problems } = entries
  for (const problem of problems) say(`refused ${problem}`)
  const counts = { added: 0, unchanged: 0, refused: problems.length }
  const importLine = async ({ fields }: FileLine): Promise<ImportedEntry> =>
    perform(caller, importEntry, { register, entry: parse(RegisterEntry, fields) })
  for (const line of lines) {
    try {
      // One transaction a line: one that is wrong costs no other.
      const { outcome, code } = await importLine(line)
      counts[outcome]++
      say(`${outcome} row ${line.row}: ${code}`)
    } catch (error) {
      if (!isDomainError(error)) throw error
      counts.refused++
      say(`refused row ${line.row}: ${reasonOf(error)}`)
    }
  }
  say(`${lines.length} lines: ${counts.added} added, ${counts.unchanged} unchanged, ${counts.refused} refused`)
  if (counts.refused > 0) process.exitCode = 1
}

function reasonOf(error: Error & { readonly code?: string }): string {
  if (error instanceof Invalid) return error.problems.map(({ field, code }) => `${field}: ${code}`).join(', ')
  return error.code ?? error.message
}

async function exportRegister(
  { caller, reader, say }: CommandWorld,
  { file, template }: { readonly file: string; readonly template: boolean },
): Promise<void> {
  const entries = template ? [] : await listEntries(reader)
  await writeFile(file, await writeEntries(file, entries), { mode: 0o600 })
  if (template) return say(`${file}: the template`)
  await perform(caller, (act) => record(act, 'feedback.exported', { items: entries.length }), undefined)
  say(`${entries.length} items`)
}
