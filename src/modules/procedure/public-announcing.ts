/** What the announcement needs to know of texts in force and of the instruments that they rest on. */
export { announcedTexts, codesByName, findProcedureByCode, textOn, type AnnouncedText } from './announced-queries.ts'
export {
  findInstrument,
  instrumentsById,
  instrumentsByNumber,
  latestInstruments,
  type LegalInstrument,
} from './instrument-queries.ts'
export { recordInstrument, RecordInstrument } from './record-instrument.ts'
