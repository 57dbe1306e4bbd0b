import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { legalDateOf } from '#kernel/i18n/dates.ts'
import { writeSheet } from '#kernel/sheets/write-sheet.ts'
import { registerHeaders, RegisterPage, resultOf, shownSender } from './pages/staff/register-page.tsx'
import { listRegister, listRegisterBooks, type RegisterBook, type RegisterLine } from './register-queries.ts'
import { isController } from './policy.ts'
import { staffPath, staffPaths } from './staff-paths.ts'
import { channelLabels } from './vi.ts'

const access = officialsWith('focal-point', 'handler', 'head', 'deputy-head', 'leader')

const pageSize = 50
/** More lines than any province has in a year; a workbook beyond it would not open on an office machine. */
const sheetLimit = 50_000

const RegisterAddress = z.object({
  nam: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  'co-quan': z.uuid().optional().catch(undefined),
  sau: z.coerce.number().int().min(0).max(10_000_000).catch(0),
  so: z.coerce.number().int().min(1).max(10_000_000).optional().catch(undefined),
})
type RegisterAddress = z.output<typeof RegisterAddress>

export const registerRoutes: readonly Route[] = [
  page({
    path: staffPaths.register,
    access,
    query: RegisterAddress,
    async show({ reader, actor }, { query }) {
      const books = await listRegisterBooks(reader)
      const book = bookOf(books, query)
      const after = query.so === undefined ? query.sau : query.so - 1
      const lines = book ? await listRegister(reader, actor, { ...book, after, limit: pageSize }) : []
      const next = lines.length === pageSize ? lines.at(-1)?.number : undefined
      return <RegisterPage {...{ books, book, lines, after, next }} wholeBook={isController(actor)} />
    },
  }),
  download({
    path: staffPaths.registerSheet,
    access,
    query: RegisterAddress,
    async get(exchange, { query }) {
      const book = bookOf(await listRegisterBooks(exchange.reader), query)
      if (!book) throw new NotFound('feedback.no-register')
      return {
        name: `Sổ tiếp nhận phản ánh, kiến nghị ${book.year}.xlsx`,
        mediaType: fileKinds.xlsx.mediaType,
        bytes: await registerSheet(exchange, book),
      }
    },
  }),
]

/** The register that the address names; without a name the newest. */
function bookOf(books: readonly RegisterBook[], query: RegisterAddress): RegisterBook | undefined {
  return books.find(
    ({ year, agencyId }) =>
      (query.nam === undefined || year === query.nam) &&
      (query['co-quan'] === undefined || agencyId === query['co-quan']),
  )
}

async function registerSheet({ reader, actor, world }: Exchange, book: RegisterBook): Promise<Buffer> {
  const lines = await listRegister(reader, actor, { ...book, after: 0, limit: sheetLimit })
  return writeSheet({
    sheets: [
      {
        name: `Năm ${book.year}`,
        titleRows: [
          'SỔ TIẾP NHẬN PHẢN ÁNH, KIẾN NGHỊ CỦA CÁ NHÂN, TỔ CHỨC VỀ QUY ĐỊNH HÀNH CHÍNH',
          `${book.agencyName} – Năm ${book.year}`,
          `Người gửi: xem từng hồ sơ tại ${world.baseUrl}${staffPath('list')} (mỗi lần xem được ghi lại)`,
        ],
        columns: [
          { header: registerHeaders.number, width: 8, type: 'number' },
          { header: registerHeaders.code, width: 15, type: 'text' },
          { header: registerHeaders.acceptedOn, width: 12, type: 'date' },
          { header: registerHeaders.channel, width: 14, type: 'text' },
          { header: registerHeaders.sender, width: 12, type: 'text' },
          { header: registerHeaders.text, width: 50, type: 'text' },
          { header: registerHeaders.handledBy, width: 24, type: 'text' },
          { header: registerHeaders.due, width: 12, type: 'date' },
          { header: registerHeaders.result, width: 26, type: 'text' },
          { header: registerHeaders.answeredOn, width: 12, type: 'date' },
        ],
        rows: lines.map(cellsOf),
      },
    ],
  })
}

function cellsOf(line: RegisterLine) {
  return [
    line.number,
    line.code,
    line.acceptedAt && legalDateOf(line.acceptedAt),
    channelLabels[line.channel],
    shownSender(line),
    line.text,
    line.handledBy,
    line.dueOn,
    resultOf(line),
    line.answeredAt && legalDateOf(line.answeredAt),
  ]
}
