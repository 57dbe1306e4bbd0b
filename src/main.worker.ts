import { loadConfigOrExit } from '#config'
import { appUrlOf } from '#kernel/db/roles.ts'
import { startWorker } from '#kernel/jobs/worker.ts'
import { openOutlet } from '#kernel/exchange/open-outlet.ts'
import { openLog } from '#kernel/log.ts'
import { openInbox } from '#kernel/mail/inbox.ts'
import { openMailer } from '#kernel/mail/open-mailer.ts'
import { whenAskedToStop } from '#kernel/stop.ts'
import { jobs } from './jobs.ts'
import { openWorld } from './open-world.ts'
import { schedule } from './schedule.ts'

const config = loadConfigOrExit()
const log = openLog(config.logLevel, 'worker')
const { world, close } = await openWorld(config, 'minh-bach-worker')
const worker = await startWorker({
  url: appUrlOf(config.databaseUrl ?? '', world.vault),
  jobs,
  schedule,
  tools: {
    mailer: openMailer(config.smtpUrl, config.dataDir, config.mailFrom),
    inbox: openInbox(config.imapUrl, config.dataDir, config.mailAuthservId),
    files: world.files,
    scanner: world.scanner,
    outlet: openOutlet(config.nationalDatabase),
    reader: world.reader,
    baseUrl: config.baseUrl,
  },
  caller: { db: world.db, clock: world.clock, queue: world.queue, vault: world.vault },
  log,
})
log.info({ jobs: jobs.length, schedule: schedule.length }, 'working')

// Jobs under way are finished; what waits stays in its queue for the next start.
whenAskedToStop(async () => {
  await worker.stop()
  await close()
})
