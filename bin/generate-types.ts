import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { describeTypes } from '#kernel/db/describe-types.ts'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { projectRoot } from '#kernel/root.ts'
import { openVault } from '#kernel/vault.ts'

const target = join(projectRoot, 'src/kernel/db/types.generated.ts')
const text = await typesOfMigrations()

if (!process.argv.includes('--check')) {
  writeFileSync(target, text)
} else if (readFileSync(target, 'utf8') !== text) {
  console.error('src/kernel/db/types.generated.ts does not fit the migrations: run node bin/generate-types.ts')
  process.exitCode = 1
}

async function typesOfMigrations(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'minh-bach-types-'))
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  try {
    await migrate(server.url, openVault(Buffer.alloc(32)))
    const owner = new Client({ connectionString: server.url })
    await owner.connect()
    const described = await describeTypes(owner)
    await owner.end()
    return described
  } finally {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
