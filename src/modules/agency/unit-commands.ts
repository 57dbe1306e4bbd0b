import { writeFile } from 'node:fs/promises'
import { perform } from '#kernel/act.ts'
import { commandGroup, type AddCommands } from '#kernel/commands/command.ts'
import { readInput } from '#kernel/commands/open-input.ts'
import { importUnits, type ReadLine, type UnitLine, type UnitOutcome } from './import-units.ts'
import { listUnitLines } from './unit-queries.ts'

/** `import units FILE` and `export units FILE`. */
export const unitCommands: AddCommands = (program, inWorld) => {
  commandGroup(program, 'import')
    .command('units')
    .argument('<file>', 'administrative units, one JSON object a line: code, name, level, parent, from, until, source')
    .description(
      'add units of a decree and end those that it ends; a second run changes nothing, every line is reported',
    )
    .action(async (file: string) => {
      const lines = readLines((await readInput(file)).toString('utf8'))
      return inWorld(async ({ caller, say }) => {
        const outcomes = await perform(caller, importUnits, lines)
        for (const { outcome, row, said } of outcomes)
          if (outcome !== 'unchanged') say(`${outcome} row ${row}: ${said}`)
        say(summaryOf(outcomes))
        if (outcomes.some(({ outcome }) => outcome === 'refused')) process.exitCode = 1
      })
    })
  commandGroup(program, 'export')
    .command('units')
    .argument('<file>', 'where to write')
    .description('write every unit with its days, also those that are no more, one JSON object a line')
    .action((file: string) =>
      inWorld(async ({ reader, say }) => {
        const units = await listUnitLines(reader)
        await writeFile(file, units.map(lineOf).join(''))
        say(`${units.length} units`)
      }),
    )
}

function readLines(text: string): readonly ReadLine[] {
  return text.split(/\r?\n/).flatMap((line, index) => {
    if (line.trim() === '') return []
    return [{ row: index + 1, fields: fieldsOf(line) }]
  })
}

function lineOf({ code, name, level, parent, from, until, source }: UnitLine): string {
  return `${JSON.stringify({ code, name, level, parent, from, until, source })}\n`
}

/** What is no JSON is no unit either, and is refused as that. */
function fieldsOf(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}

function summaryOf(outcomes: readonly UnitOutcome[]): string {
  const count = (wanted: UnitOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
  return `${outcomes.length} lines: ${count('added')} added, ${count('ended')} ended, ${count('unchanged')} unchanged, ${count('refused')} refused`
}
