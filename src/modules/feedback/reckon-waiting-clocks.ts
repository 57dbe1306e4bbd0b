import type { Act } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { reckonUnknownClocks } from './clocks.ts'

/**
 * Once the days off of a year are decreed, duties that waited for it get their day, from the day on which they arose.
 * Each night, so it is done the night after the decree; run twice it finds nothing more to do.
 */
export async function reckonWaitingClocks(act: Act): Promise<{ readonly reckoned: number }> {
  const clocks = await reckonUnknownClocks(act)
  for (const { id: clockId, feedbackId, dueOn } of clocks)
    await record(act, 'feedback.clock-reckoned', { feedbackId, clockId, dueOn }, { type: 'feedback', id: feedbackId })
  return { reckoned: clocks.length }
}
