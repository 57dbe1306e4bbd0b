import { Client } from 'pg'
import { PgBoss } from 'pg-boss'

/** Where the queues live; apart from our tables, because pg-boss migrates them itself. */
const schema = 'job'

/**
 * Makes or updates the tables of the job queues as the database owner, and lets the application use their rows without changing their shape.
 * @param url address of the database owner
 */
export async function installJobs(url: string): Promise<void> {
  const boss = new PgBoss({ connectionString: url, schema, migrate: true, supervise: false, schedule: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
  const owner = new Client({ connectionString: url })
  await owner.connect()
  try {
    await owner.query(`
      grant usage on schema ${schema} to app;
      grant select, insert, update, delete on all tables in schema ${schema} to app;
      grant usage, select on all sequences in schema ${schema} to app;
      grant execute on all functions in schema ${schema} to app;
      alter default privileges in schema ${schema} grant select, insert, update, delete on tables to app;
      alter default privileges in schema ${schema} grant usage, select on sequences to app;
      alter default privileges in schema ${schema} grant execute on functions to app;`)
  } finally {
    await owner.end()
  }
}
