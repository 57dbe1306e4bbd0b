export { channelText, feeText, paperCounts, timeLimitText } from './content-words.ts'
export { procedureWords } from './words-of-pages.ts'
export { sectorsApart } from './sector-names.ts'
