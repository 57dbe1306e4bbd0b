import type { ContentPart, NamedAgency, Paper, ProcedureContent } from './content.ts'
import { lifeEvents } from './life-events.ts'
import { channelText, feeText, paperCounts, timeLimitText, type ContentWords } from './content-words.ts'

/**
 * A part of a text as lines of words: what is compared, and what is put before somebody who compares.
 * Everything that a change could touch stands in some line, or the change would not be seen; only the flags of an import are no text.
 */
export function linesOfPart(part: ContentPart, content: ProcedureContent, words: ContentWords): readonly string[] {
  return partLines[part](content, words).filter((line) => line.trim() !== '')
}

/** The same lines for people: what has a name goes without the code by which programs know it. */
export function namedLinesOfPart(part: ContentPart, content: ProcedureContent, words: ContentWords): readonly string[] {
  return linesOfPart(part, withNamesOnly(content), words)
}

function withNamesOnly(content: ProcedureContent): ProcedureContent {
  return {
    ...content,
    paperGroups: content.paperGroups.map(({ title, papers }) => ({ title, papers: papers.map(named) })),
    competentAgencies: content.competentAgencies.map(named),
    executingAgencies: content.executingAgencies.map(named),
    coordinatingAgencies: content.coordinatingAgencies.map(named),
    authorizedAgencies: content.authorizedAgencies.map(named),
    outcomes: content.outcomes.map(named),
    cases: content.cases.map(named),
  }
}

function named<Named extends { readonly name: string; readonly code: string }>(one: Named): Named {
  return one.name === '' ? one : { ...one, code: '' }
}

type Lines = (content: ProcedureContent, words: ContentWords) => readonly string[]

const partLines: Readonly<Record<ContentPart, Lines>> = {
  name: ({ name }) => [name],
  sector: ({ sector }) => (sector ? [joined(sector.name, sector.code)] : []),
  levels: ({ levels, internal }, words) => [
    ...levels.map((level) => words.levels[level]),
    ...(internal ? [words.internal] : []),
  ],
  steps: ({ steps }, words) =>
    steps.flatMap(({ title, text, by }) => [by === null ? title : joined(title, words.stepActors[by]), text]),
  channels: ({ channels }, words) =>
    channels.flatMap((channel) => [labelled(channelText(channel, words), channel.text)]),
  papers: ({ paperGroups, copyCount }, words) => [
    ...paperGroups.flatMap(({ title, papers }) => [title, ...papers.map((paper) => paperLine(paper, words))]),
    ...(copyCount === null ? [] : [words.copySets(copyCount)]),
  ],
  timeLimits: ({ channels, cases }, words) => [
    ...channels.flatMap((channel) => {
      const name = channelText(channel, words)
      const limits = channel.timeLimits.map((limit) => joined(timeLimitText(limit, words), limit.text))
      return [...limits, channel.timeText].filter((text) => text !== '').map((text) => labelled(name, text))
    }),
    ...cases.map(({ name, code, timeLimit }) =>
      labelled(joined(name, code), timeLimit ? timeLimitText(timeLimit, words) : ''),
    ),
  ],
  applicants: ({ applicants }, words) => applicants.map(({ kind, name }) => joined(name, words.applicantKinds[kind])),
  agencies: (content, words) => [
    ...agencyLines(words.competentAgencies, content.competentAgencies),
    ...agencyLines(words.executingAgencies, content.executingAgencies),
    ...agencyLines(words.coordinatingAgencies, content.coordinatingAgencies),
    ...agencyLines(words.authorizedAgencies, content.authorizedAgencies),
    content.receivingPlaces === '' ? '' : labelled(words.receivingPlaces, content.receivingPlaces),
  ],
  forms: ({ paperGroups }, words) =>
    paperGroups.flatMap(({ papers }) =>
      papers.flatMap(({ forms }) =>
        forms.map(({ name, fileId, url }) =>
          [name, fileId === null ? '' : words.formFile(fileId.slice(-8)), url]
            .filter((text) => text !== '')
            .join(' – '),
        ),
      ),
    ),
  outcomes: ({ outcomes }) => outcomes.map(({ name, code }) => joined(name, code)),
  requirements: ({ requirements }) => [requirements],
  fees: ({ channels }, words) =>
    channels.flatMap((channel) =>
      channel.fees.map((fee) =>
        labelled(channelText(channel, words), [feeText(fee, words), fee.text, fee.basis].filter(Boolean).join(' – ')),
      ),
    ),
  legalBases: ({ legalBases }) =>
    legalBases.map(({ number, name, articles }) => [number, name, articles].filter((text) => text !== '').join(' – ')),
  related: ({ related }) => related.map(({ code, name }) => [code, name].filter((text) => text !== '').join(' – ')),
  note: ({ note, keywords, lifeEvent, announcedBy, unplaced }, words) => [
    note,
    keywords === '' && lifeEvent === '' ? '' : labelled(words.keywords, joined(keywords, eventName(lifeEvent, words))),
    announcedBy ? [announcedBy.number, announcedBy.on ?? '', announcedBy.issuer].filter(Boolean).join(' – ') : '',
    ...unplaced.map(({ field, text }) => labelled(field, text)),
  ],
}

/** Sources may have groups of their own. */
function eventName(key: string, words: ContentWords): string {
  const known = lifeEvents.find((event) => event === key)
  return known ? words.eventNames[known] : key
}

function paperLine(paper: Paper, words: ContentWords): string {
  const facts = [
    paperCounts(paper, words),
    paper.use === 'present' ? words.toPresent : '',
    paper.required ? '' : words.ifAny,
    paper.electronic ? words.electronic : '',
    paper.code,
    paper.note,
  ]
  const said = facts.filter((fact) => fact !== '')
  // What ends with a stop of its own and goes on reads “…lập).; 01 bản chính”.
  const name = said.length === 0 ? paper.name : paper.name.replace(/[.;,:\s]+$/u, '')
  return [name, ...said].join('; ')
}

function agencyLines(label: string, agencies: readonly NamedAgency[]): string[] {
  return agencies.length === 0 ? [] : [labelled(label, agencies.map(({ name, code }) => joined(name, code)).join('; '))]
}

function labelled(label: string, text: string): string {
  return text === '' ? label : `${label}: ${text}`
}

function joined(text: string, addition: string): string {
  return text === '' || addition === '' ? `${text}${addition}` : `${text} (${addition})`
}
