import { foldWords, type ProcedureContent } from '#modules/procedure/public-content.ts'
import { channelsOf } from './channel-nodes.ts'
import {
  commonNodes,
  concept,
  cpsvContext,
  inVietnamese,
  ref,
  vietnam,
  vietnamese,
  type NodeObject,
} from './cpsv-context.ts'
import { applicantLabels, statusLabel } from './vi.ts'

/** What open data says of a procedure beside its text. */
export interface PublicProcedure {
  readonly code: string
  readonly content: ProcedureContent
  /** First day in force; null when the source does not say since when. */
  readonly effectiveFrom: string | null
  readonly decisionNumber: string | null
  readonly decisionIssuer: string | null
}

/** Nodes of one procedure by CPSV-AP 3.2.0; every node that is referred to stands in them, with its type. */
export function serviceNodes(procedure: PublicProcedure, baseUrl: string): readonly NodeObject[] {
  const { code, content } = procedure
  const id = serviceId(code, baseUrl)
  const within = (part: string) => `${id}#${part}`
  const channels = channelsOf(content, within)
  const papers = papersOf(content, within)
  const authorities = authoritiesOf(procedure, baseUrl)
  const outcomes = content.outcomes.map((outcome, index) => ({
    '@id': within(`ket-qua-${index + 1}`),
    '@type': 'cv:Output',
    'dct:identifier': outcome.code || `${code}-KQ${index + 1}`,
    'dct:title': inVietnamese(outcome.name),
  }))
  const laws = content.legalBases.map((basis, index) => ({
    '@id': within(`can-cu-${index + 1}`),
    '@type': 'eli:LegalResource',
    ...(basis.number === '' ? {} : { 'dct:identifier': basis.number }),
    'dct:title': inVietnamese(basis.name || basis.number),
  }))
  const requirements = content.requirements === '' ? [] : [requirementOf(code, content.requirements, within)]
  const kinds = [...new Set(content.applicants.map(({ kind }) => kind))]
  const audience = kinds.map((kind) => concept(`${baseUrl}/du-lieu-mo#doi-tuong-${kind}`, applicantLabels[kind]))
  const sector = content.sector
    ? [concept(`${baseUrl}/du-lieu-mo#linh-vuc-${encodeURIComponent(content.sector.code)}`, content.sector.name)]
    : []
  const events = content.lifeEvent === '' ? [] : [eventOf(content.lifeEvent, baseUrl)]
  const status = concept(`${baseUrl}/du-lieu-mo#con-hieu-luc`, statusLabel)
  const service: NodeObject = {
    '@id': id,
    '@type': 'cpsv:PublicService',
    'dct:identifier': code,
    'dct:title': inVietnamese(content.name),
    'dct:description': inVietnamese(descriptionOf(procedure)),
    'dct:language': ref(vietnamese),
    'dct:spatial': ref(vietnam),
    'adms:status': ref(`${baseUrl}/du-lieu-mo#con-hieu-luc`),
    'cv:hasCompetentAuthority': refsTo(authorities),
    'cv:hasChannel': refsTo(channels.channels),
    'cv:hasCost': refsTo(channels.costs),
    'cpsv:hasInput': refsTo(papers),
    'cpsv:produces': refsTo(outcomes),
    'cv:hasLegalResource': refsTo(laws),
    'cv:holdsRequirement': refsTo(requirements),
    'dct:audience': refsTo(audience),
    'cv:sector': refsTo(sector),
    'cv:isGroupedBy': refsTo(events),
    ...(channels.longest === null ? {} : { 'cv:processingTime': channels.longest }),
  }
  const others = [
    ...channels.channels,
    ...channels.costs,
    ...channels.concepts,
    ...papers,
    ...authorities,
    ...outcomes,
    ...laws,
    ...requirements,
    ...audience,
    ...sector,
    ...events,
    status,
  ]
  return [withoutEmpty(service), ...others.map(withoutEmpty)]
}

/** One file that stands for itself. */
export function serviceGraph(procedure: PublicProcedure, baseUrl: string): NodeObject {
  return { '@context': cpsvContext, '@graph': [...commonNodes, ...serviceNodes(procedure, baseUrl)] }
}

export function serviceId(code: string, baseUrl: string): string {
  return `${baseUrl}/thu-tuc-hanh-chinh/${encodeURIComponent(code)}`
}

function refsTo(nodes: readonly NodeObject[]): readonly NodeObject[] {
  return nodes.flatMap(({ '@id': id }) => (typeof id === 'string' ? [ref(id)] : []))
}

/** The profile has no empty properties. */
function withoutEmpty(node: NodeObject): NodeObject {
  return Object.fromEntries(Object.entries(node).filter(([, value]) => !(Array.isArray(value) && value.length === 0)))
}

function descriptionOf({ code, content, decisionNumber }: PublicProcedure): string {
  const decision = decisionNumber ?? content.announcedBy?.number ?? ''
  return [
    `Thủ tục hành chính ${code}: ${content.name}.`,
    content.sector ? `Lĩnh vực: ${content.sector.name}.` : '',
    content.outcomes.length > 0 ? `Kết quả: ${content.outcomes.map(({ name }) => name).join('; ')}.` : '',
    decision === '' ? '' : `Công bố tại Quyết định số ${decision}.`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function papersOf(content: ProcedureContent, within: (part: string) => string): NodeObject[] {
  return content.paperGroups.flatMap((group, place) =>
    group.papers.map((paper, index) => {
      const name = `${place + 1}-${index + 1}`
      return {
        '@id': within(`giay-to-${name}`),
        '@type': 'cv:Evidence',
        'dct:identifier': `${paper.code || 'GT'}-${name}`,
        'dct:title': inVietnamese(paper.name),
        ...(group.title === '' ? {} : { 'dct:description': inVietnamese(group.title) }),
      }
    }),
  )
}

function requirementOf(code: string, text: string, within: (part: string) => string): NodeObject {
  return {
    '@id': within('yeu-cau'),
    '@type': 'cv:Requirement',
    'dct:identifier': `${code}-YC`,
    'dct:title': inVietnamese(text),
  }
}

/** Competent agencies; where a source names none, who carries it out, and at last who announced it. */
function authoritiesOf({ content, decisionIssuer }: PublicProcedure, baseUrl: string): NodeObject[] {
  const named = [content.competentAgencies, content.executingAgencies].find((list) => list.length > 0) ?? []
  const issuer = decisionIssuer ?? content.announcedBy?.issuer ?? ''
  const names = named.length > 0 ? named.map(({ name }) => name) : [issuer === '' ? 'Cơ quan có thẩm quyền' : issuer]
  return [...new Set(names)].map((name) => ({
    '@id': `${baseUrl}/du-lieu-mo#co-quan-${foldWords(name).replaceAll(' ', '-').slice(0, 150)}`,
    '@type': 'cv:PublicOrganisation',
    'skos:prefLabel': inVietnamese(name),
    'dct:spatial': ref(vietnam),
  }))
}

function eventOf(lifeEvent: string, baseUrl: string): NodeObject {
  return {
    '@id': `${baseUrl}/du-lieu-mo#su-kien-${encodeURIComponent(lifeEvent)}`,
    '@type': ['cv:LifeEvent', 'cv:Event'],
    'dct:identifier': lifeEvent,
    'dct:title': inVietnamese(lifeEvent.replaceAll('-', ' ')),
  }
}
