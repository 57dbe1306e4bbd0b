import { perform } from '#kernel/act.ts'
import { todayOf } from '#kernel/clock.ts'
import type { CommandWorld } from '#kernel/commands/command.ts'
import { searchProcedures } from '#modules/procedure/public.ts'
import { missCounter, missedBy, recordSearchMisses } from '#modules/procedure/public-search.ts'

/** What people of the demonstration province typed, and how often; only what the search really does not find is kept. */
const searches: readonly (readonly [typed: string, times: number])[] = [
  ['làm thẻ xe buýt cho sinh viên', 7],
  ['lắp trạm sạc xe điện', 5],
  ['bán hàng trên shopee', 9],
  ['mở tiệm spa', 6],
  ['xin cắm trại', 2],
  ['đăng ký homestay', 4],
  ['làm giấy khai sinh', 12],
  ['flycam', 3],
  ['mở lớp dạy yoga', 2],
]

/** Searches through the real search, so that the page for those who teach it has something to teach. */
export async function loadDemonstrationSearches({ caller, reader }: CommandWorld): Promise<void> {
  const counter = missCounter()
  for (const [typed, times] of searches) {
    const found = missedBy(await searchProcedures(reader, { q: typed, page: 1, on: todayOf(caller.clock) }))
    for (let time = 0; found !== undefined && time < times; time++) counter.note(typed, found)
  }
  await perform(caller, recordSearchMisses, counter.take())
}
