import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { perform } from '#kernel/act.ts'
import { auditCommands } from '#kernel/audit/commands.ts'
import { publishRoot } from '#kernel/audit/publish-root.ts'
import { sealPending } from '#kernel/audit/seal-events.ts'
import { callerOf, forge, happen, settle } from '#kernel/audit/testing.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import { openFileStore } from '#kernel/files/open-store.ts'
import { expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'

test('audit verify tells an inspector that the log is whole, or which event is not, and compares with the roots she kept', async () => {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'minh-bach-audit-'))
  try {
    const caller = callerOf(database)
    const run = async (...words: readonly string[]): Promise<string> => {
      const lines: string[] = []
      const program = new Command()
      auditCommands(program, (work) =>
        work({
          caller,
          reader: database.reader,
          files: openFileStore(undefined, folder),
          outlet: folderOutlet('/nonexistent'),
          ownerUrl: database.ownerUrl,
          baseUrl: '',
          say: (line) => lines.push(line),
        }),
      )
      await program.parseAsync(['audit', ...words], { from: 'user' }).catch((error: Error) => lines.push(error.message))
      return lines.join('\n')
    }
    await happen(caller, 3)
    await settle(database)
    await sealPending(caller)
    await perform(caller, publishRoot, undefined)
    const kept = join(folder, 'goc.txt')
    writeFileSync(kept, await run('roots'))

    expect(await run('verify', '--roots', kept)).toMatch(
      /3 sealed events, 1 waiting to be sealed\nCompared with 1 roots of the tree, 1 published roots, 1 roots noted elsewhere\nThe log is whole/,
    )
    await forge(database, `update audit_event set actor_id = 'x' where id = 2`)
    const found = await run('verify')
    expect(found).toContain('FAULTS: 1\n- event altered')
    expect(found).toContain('event 2 test.happened at 2017-03-15T02:00:00.000000Z')
    expect(found).toMatch(/The log is not whole$/)
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await database.drop()
  }
})
