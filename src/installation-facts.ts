import type { Reader } from '#kernel/act.ts'
import { todayOf, type Clock } from '#kernel/clock.ts'
import type { InstallationFacts } from '#kernel/http/exchange.ts'
import { unitsOn } from '#modules/agency/public.ts'

/** What every page says of the installation: whose it is on that day, and whether it is only a demonstration. */
export async function readInstallationFacts(reader: Reader, clock: Clock): Promise<InstallationFacts> {
  const demonstration = await reader
    .selectFrom('installationFact')
    .select('value')
    .where('name', '=', 'demonstration')
    .executeTakeFirst()
  const [province] = await unitsOn(reader, todayOf(clock), 'province')
  return { provinceName: province?.name ?? '', demonstration: demonstration?.value === true }
}
