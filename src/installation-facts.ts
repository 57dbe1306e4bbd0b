import type { Reader } from '#kernel/act.ts'
import { todayOf, type Clock } from '#kernel/clock.ts'
import type { InstallationFacts } from '#kernel/http/exchange.ts'
import { listAgencies } from '#modules/agency/public.ts'

/** What every page says of the installation: whose it is on that day, and whether it is only a demonstration. */
export async function readInstallationFacts(reader: Reader, clock: Clock): Promise<InstallationFacts> {
  const demonstration = await reader
    .selectFrom('installationFact')
    .select('value')
    .where('name', '=', 'demonstration')
    .executeTakeFirst()
  // The unit of the chairman's own office, not "the province of that day": an organisation that nobody has closed yet keeps its name.
  const [office] = await listAgencies(reader, todayOf(clock), { role: 'chairman-office' })
  return { provinceName: office?.unitName ?? '', demonstration: demonstration?.value === true }
}
