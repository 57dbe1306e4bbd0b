import { Command } from 'commander'
import { perform } from '#kernel/act.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import { openFileStore } from '#kernel/files/open-store.ts'
import { callerOn, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { agencyCommands } from './commands.ts'
import { loadOrganisation } from './load-organisation.ts'
import { resolveOfficial } from './official-queries.ts'

test('in a new installation the first administrator is registered from the command line; what does not exist is named', async () => {
  const database = await freshDatabase()
  try {
    const caller = await callerOn(database)
    await perform(caller, loadOrganisation, {})
    const run = async (...words: readonly string[]): Promise<string> => {
      const lines: string[] = []
      const program = new Command()
      agencyCommands(program, (work) =>
        work({
          caller,
          reader: database.reader,
          files: openFileStore(undefined, '/nonexistent'),
          outlet: folderOutlet('/nonexistent'),
          ownerUrl: database.ownerUrl,
          baseUrl: '',
          say: (line) => lines.push(line),
        }),
      )
      await program
        .parseAsync(['official', 'enrol', ...words], { from: 'user' })
        .catch((error: Error) => lines.push(error.message))
      return lines.join('\n')
    }
    const given = ['--name', 'Trần Văn An', '--basis', 'Quyết định số 12/QĐ-UBND'] as const

    expect(await run('an', ...given, '--agency', 'so-nao-do')).toMatch(/not-found/)
    expect(await run('an', ...given, '--agency', 'so-y-te', '--role', 'king')).toMatch(/^role: /)
    expect(await run('an', ...given, '--agency', 'so-y-te', '--from', '2017-03-01')).toContain(
      'Registered an as administrator of so-y-te from 2017-03-01',
    )

    const row = await database.reader
      .selectFrom('official')
      .select('id')
      .where('code', '=', 'an')
      .executeTakeFirstOrThrow()
    const official = await resolveOfficial(database.reader, row.id, '2017-03-15')
    expect(official).toMatchObject({ name: 'Trần Văn An', posts: [{ role: 'administrator' }] })
    expect(await run('an', ...given, '--agency', 'so-y-te')).toBe('code: already-taken')
  } finally {
    await database.drop()
  }
})
