import { sheetAgencyRoles, type partSheets, type SheetItem } from './content-sheets.ts'
import { levels } from './model.ts'

export type PartName = keyof typeof partSheets

/** One row of the template: its items' cells, and where it stands. */
export interface PartRow {
  readonly item: SheetItem
  readonly row: number
}

/** The rows of one procedure, sheet by sheet. */
export type RowsOfProcedure = (name: PartName) => readonly PartRow[]

/** A row that would be lost when the texts are put together. */
export interface LostRow {
  readonly part: PartName
  readonly row: number
  readonly why: string
}

/** The rows of one procedure put together again; whether they make a text is for its schema to say. */
export function contentOfRows(rowsOf: RowsOfProcedure): unknown {
  const of = (name: PartName): readonly SheetItem[] => rowsOf(name).map(({ item }) => item)
  const [head = {}] = of('head')
  const at = (name: PartName, key: string, place: number): SheetItem[] => of(name).filter((item) => item[key] === place)
  return {
    ...head,
    sector: head['sectorCode'] === '' ? null : { code: head['sectorCode'], name: head['sectorName'] },
    levels: levels.filter((level) => head[level] === true),
    announcedBy:
      head['decisionNumber'] === ''
        ? null
        : { number: head['decisionNumber'], on: head['decisionOn'], issuer: head['decisionIssuer'] },
    steps: of('steps').map((step) => ({ ...step, by: step['by'] ?? null })),
    channels: of('channels').map((channel, index) => ({
      ...channel,
      timeLimits: at('limits', 'place', placeOf(channel, index)).map(limitOf),
      fees: at('fees', 'place', placeOf(channel, index)),
    })),
    paperGroups: of('groups').map((group, index) => ({
      ...group,
      papers: at('papers', 'group', placeOf(group, index)).map((paper, paperIndex) => ({
        ...paper,
        forms: at('forms', 'group', placeOf(group, index))
          .filter((form) => form['paper'] === placeOf(paper, paperIndex))
          .map((form) => ({ ...form, fileId: form['fileId'] || null })),
      })),
    })),
    ...Object.fromEntries(
      Object.keys(sheetAgencyRoles).map((role) => [role, of('agencies').filter((agency) => agency['role'] === role)]),
    ),
    applicants: of('applicants'),
    outcomes: of('outcomes'),
    legalBases: of('legalBases'),
    related: of('related'),
    cases: of('cases').map((one) => ({ ...one, timeLimit: one['amount'] === null ? null : limitOf(one) })),
    unplaced: of('unplaced'),
    flags: of('flags'),
  }
}

/**
 * Rows that `contentOfRows` would leave out or take twice, because what they say they belong to is not there or is there twice;
 * and cells without the one that gives them a place. Each row is looked at for itself, so that the reason can be said.
 */
export function lostRows(rowsOf: RowsOfProcedure): LostRow[] {
  const channels = placesIn(rowsOf('channels'))
  const groups = placesIn(rowsOf('groups'))
  const papersOf = (group: unknown) => placesIn(rowsOf('papers').filter(({ item }) => item['group'] === group))
  const find = (part: PartName, whyOf: (item: SheetItem, index: number) => string | undefined): LostRow[] =>
    rowsOf(part).flatMap(({ item, row }, index) => {
      const why = whyOf(item, index)
      return why === undefined ? [] : [{ part, row, why }]
    })
  return [
    ...find('head', withoutItsFirstCell),
    ...find('channels', (item, index) => twice(channels, placeOf(item, index), 'way of submitting')),
    ...find('limits', ({ place }) => missing(channels, place, 'way of submitting')),
    ...find('fees', ({ place }) => missing(channels, place, 'way of submitting')),
    ...find('groups', (item, index) => twice(groups, placeOf(item, index), 'group of papers')),
    ...find('papers', ({ group }) => missing(groups, group, 'group of papers')),
    ...find(
      'forms',
      ({ group, paper }) => missing(groups, group, 'group of papers') ?? formPaper(papersOf(group), paper),
    ),
    ...find('agencies', ({ role }) =>
      Object.keys(sheetAgencyRoles).some((known) => known === role) ? undefined : 'no such part of an agency',
    ),
    ...find('cases', ({ amount, unit, condition, text, adds }) =>
      amount === null && (unit !== undefined || condition !== '' || text !== '' || adds === true)
        ? 'a time limit without its number'
        : undefined,
    ),
  ]
}

function withoutItsFirstCell(head: SheetItem): string | undefined {
  if (head['sectorCode'] === '' && head['sectorName'] !== '') return 'the name of a sector without its code'
  if (head['decisionNumber'] === '' && (head['decisionOn'] !== null || head['decisionIssuer'] !== ''))
    return 'a decision without its number'
  return undefined
}

/** How often each number is given by which rows of other sheets name an item. */
function placesIn(rows: readonly PartRow[]): ReadonlyMap<unknown, number> {
  const places = new Map<unknown, number>()
  for (const [index, { item }] of rows.entries()) {
    const place = placeOf(item, index)
    places.set(place, (places.get(place) ?? 0) + 1)
  }
  return places
}

function missing(places: ReadonlyMap<unknown, number>, place: unknown, what: string): string | undefined {
  if (places.has(place)) return undefined
  return typeof place === 'number' ? `no ${what} has the number ${place}` : `no number of a ${what}`
}

function twice(places: ReadonlyMap<unknown, number>, place: number, what: string): string | undefined {
  return (places.get(place) ?? 0) > 1 ? `more than one ${what} has the number ${place}` : undefined
}

function formPaper(papers: ReadonlyMap<unknown, number>, paper: unknown): string | undefined {
  const number = typeof paper === 'number' ? paper : 0
  return missing(papers, paper, 'paper') ?? twice(papers, number, 'paper')
}

/** The number by which other sheets name an item; without one, its place among the rows. */
function placeOf(item: SheetItem, index: number): number {
  return typeof item['place'] === 'number' ? item['place'] : index + 1
}

function limitOf({ adds, ...limit }: SheetItem): SheetItem {
  return adds === true ? { ...limit, adds } : limit
}
