import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { loadSecret, type Config } from '#config'
import { openDatabase, type OpenDatabase } from '#kernel/db/connect.ts'
import { pendingMigrations } from '#kernel/db/migrate.ts'
import { openMadeFiles } from '#kernel/files/made-files.ts'
import { openFileStore } from '#kernel/files/open-store.ts'
import { openScanner } from '#kernel/files/scan.ts'
import type { InstallationFacts } from '#kernel/http/exchange.ts'
import type { World } from '#kernel/http/world.ts'
import { openQueue } from '#kernel/jobs/queue.ts'
import { projectRoot } from '#kernel/root.ts'
import { openVault } from '#kernel/vault.ts'
import { identifyRequest } from '#modules/account/public.ts'
import { readInstallationFacts } from './installation-facts.ts'
import { sectionsOpenTo } from './routes.ts'

export interface OpenedWorld {
  readonly world: World
  readonly database: OpenDatabase
  close(): Promise<void>
}

/** Opens everything that a process uses, from the configuration; plain arguments all the way down. */
export async function openWorld(config: Config, applicationName: string): Promise<OpenedWorld> {
  if (config.databaseUrl === undefined) throw new Error('DATABASE_URL: bin/start gives it to the processes it starts')
  const vault = openVault(loadSecret(config.secretKeyFile))
  const database = openDatabase({
    url: config.databaseUrl,
    vault,
    applicationName,
    statements: config.namedStatements ? 'named' : 'unnamed',
  })
  const queue = await openQueue(database.pool)
  const { db, reader } = database
  const world: World = {
    db,
    reader,
    vault,
    queue,
    clock: config.clock,
    files: openFileStore(config.filesUrl, config.dataDir),
    made: openMadeFiles(join(config.dataDir, 'made')),
    scanner: openScanner(config.clamdUrl),
    baseUrl: config.baseUrl,
    clockShifted: config.clockStart !== undefined,
    trustedProxies: config.trustedProxies,
    writesPerMinute: config.writesPerMinute,
    metricsToken: config.metricsTokenFile && readFileSync(config.metricsTokenFile, 'utf8').trim(),
    oidc: identityProvider(config.oidc),
    asset: assetAddresses(),
    facts: keptForAMinute(() => readInstallationFacts(reader, config.clock)),
    identify: identifyRequest({ db, vault, clock: config.clock, baseUrl: config.baseUrl, sectionsOpenTo }),
    isReady: async () => (await pendingMigrations(reader)).length === 0,
  }
  return {
    world,
    database,
    async close() {
      await world.made.close()
      await queue.close()
      await database.close()
    },
  }
}

function identityProvider(oidc: Config['oidc']): World['oidc'] {
  if (!oidc) return undefined
  const { clientSecretFile, ...provider } = oidc
  return { ...provider, clientSecret: clientSecretFile && readFileSync(clientSecretFile, 'utf8').trim() }
}

/** Hashed addresses of the built assets; an asset that was not built keeps its plain name, and the browser is told 404. */
export function assetAddresses(): (name: string) => string {
  const manifest = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(join(projectRoot, '.build/assets/manifest.json'), 'utf8')))
  return (name) => `/tai-nguyen/${manifest[name] ?? name}`
}

function keptForAMinute(read: () => Promise<InstallationFacts>): () => Promise<InstallationFacts> {
  let kept: { readonly facts: Promise<InstallationFacts>; readonly until: number } | undefined
  return () => {
    if (!kept || kept.until < performance.now()) {
      // The error page must be drawn even while the database is away.
      const facts = read().catch(() => {
        kept = undefined
        return { provinceName: '', demonstration: false }
      })
      kept = { facts, until: performance.now() + 60_000 }
    }
    return kept.facts
  }
}
