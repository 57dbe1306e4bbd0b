/** Searching, and what the composition root needs to keep it going. */
export { prepareSearch } from './prepare-search.ts'
export { searchCommands } from './search-commands.ts'
export { searchSchedule } from './search-jobs.ts'
export { flushSearchMisses } from './search-miss-flush.ts'
export { missCounter, missedBy, recordSearchMisses } from './search-misses.ts'
export { suggestAddress } from './paths.ts'
