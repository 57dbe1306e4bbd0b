export { closeDrafts, reopenDrafts } from './announce-revisions.ts'
export {
  findProcedureContent,
  getDraft,
  listProcedureContents,
  lockDraft,
  type DraftRevision,
} from './draft-queries.ts'
export { draftingAgencies, isCatalogController, mayDraftFor } from './policy.ts'
export { rebaseDraft, startRevision } from './start-revision.ts'
