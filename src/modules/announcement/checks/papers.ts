import type { Paper, ProcedureContent } from '#modules/procedure/public-content.ts'

export interface PlacedPaper {
  readonly paper: Paper
  /** Title of the case in which it is asked for. */
  readonly group: string
  readonly path: string
}

/** Every paper of a text with its place. */
export function eachPaper(content: ProcedureContent | null): readonly PlacedPaper[] {
  return (content?.paperGroups ?? []).flatMap(({ title, papers }, group) =>
    papers.map((paper, index) => ({ paper, group: title, path: `paperGroups.${group}.papers.${index}` })),
  )
}
