import type { ContentPart, ProcedureContent } from '#modules/procedure/public-content.ts'
import { linesOfPart, procedureWordsVi } from '#modules/procedure/public-announcing.ts'

/** A part of a text as it is announced: the words of the law, without the codes and addresses by which programs know papers and files. */
export function announcedLines(part: ContentPart, content: ProcedureContent): readonly string[] {
  return linesOfPart(part, withoutCodes(content), announcingWords)
}

/** The source's own word for who applies stands there already. */
const announcingWords = {
  ...procedureWordsVi,
  applicantKinds: {
    citizen: '',
    foreigner: '',
    official: '',
    business: '',
    cooperative: '',
    organization: '',
    other: '',
  },
}

function withoutCodes(content: ProcedureContent): ProcedureContent {
  const named = ({ name }: { readonly name: string }) => ({ name, code: '' })
  return {
    ...content,
    steps: content.steps.map((step) => ({ ...step, by: null })),
    paperGroups: content.paperGroups.map((group) => ({
      ...group,
      papers: group.papers.map((paper) => ({
        ...paper,
        code: '',
        electronic: false,
        forms: paper.forms.map((form) => ({ ...form, url: '', fileId: null })),
      })),
    })),
    cases: content.cases.length > 1 ? content.cases.map((one) => ({ ...one, code: '' })) : [],
    competentAgencies: content.competentAgencies.map(named),
    executingAgencies: content.executingAgencies.map(named),
    coordinatingAgencies: content.coordinatingAgencies.map(named),
    authorizedAgencies: content.authorizedAgencies.map(named),
    outcomes: content.outcomes.map(named),
    keywords: '',
    lifeEvent: '',
    announcedBy: null,
    unplaced: [],
  }
}
