import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { commonNodes, cpsvContext } from './cpsv-context.ts'
import { serviceId, serviceNodes, type PublicProcedure } from './service-graph.ts'
import { applicantLabels, csvHeadings, feeWords, levelNames, onlineNames, timeLimitWords } from './vi.ts'

/** RFC 4180, with the mark by which Excel knows UTF-8. */
export async function* csvOf(procedures: AsyncIterable<PublicProcedure>, baseUrl: string): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(csvHeadings)}`
  for await (const procedure of procedures) yield csvLine(csvRow(procedure, baseUrl))
}

function csvRow({ code, content, effectiveFrom, decisionNumber }: PublicProcedure, baseUrl: string): string[] {
  const agencies = content.competentAgencies.length > 0 ? content.competentAgencies : content.executingAgencies
  const online = (['full', 'partial'] as const).find((kind) =>
    content.channels.some((channel) => channel.online === kind),
  )
  return [
    code,
    content.name,
    content.sector?.name ?? '',
    content.levels.map((level) => levelNames[level]).join('; '),
    [...new Set(content.applicants.map(({ kind }) => applicantLabels[kind]))].join('; '),
    agencies.map(({ name }) => name).join('; '),
    [...new Set(content.channels.flatMap(({ timeLimits }) => timeLimits.map(timeLimitWords)))].join('; '),
    [...new Set(content.channels.flatMap(({ fees }) => fees.map(feeWords)))].join('; '),
    onlineNames[online ?? 'none'],
    effectiveFrom === null ? '' : formatDate(effectiveFrom),
    decisionNumber ?? content.announcedBy?.number ?? '',
    serviceId(code, baseUrl),
  ]
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A spreadsheet takes a cell that begins like a formula for one, and runs it. */
function csvCell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

/** `{ "on": …, "items": [ … ] }`, one procedure a line. */
export async function* jsonOf(
  procedures: AsyncIterable<PublicProcedure>,
  on: LegalDate,
  baseUrl: string,
): AsyncGenerator<string> {
  yield `{"on":${JSON.stringify(on)},"items":[`
  yield* separated(procedures, ({ code, ...rest }) => JSON.stringify({ code, url: serviceId(code, baseUrl), ...rest }))
  yield '\n]}\n'
}

/** The whole catalogue as one graph; what many procedures refer to (offices, sectors) stands in it once. */
export async function* graphOf(procedures: AsyncIterable<PublicProcedure>, baseUrl: string): AsyncGenerator<string> {
  yield `{"@context":${JSON.stringify(cpsvContext)},"@graph":[\n${commonNodes.map((node) => JSON.stringify(node)).join(',\n')}`
  const shared = new Set<string>()
  for await (const procedure of procedures) {
    const own = `${serviceId(procedure.code, baseUrl)}#`
    for (const node of serviceNodes(procedure, baseUrl)) {
      const id = String(node['@id'])
      if (shared.has(id)) continue
      if (!id.startsWith(own)) shared.add(id)
      yield `,\n${JSON.stringify(node)}`
    }
  }
  yield '\n]}\n'
}

async function* separated<Item>(items: AsyncIterable<Item>, write: (item: Item) => string): AsyncGenerator<string> {
  let first = true
  for await (const item of items) {
    yield `${first ? '\n' : ',\n'}${write(item)}`
    first = false
  }
}
