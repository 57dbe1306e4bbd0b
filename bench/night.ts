import { join } from 'node:path'
import type { Client } from 'pg'
import { loadSecret } from '#config'
import { perform, type Caller } from '#kernel/act.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { systemClock } from '#kernel/clock.ts'
import { openDatabase } from '#kernel/db/connect.ts'
import { openVault } from '#kernel/vault.ts'
import { recountLexemes } from '#modules/feedback/recount-lexemes.ts'
import { rollUpDays } from '#modules/feedback/roll-up-days.ts'

/** What the worker does every night: without it a system that has just been filled would be measured in a state in which none ever is. */
export async function spendTheNight(owner: Client, url: string, dataDir: string): Promise<void> {
  const vault = openVault(loadSecret(join(dataDir, 'secret.key')))
  const { db, close } = openDatabase({ url, vault })
  const caller: Caller = {
    db,
    actor: systemActor('bench'),
    clock: systemClock,
    requestId: 'bench',
    vault,
    queue: { send: () => Promise.resolve(), close: () => Promise.resolve() },
  }
  try {
    await owner.query('truncate feedback_day')
    await perform(caller, rollUpDays, {})
    await perform(caller, recountLexemes, {})
    await owner.query('vacuum analyze feedback_day, feedback_lexeme')
  } finally {
    await close()
  }
}
