import { perform, type Caller } from '#kernel/act.ts'
import { missCounter, recordSearchMisses } from './search-misses.ts'

/** The misses of this process since they were last written down. */
export const missesHere = missCounter()

/** Writes them down; the web process does so every minute and when it stops. */
export async function flushSearchMisses(caller: Caller): Promise<void> {
  const taken = missesHere.take()
  if (taken.length > 0) await perform(caller, recordSearchMisses, taken)
}
