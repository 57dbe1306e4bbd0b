import { Command } from 'commander'
import { join } from 'node:path'
import { loadConfigOrExit, loadSecret, type Config } from '#config'
import { systemActor } from '#kernel/auth/actor.ts'
import { makeBackup, type InstallationPlaces } from '#kernel/backup/make-backup.ts'
import { restoreBackup } from '#kernel/backup/restore-backup.ts'
import type { AddCommands, CommandWorld } from '#kernel/commands/command.ts'
import { openDatabase } from '#kernel/db/connect.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { openOutlet } from '#kernel/exchange/open-outlet.ts'
import { openFileStore } from '#kernel/files/open-store.ts'
import { openQueue } from '#kernel/jobs/queue.ts'
import { openVault } from '#kernel/vault.ts'
import { commandsOfModules } from './commands.ts'
import { greetings, prepareInstallation } from './first-run.ts'

const config = loadConfigOrExit()
const program = new Command('bin/minhbach')
  .description('Administration of this Minh Bạch installation')
  .helpCommand(true)
  .showHelpAfterError()

for (const addCommands of [ownCommands, ...commandsOfModules]) addCommands(program, inWorld)

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`bin/minhbach: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

function ownCommands(...[parent]: Parameters<AddCommands>): void {
  parent
    .command('migrate')
    .description('bring the database to the state of this release')
    .action(async () => {
      const applied = await withOwnerUrl((ownerUrl) => migrate(ownerUrl, openVault(loadSecret(config.secretKeyFile))))
      say(applied.length === 0 ? 'Nothing to do' : applied.map((name) => `Applied ${name}`).join('\n'))
    })
  parent
    .command('setup')
    .option('--empty', 'only reference data, no demonstration province')
    .description('migrate and load what a new installation needs; bin/start does it at every start')
    .action(async ({ empty = false }: { empty?: boolean }) => {
      await inWorld(async (world) => {
        await prepareInstallation(world, empty)
        for (const greeting of greetings) for (const line of await greeting(world)) say(line)
      }, 'behind')
    })
  parent
    .command('backup')
    .argument('<folder>', 'an empty or new folder; it will hold the secret too: keep it as safe as the installation')
    .description('write all rows, files and the secret to a folder, as of one moment, while the system runs')
    .action(async (folder: string) => {
      const manifest = await withOwnerUrl((ownerUrl) => makeBackup(placesOf(config, ownerUrl), folder))
      say(summaryOf(manifest.tables, manifest.files.length))
      if (config.filesUrl) say('The files at FILES_URL are not in it: keep them safe there')
    })
  parent
    .command('restore')
    .argument('<folder>', 'a folder written by backup')
    .description('put a backup into an empty database (a new DATA_DIR, or an empty one at DATABASE_URL)')
    .action(async (folder: string) => {
      const manifest = await withOwnerUrl((ownerUrl) => restoreBackup(placesOf(config, ownerUrl), folder))
      say(`${summaryOf(manifest.tables, manifest.files.length)}, as of ${manifest.madeAt}`)
    })
}

function summaryOf(tables: readonly { readonly rows: number }[], files: number): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  return `${tables.length} tables with ${rows} rows, ${files} files`
}

function placesOf({ secretKeyFile, filesUrl, dataDir }: Config, ownerUrl: string): InstallationPlaces {
  return { ownerUrl, secretKeyFile, filesFolder: filesUrl === undefined ? join(dataDir, 'files') : undefined }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** The database of the configuration; the embedded one is started for the time of the command when it does not run. */
async function withOwnerUrl<Result>(work: (ownerUrl: string) => Promise<Result>): Promise<Result> {
  if (config.databaseUrl !== undefined) return work(config.databaseUrl)
  const server = await startEmbeddedPostgres({ dataDir: config.dataDir, durable: true })
  try {
    return await work(server.url)
  } finally {
    await server.stop()
  }
}

async function inWorld<Result>(
  work: (world: CommandWorld) => Promise<Result>,
  commits: 'flushed' | 'behind' = 'flushed',
): Promise<Result> {
  return withOwnerUrl(async (ownerUrl) => {
    const vault = openVault(loadSecret(config.secretKeyFile))
    await migrate(ownerUrl, vault)
    const { db, reader, pool, close } = openDatabase({
      url: ownerUrl,
      vault,
      poolSize: 4,
      commits,
      applicationName: 'minh-bach-cli',
      statements: config.namedStatements ? 'named' : 'unnamed',
    })
    const queue = await openQueue(pool)
    const { clock, baseUrl } = config
    const caller = { db, actor: systemActor('bin/minhbach'), clock, requestId: `cli-${process.pid}`, queue, vault }
    const files = openFileStore(config.filesUrl, config.dataDir)
    const outlet = openOutlet(config.nationalDatabase)
    try {
      return await work({ caller, reader, files, outlet, ownerUrl, baseUrl, say })
    } finally {
      await queue.close()
      await close()
    }
  })
}
