import { basename } from 'node:path'
import { todayOf } from '#kernel/clock.ts'
import { commandGroup, type AddCommands } from '#kernel/commands/command.ts'
import { openInput } from '#kernel/commands/open-input.ts'
import { isLegalDate } from '#kernel/i18n/dates.ts'
import { linesOfProblems } from '#modules/procedure/public-records.ts'
import { importNationalSnapshot, type SnapshotReport } from './import-national-snapshot.ts'

/** `import national-database FILE`. */
export const publicationCommands: AddCommands = (program, inWorld) => {
  commandGroup(program, 'import')
    .command('national-database')
    .argument(
      '<file>',
      'export of the national database: one JSON object a line or one JSON array, plain or gzip; - for standard input',
    )
    .option('--on <day>', 'day of the export, 2026-11-23; today when absent')
    .option('--even-if-fewer', 'take it although more than a tenth of what was shown before is gone')
    .description(
      'take over what the national database shows, to compare; nothing is taken unless every record can be read',
    )
    .action(async (file: string, options: { on?: string; evenIfFewer?: boolean }) => {
      const chunks = await openInput(file)
      return inWorld(async ({ caller, say }) => {
        const takenOn = options.on ?? todayOf(caller.clock)
        if (!isLegalDate(takenOn) || takenOn > todayOf(caller.clock))
          throw new Error(`--on ${takenOn}: must be a day such as 2026-11-23, not after today`)
        const sourceName = file === '-' ? 'stdin' : basename(file)
        const report = await importNationalSnapshot(caller, {
          chunks,
          sourceName,
          takenOn,
          evenIfFewer: options.evenIfFewer ?? false,
        })
        for (const line of snapshotLines(report)) say(line)
        if (report.snapshotId === undefined) process.exitCode = 1
      })
    })
}

function snapshotLines(report: SnapshotReport): string[] {
  const { records, added, changed, gone, dutiesMet, refused, laterOn } = report
  if (laterOn !== undefined) return [`Nothing taken: a snapshot of ${laterOn} is there already, later than this one`]
  if (report.snapshotId === undefined && gone > 0)
    return [`Nothing taken: ${gone} records shown before are not in this file; --even-if-fewer takes it all the same`]
  if (report.snapshotId === undefined)
    return [`Nothing taken: ${refused} of ${records} records cannot be read`, ...linesOfProblems(report)]
  return [
    `${records} records: ${added} new, ${changed} changed, ${gone} no longer shown; ${dutiesMet} duties met by what is shown`,
  ]
}
