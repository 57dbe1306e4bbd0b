import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { perform } from '#kernel/act.ts'
import { readCalendarFiles } from '#kernel/calendar/calendar-files.ts'
import { importCalendar } from '#kernel/calendar/import-calendar.ts'
import type { CommandWorld } from '#kernel/commands/command.ts'
import { vacuum } from '#kernel/db/vacuum.ts'
import { projectRoot } from '#kernel/root.ts'
import { greetDemonstration, loadDemonstrationAccounts } from '#modules/account/public.ts'
import { loadOrganisation } from '#modules/agency/public.ts'
import { fillContents, importProcedures } from '#modules/procedure/public-import.ts'
import { drawUpNotices } from '#modules/publication/public.ts'
import { loadDemonstrationAnnouncements } from './demonstration/load-announcements.ts'
import { loadDemonstrationPublication } from './demonstration/load-publication.ts'
import { prepareSearch } from '#modules/procedure/public-search.ts'
import { loadDemonstrationFeedback } from './demonstration/load-feedback.ts'
import { loadDemonstrationSearches } from './demonstration/load-searches.ts'
import { loadDemonstrationPostings } from './demonstration/load-postings.ts'

/** Something that a new installation gets once, before it answers the first request. */
export interface FirstRunStep {
  /** Kept in `installation_fact` as `loaded:NAME` when it is done. */
  readonly name: string
  /** Only in the demonstration province. */
  readonly demonstration: boolean
  /** Must bear being run again after it was interrupted. */
  readonly run: (world: CommandWorld) => Promise<void>
}

const proceduresFile = 'data/procedures/national-portal.jsonl.gz'

/** In the order in which they are run. */
export const firstRunSteps: readonly FirstRunStep[] = [
  {
    name: 'calendar',
    demonstration: false,
    run: async ({ caller }) => void (await perform(caller, importCalendar, readCalendarFiles())),
  },
  {
    name: 'organisation',
    demonstration: false,
    run: async ({ caller }) => void (await perform(caller, loadOrganisation, {})),
  },
  {
    name: 'procedures',
    demonstration: false,
    run: async ({ caller }) =>
      void (await importProcedures(caller, createReadStream(join(projectRoot, proceduresFile)), proceduresFile)),
  },
  {
    name: 'procedure-contents',
    demonstration: false,
    run: async ({ caller }) => void (await fillContents(caller)),
  },
  {
    name: 'procedure-search',
    demonstration: false,
    run: ({ caller }) => prepareSearch(caller),
  },
  {
    name: 'statistics',
    demonstration: false,
    run: ({ ownerUrl }) => vacuum(ownerUrl),
  },
  { name: 'demonstration-accounts', demonstration: true, run: loadDemonstrationAccounts },
  {
    name: 'demonstration-feedback',
    demonstration: true,
    run: async (world) => void (await loadDemonstrationFeedback(world)),
  },
  {
    name: 'demonstration-announcements',
    demonstration: true,
    run: async (world) => void (await loadDemonstrationAnnouncements(world)),
  },
  {
    name: 'demonstration-publication',
    demonstration: true,
    run: (world) => loadDemonstrationPublication(world, join(projectRoot, proceduresFile)),
  },
  { name: 'demonstration-searches', demonstration: true, run: loadDemonstrationSearches },
  {
    name: 'demonstration-postings',
    demonstration: true,
    run: (world) => loadDemonstrationPostings(world),
  },
  {
    name: 'notices',
    demonstration: false,
    run: async ({ caller }) => void (await perform(caller, drawUpNotices, undefined)),
  },
]

/** Lines that `bin/start` prints once everything is ready, such as the accounts of the demonstration. */
export const greetings: readonly ((world: CommandWorld) => Promise<readonly string[]>)[] = [greetDemonstration]

/**
 * Loads what has not been loaded yet. Whether this is the demonstration province is decided once, at the first start.
 * @param empty only reference data: no demonstration
 */
export async function prepareInstallation(world: CommandWorld, empty: boolean): Promise<void> {
  const facts = await world.reader.selectFrom('installationFact').selectAll().execute()
  const known = new Map(facts.map((fact) => [fact.name, fact.value]))
  if (!known.has('demonstration')) await remember(world, 'demonstration', !empty)
  const demonstration = known.get('demonstration') ?? !empty
  for (const step of firstRunSteps) {
    if (known.has(`loaded:${step.name}`) || (step.demonstration && demonstration !== true)) continue
    const start = performance.now()
    await step.run(world)
    await remember(world, `loaded:${step.name}`, true)
    world.say(`Loaded ${step.name} in ${((performance.now() - start) / 1000).toFixed(1)} s`)
  }
}

/** Committed to the disk, and with it all that was loaded before, whose own commits did not wait for it. */
async function remember({ caller }: CommandWorld, name: string, value: boolean): Promise<void> {
  await caller.db.transaction().execute(async (tx) => {
    await sql`set local synchronous_commit = on`.execute(tx)
    await tx
      .insertInto('installationFact')
      .values({ name, value: JSON.stringify(value) })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
  })
}
