import type { Paper, PaperGroup } from './content.ts'

/**
 * The portal keeps remarks (“Lưu ý”, “- Trường hợp …”, “+ …”) among the papers of a case. What is counted or has a form is a paper; what is
 * neither and is written as a remark is one, and gets no number of its own.
 */
export function papersAndNotes({ title, papers }: PaperGroup): {
  readonly papers: readonly Paper[]
  readonly notes: readonly Paper[]
} {
  const isNote = (paper: Paper) => isUncounted(paper) && (noteTitle.test(title) || noteBegin.test(paper.name))
  return { papers: papers.filter((paper) => !isNote(paper)), notes: papers.filter(isNote) }
}

function isUncounted({ originals, copies, certifiedCopies, forms }: Paper): boolean {
  return originals + copies + certifiedCopies === 0 && forms.length === 0
}

const noteTitle = /^[\s*–-]*(?:lưu ý|ghi chú|chú ý)/iu
const noteBegin = /^\s*(?:[-–+*•]|(?:lưu ý|ghi chú|chú ý|trường hợp|đối với)(?![\p{L}]))/iu

/** Beside a number a dash says nothing. */
export function withoutMark(name: string): string {
  return name.replace(/^\s*[-–+*•]\s*(?=\S)/u, '')
}
