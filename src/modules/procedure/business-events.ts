import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#kernel/root.ts'

const BusinessEvents = z.object({
  /** The grouping is ours and of a day: nobody has decreed it. */
  drawnUpOn: z.iso.date(),
  events: z.array(
    z.object({
      key: z.string(),
      name: z.object({ vi: z.string(), en: z.string() }),
      sectors: z.array(z.string()),
      serviceGroups: z.array(z.string()),
      /** Words of names, without accents. */
      phrases: z.array(z.string()),
    }),
  ),
})
export type BusinessEvents = z.infer<typeof BusinessEvents>
export type BusinessEvent = BusinessEvents['events'][number]

let read: BusinessEvents | undefined

/** What happens in a business, with the sectors that go with it: `data/procedures/business-events.json`. */
export function businessEvents(): BusinessEvents {
  read ??= BusinessEvents.parse(
    JSON.parse(readFileSync(join(projectRoot, 'data/procedures/business-events.json'), 'utf8')),
  )
  return read
}
