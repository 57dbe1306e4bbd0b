import { loadConfigOrExit } from '#config'
import { createServer } from '#kernel/http/server.ts'
import { openLog } from '#kernel/log.ts'
import { whenAskedToStop } from '#kernel/stop.ts'
import { openWorld } from './open-world.ts'
import { routes } from './routes.ts'

const config = loadConfigOrExit()
const log = openLog(config.logLevel, 'web')
const { world, close } = await openWorld(config, 'minh-bach-web')
const server = await createServer(world, routes, log)
await server.listen({ host: config.host, port: config.port })
log.info({ host: config.host, port: config.port }, 'listening')

// New connections are refused, answers under way are finished, then the database is let go.
whenAskedToStop(async () => {
  await server.close()
  await close()
})
