import { copyFileSync, createWriteStream, existsSync, globSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { Client } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { listTables, quoted, sha256Of, type BackupManifest, type BackupTable } from '#kernel/backup/manifest.ts'
import { projectRoot } from '#kernel/root.ts'

/** Where an installation keeps what is not in its database. */
export interface InstallationPlaces {
  readonly ownerUrl: string
  readonly secretKeyFile: string
  /** Undefined when the files are elsewhere (`FILES_URL`) and are kept safe there. */
  readonly filesFolder: string | undefined
}

/**
 * Writes everything to `folder`: each table as text, the migrations that made them, the files and the secret.
 * All tables are read at one moment, while the system runs. Restores into any PostgreSQL 18.
 * @throws when the folder has something in it
 */
export async function makeBackup(places: InstallationPlaces, folder: string): Promise<BackupManifest> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (readdirSync(folder).length > 0) throw new Error(`${folder} is not empty`)
  const client = new Client({ connectionString: places.ownerUrl, application_name: 'minh-bach-backup' })
  await client.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const manifest: BackupManifest = {
      format: 1,
      madeAt: new Date().toISOString(),
      postgres: await oneText(client, `select current_setting('server_version') as text`),
      migrations: await saveMigrations(client, folder),
      tables: await saveTables(client, folder),
      sequences: await readSequences(client),
      // After the tables: a file is stored before the row that names it, so none of them can be missing.
      files: await saveFiles(places, folder),
    }
    await client.query('commit')
    writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600, flush: true })
    return manifest
  } finally {
    await client.end()
  }
}

async function oneText(client: Client, query: string): Promise<string> {
  const { rows } = await client.query<{ text: string }>(query)
  return rows[0]?.text ?? ''
}

/** Kept with the data: a later release first makes the tables as they were and then changes them with the rows in. */
async function saveMigrations(client: Client, folder: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>('select name from schema_migration order by name collate "C"')
  mkdirSync(join(folder, 'migrations'))
  for (const { name } of rows) copyFileSync(join(projectRoot, 'migrations', name), join(folder, 'migrations', name))
  return rows.map((row) => row.name)
}

async function saveTables(client: Client, folder: string): Promise<BackupManifest['tables']> {
  mkdirSync(join(folder, 'tables'))
  const tables: BackupManifest['tables'] = []
  for (const table of await listTables(client)) tables.push(await saveTable(client, table, folder))
  return tables
}

async function saveTable(
  client: Client,
  table: BackupTable,
  folder: string,
): Promise<BackupManifest['tables'][number]> {
  const { schema, name, columns } = table
  const path = `tables/${schema}.${name}.copy.gz`
  const list = columns.map((column) => quoted(column)).join(', ')
  const rows = client.query(copyTo(`copy (select ${list} from ${quoted(schema, name)}) to stdout`))
  await pipeline(rows, createGzip({ level: 4 }), createWriteStream(join(folder, path), { mode: 0o600, flush: true }))
  return { schema, name, columns: [...columns], rows: rows.rowCount, path, sha256: await sha256Of(join(folder, path)) }
}

async function readSequences(client: Client): Promise<BackupManifest['sequences']> {
  const { rows: names } = await client.query<{ schema: string; name: string }>(
    `select schemaname as schema, sequencename as name from pg_sequences where schemaname in ('public', 'job') order by 1, 2`,
  )
  const sequences: BackupManifest['sequences'] = []
  for (const { schema, name } of names) {
    const { rows } = await client.query<{ last: string; called: boolean }>(
      `select last_value::text as last, is_called as called from ${quoted(schema, name)}`,
    )
    for (const row of rows) sequences.push({ schema, name, ...row })
  }
  return sequences
}

async function saveFiles(places: InstallationPlaces, folder: string): Promise<BackupManifest['files']> {
  const saved: BackupManifest['files'] = []
  const save = async (source: string, path: string): Promise<void> => {
    mkdirSync(dirname(join(folder, path)), { recursive: true, mode: 0o700 })
    copyFileSync(source, join(folder, path))
    saved.push({ path, sha256: await sha256Of(join(folder, path)) })
  }
  await save(places.secretKeyFile, 'secret.key')
  const { filesFolder } = places
  if (filesFolder === undefined || !existsSync(filesFolder)) return saved
  for (const entry of globSync('**/*', { cwd: filesFolder, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    await save(source, join('files', source.slice(filesFolder.length)))
  }
  return saved
}
