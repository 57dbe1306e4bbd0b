import { competentAgencyCode } from './competent-agency.ts'
import { foldWords } from './fold.ts'
import { applicantKinds, onlineOf, type ProcedureContent } from './content.ts'

/** What lists, search and facets need of a text, as columns of its revision: always taken from the text itself, so that the two cannot differ. */
export function revisionColumnsOf(content: ProcedureContent) {
  const agencies = [...new Set([...content.competentAgencies, ...content.executingAgencies].map(({ name }) => name))]
  const kinds = new Set(content.applicants.map(({ kind }) => kind))
  return {
    name: content.name,
    levels: [...content.levels],
    sectorCode: content.sector?.code ?? null,
    sectorName: content.sector?.name ?? '',
    agencies: agencies.join('\n'),
    competentAgencyCode: competentAgencyCode({ sectorCode: content.sector?.code ?? null, agencies }),
    internal: content.internal,
    applicantKinds: applicantKinds.filter((kind) => kinds.has(kind)),
    online: onlineOf(content),
    lifeEvent: content.lifeEvent,
    serviceGroups: serviceGroupsOf(content),
    flags: [...new Set(content.flags.map(({ flag }) => flag))],
    ...searchTextOf(content),
  }
}

export type RevisionColumns = ReturnType<typeof revisionColumnsOf>

/** What the search reads beside name, sector and agencies; folded, because it is never shown. */
function searchTextOf({ keywords, outcomes, paperGroups }: ProcedureContent) {
  const papers = paperGroups
    .flatMap((group) => group.papers)
    .flatMap(({ name, forms }) => [name, ...forms.map((form) => form.name)])
  return {
    searchKeywords: foldWords(keywords),
    searchOutcomes: foldWords(outcomes.map(({ name }) => name).join(' ')),
    searchPapers: [...new Set(foldWords(papers.join(' ')).slice(0, 60_000).split(' '))].join(' '),
  }
}

/** Groups of services that the source names, `Tiếp cận đất đai – CORPORATE`: they have no place among the parts of the law and stay among the words without one. */
function serviceGroupsOf({ unplaced }: ProcedureContent): string[] {
  const named = unplaced.filter(({ field }) => field === 'serviceGroupsDetails')
  return [...new Set(named.map(({ text }) => text.replace(/ – [A-Z_]+$/, '')))]
}
