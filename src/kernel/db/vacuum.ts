import { Client } from 'pg'

/**
 * Takes stock of all tables: what they hold, for planning, and which pages need no second look. PostgreSQL does it by itself a minute or
 * more after a large load; until then counting five thousand rows takes ten times as long.
 * @param ownerUrl the application's role may not
 */
export async function vacuum(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
