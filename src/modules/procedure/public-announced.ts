/** Texts that were announced: which one applies on a day, and how a decision brings them into force or ends them. */
export { announceRevisions, endProcedures, type AnnouncingDecision } from './announce-revisions.ts'
export {
  announcedEnd,
  announcedTexts,
  codesByName,
  findProcedureByCode,
  textOn,
  type AnnouncedText,
} from './announced-queries.ts'
