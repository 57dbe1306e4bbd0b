import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { reconciledPlaces, type ReconciledProcedure } from './reconcile.ts'
import {
  cellText,
  placeLabels,
  reconciliationToneLabels,
  reconciliationWords as words,
} from './reconciliation-words.ts'

/** The comparison as a table to print, filter and send on: everything that fits the filter, not only one page of it. */
export function reconciliationSheet(
  items: readonly ReconciledProcedure[],
  names: ReadonlyMap<string, string>,
  today: LegalDate,
): Promise<Buffer> {
  return writeSheet({
    sheets: [
      {
        name: words.sheetName,
        titleRows: [words.title.toLocaleUpperCase('vi'), words.asOf(formatDate(today))],
        columns: [
          { header: words.code, width: 16, type: 'text' },
          { header: words.procedure, width: 60, type: 'text' },
          { header: words.sector, width: 24, type: 'text' },
          { header: words.agency, width: 26, type: 'text' },
          { header: words.overall, width: 10, type: 'text' },
          ...reconciledPlaces.map((place) => ({ header: placeLabels[place], width: 34, type: 'text' as const })),
        ],
        rows: items.map(({ facts, cells, tone }) => [
          facts.code,
          facts.name,
          facts.sectorName,
          facts.isKnown ? (names.get(facts.ownerId ?? '') ?? words.noOwner) : words.notHere,
          reconciliationToneLabels[tone],
          ...reconciledPlaces.map((place) =>
            cellText(
              cells[place],
              place === 'boards' && facts.boardsDue > 0 ? words.boards(facts.boardsHung, facts.boardsDue) : '',
              names,
            ),
          ),
        ]),
      },
    ],
  })
}
