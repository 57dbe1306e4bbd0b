/** How a draft is written, for the rooms and pages that write one. */
export { saveDraft, SaveDraft, withdrawDraft } from './save-draft.ts'
