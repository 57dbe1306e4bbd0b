/** How a draft is written, for the rooms and pages that write one. */
export { saveDraft, SaveDraft, withdrawDraft, type DossierOfDraft } from './save-draft.ts'
export { sectionOfPart } from './draft-sections.ts'
export { draftPath } from './staff-paths.ts'
export type { BesideDraft } from './web-draft.tsx'
