export {
  announceRevisions,
  closeDrafts,
  endProcedures,
  reopenDrafts,
  type AnnouncingDecision,
  type EndingChange,
} from './announce-revisions.ts'
export {
  findProcedureContent,
  getDraft,
  listProcedureContents,
  lockDraft,
  type DraftRevision,
} from './draft-queries.ts'
export { draftingAgencies, isCatalogController, mayDraftFor } from './policy.ts'
export { startRevision } from './start-revision.ts'
