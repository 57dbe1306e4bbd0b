import { setTimeout as wait } from 'node:timers/promises'
import { Client, DatabaseError } from 'pg'
import type { Vault } from '#kernel/vault.ts'

/** The role as which the application connects: it reads and writes rows, and cannot change the schema or the audit log. */
const appRole = 'app'

/** The application's address for an owner's address; an address that already names the application's role stays as it is. */
export function appUrlOf(url: string, vault: Vault): string {
  const address = new URL(url)
  if (address.username === appRole) return url
  address.username = appRole
  address.password = passwordFrom(vault)
  return address.href
}

/**
 * Makes the application's role, or gives it the password of this installation, and lets it into the database.
 * The role must be there before the migrations, which grant to it.
 */
export async function ensureAppRole(owner: Client, url: string, vault: Vault): Promise<void> {
  if (new URL(url).username === appRole) {
    throw new Error('Migrations need the address of the database owner, not that of the role app')
  }
  await owner.query(`do $$ begin
    if not exists (select from pg_roles where rolname = '${appRole}') then create role ${appRole} login; end if;
  exception when duplicate_object or unique_violation then null; end $$`)
  if (!(await isAsItShould(owner, appUrlOf(url, vault)))) await alterRole(owner, passwordFrom(vault))
  await owner.query('revoke create on schema public from public')
  await owner.query(`revoke create on schema public from ${appRole}`)
  await owner.query(`grant usage on schema public to ${appRole}`)
}

function passwordFrom(vault: Vault): string {
  return vault.derive('database-app').toString('hex')
}

async function isAsItShould(owner: Client, appUrl: string): Promise<boolean> {
  const { rowCount } = await owner.query(
    `select from pg_roles where rolname = '${appRole}' and rolcanlogin and not (rolsuper or rolcreatedb or rolcreaterole or rolbypassrls)`,
  )
  if (rowCount !== 1) return false
  const app = new Client({ connectionString: appUrl, connectionTimeoutMillis: 5000 })
  try {
    await app.connect()
    await app.end()
    return true
  } catch {
    return false
  }
}

/** Roles belong to the whole server: two databases migrated at once would change the same row. */
async function alterRole(owner: Client, password: string): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await owner.query(`alter role ${appRole} login nosuperuser nocreatedb nocreaterole password '${password}'`)
      return
    } catch (error) {
      if (tries === 10 || !(error instanceof DatabaseError) || error.code !== 'XX000') throw error
      await wait(20 * tries)
    }
  }
}
