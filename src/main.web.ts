import { loadConfigOrExit } from '#config'
import { systemActor } from '#kernel/auth/actor.ts'
import { createServer } from '#kernel/http/server.ts'
import { openLog } from '#kernel/log.ts'
import { whenAskedToStop } from '#kernel/stop.ts'
import { flushSearchMisses } from '#modules/procedure/public-search.ts'
import { openWorld } from './open-world.ts'
import { routes } from './routes.ts'

const config = loadConfigOrExit()
const log = openLog(config.logLevel, 'web')
const { world, close } = await openWorld(config, 'minh-bach-web')
const server = await createServer(world, routes, log)
await server.listen({ host: config.host, port: config.port })
// Pages only read; what they noticed is written down beside them. A kill loses at most a minute of it.
const flushing = setInterval(() => void writeMisses(), 60_000)
log.info({ host: config.host, port: config.port }, 'listening')

// New connections are refused, answers under way are finished, then the database is let go.
whenAskedToStop(async () => {
  await server.close()
  clearInterval(flushing)
  await writeMisses()
  await close()
})

async function writeMisses(): Promise<void> {
  const caller = { ...world, actor: systemActor('search'), requestId: 'search-misses' }
  await flushSearchMisses(caller).catch((error: unknown) => log.warn({ err: error }, 'search misses not written'))
}
