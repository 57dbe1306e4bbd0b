/** What the announcement needs to know of texts in force, of the instruments that they rest on, and of texts in words. */

export {
  findInstrument,
  instrumentsById,
  instrumentsByNumber,
  latestInstruments,
  type LegalInstrument,
} from './instrument-queries.ts'
export { recordInstrument, RecordInstrument } from './record-instrument.ts'
export { changedParts } from './differences.ts'
export { linesOfPart } from './part-lines.ts'
export { procedureWordsVi } from './vi.ts'
