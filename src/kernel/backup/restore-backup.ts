import { chmodSync, copyFileSync, createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { Client } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { BackupManifest, listTables, quoted, sha256Of } from '#kernel/backup/manifest.ts'
import type { InstallationPlaces } from '#kernel/backup/make-backup.ts'
import { migrate } from '#kernel/db/migrate.ts'
import { openVault } from '#kernel/vault.ts'

/**
 * Puts a backup into an empty database and, when there are none yet, the secret and the files into their places.
 * Nothing is written before every part has been found whole; the rows come in one transaction.
 * @throws when a part is missing or altered, the database has tables, or the installation has another secret
 */
export async function restoreBackup(places: InstallationPlaces, folder: string): Promise<BackupManifest> {
  const manifest = BackupManifest.parse(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')))
  await checkParts(manifest, folder)
  checkSecret(places, folder)
  await checkEmpty(places.ownerUrl)

  const secret = readFileSync(join(folder, 'secret.key'))
  const vault = openVault(Buffer.from(secret.toString('utf8').trim(), 'base64'))
  await migrate(places.ownerUrl, vault, join(folder, 'migrations'))
  await loadRows(places.ownerUrl, manifest, folder)
  restoreFiles(places, manifest, folder)
  await migrate(places.ownerUrl, vault)
  return manifest
}

async function checkParts(manifest: BackupManifest, folder: string): Promise<void> {
  for (const { path, sha256 } of [...manifest.tables, ...manifest.files]) {
    const file = join(folder, path)
    if (relative(folder, file).startsWith('..')) throw new Error(`${path} is outside the backup`)
    if (!existsSync(file)) throw new Error(`${path} is missing from the backup`)
    if ((await sha256Of(file)) !== sha256) throw new Error(`${path} was altered after the backup had been made`)
  }
}

function checkSecret(places: InstallationPlaces, folder: string): void {
  if (!existsSync(places.secretKeyFile)) return
  const same = readFileSync(places.secretKeyFile).equals(readFileSync(join(folder, 'secret.key')))
  if (!same) {
    throw new Error(
      `${places.secretKeyFile} is another secret than the backup's: personal data could not be read with it`,
    )
  }
}

async function checkEmpty(ownerUrl: string): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    if ((await listTables(client)).length > 0) throw new Error('The database is not empty')
  })
}

async function withOwner(ownerUrl: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'minh-bach-restore' })
  await client.connect()
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

async function loadRows(ownerUrl: string, manifest: BackupManifest, folder: string): Promise<void> {
  await withOwner(ownerUrl, async (client) => {
    const tables = await listTables(client)
    const known = new Map(tables.map((table) => [`${table.schema}.${table.name}`, new Set(table.columns)]))
    for (const { schema, name, columns } of manifest.tables) {
      const present = known.get(`${schema}.${name}`)
      if (!present || columns.some((column) => !present.has(column))) {
        throw new Error(
          `${schema}.${name} has another shape in this release: restore with the release that made the backup`,
        )
      }
    }
    await client.query('begin')
    const putBack = await liftGuards(client)
    // Rows that migrations themselves have written are in the backup too.
    await client.query(`truncate ${tables.map((table) => quoted(table.schema, table.name)).join(', ')}`)
    for (const table of manifest.tables) {
      const list = table.columns.map((column) => quoted(column)).join(', ')
      const into = client.query(copyFrom(`copy ${quoted(table.schema, table.name)} (${list}) from stdin`))
      await pipeline(createReadStream(join(folder, table.path)), createGunzip(), into)
      if (into.rowCount !== table.rows)
        throw new Error(`${table.path} has ${into.rowCount} rows instead of ${table.rows}`)
    }
    for (const { schema, name, last, called } of manifest.sequences) {
      await client.query('select setval($1::regclass, $2, $3)', [quoted(schema, name), last, called])
    }
    // This server counts its transactions anew; without a new era the events of the old one would stand behind all that follow.
    await client.query('select open_audit_era()')
    for (const statement of putBack) await client.query(statement)
    await client.query('commit')
    await client.query('analyze')
  })
}

/**
 * Takes away foreign keys and triggers, so that tables can be filled in any order and history is not written anew.
 * An owner may do this without being a superuser, and putting the keys back checks every row.
 * @returns the statements that put them back
 */
async function liftGuards(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ lift: string; restore: string }>(`
    select format('alter table %s drop constraint %I', conrelid::regclass, conname) as lift,
      format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(c.oid)) as restore
    from pg_constraint c join pg_namespace n on n.oid = c.connamespace
    where contype = 'f' and conparentid = 0 and n.nspname in ('public', 'job')
    union all
    select format('alter table %s disable trigger %I', tgrelid::regclass, tgname),
      format('alter table %s enable %s trigger %I', tgrelid::regclass, case tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, tgname)
    from pg_trigger t join pg_class r on r.oid = t.tgrelid join pg_namespace n on n.oid = r.relnamespace
    where not tgisinternal and tgparentid = 0 and tgenabled <> 'D' and n.nspname in ('public', 'job')`)
  for (const { lift } of rows) await client.query(lift)
  const views = await client.query<{ refresh: string }>(`
    select format('refresh materialized view %I.%I', schemaname, matviewname) as refresh from pg_matviews where schemaname = 'public'`)
  return [...rows.map((row) => row.restore), ...views.rows.map((row) => row.refresh)]
}

function restoreFiles(places: InstallationPlaces, manifest: BackupManifest, folder: string): void {
  for (const { path } of manifest.files) {
    const target = path === 'secret.key' ? places.secretKeyFile : placeOfFile(places, path)
    if (target === undefined || existsSync(target)) continue
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 })
    copyFileSync(join(folder, path), target)
    if (path === 'secret.key') chmodSync(target, 0o600)
  }
}

function placeOfFile(places: InstallationPlaces, path: string): string | undefined {
  return places.filesFolder === undefined ? undefined : join(places.filesFolder, relative('files', path))
}
