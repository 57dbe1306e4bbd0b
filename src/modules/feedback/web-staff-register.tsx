import { z } from 'zod'
import { perform } from '#kernel/act.ts'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import { download, sendDownload } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import { fieldsFor, parse } from '#kernel/http/parse.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { OpenRegister, openRegister, type OpenedRegister } from './open-register.ts'
import { RegisterPage } from './pages/staff/register-page.tsx'
import { isController, mayOpenRegister } from './policy.ts'
import { listRegister, listRegisterBooks, listRegisterLooks, type RegisterBook } from './register-queries.ts'
import { registerSheet } from './register-sheet.ts'
import { staffPath, staffPaths } from './staff-paths.ts'

const access = officialsWith('focal-point', 'handler', 'head', 'deputy-head', 'leader')

const pageSize = 50
/** More lines than any province has in a year; a workbook beyond it would not open on an office machine. */
const sheetLimit = 50_000

const RegisterAddress = z.object({
  nam: z.coerce.number().int().min(2000).max(2200).optional().catch(undefined),
  'co-quan': z.uuid().optional().catch(undefined),
  so: z.coerce.number().int().min(1).max(10_000_000).optional().catch(undefined),
})
type RegisterAddress = z.output<typeof RegisterAddress>

export const registerRoutes: readonly Route[] = [
  page({
    path: staffPaths.register,
    access,
    query: RegisterAddress,
    show: (exchange, { query }) => showRegister(exchange, query, null),
  }),
  download({
    path: staffPaths.registerSheet,
    access,
    query: RegisterAddress,
    async get({ reader, actor, world }, { query }) {
      const book = getBook(await listRegisterBooks(reader), query)
      const lines = await listRegister(reader, actor, { ...book, order: 'number', limit: sheetLimit })
      return registerSheet(book, lines, { lookUpAt: `${world.baseUrl}${staffPath('list')}` })
    },
  }),
  namesRoute(),
]

/**
 * The register with names is shown in the answer to the button itself, as one sender is: no address and no second page can show it
 * again without another look being recorded. So no form key makes a repeat harmless; a repeat is another look.
 */
function namesRoute(): Route {
  return {
    method: 'POST',
    path: staffPaths.registerNames,
    access,
    kind: 'form',
    async run(exchange) {
      const { typed } = await readForm(exchange.request)
      const { _csrf: token, _key: _once, ...fields } = typed
      guardAgainstForgery(exchange.request, token, exchange.world.vault)
      const query = RegisterAddress.parse({ nam: fields['year'], 'co-quan': fields['agencyId'] })
      try {
        const input = parse(OpenRegister, fieldsFor(OpenRegister, fields))
        const opened = await perform(exchange.caller, openRegister, input)
        await sendOpened(exchange, input, opened)
      } catch (error) {
        if (!(error instanceof Invalid)) throw error
        const attempt = { problems: error.problems, typed: fields, refusal: null }
        sendPage(exchange, 422, await showRegister(exchange, query, attempt))
      }
    },
  }
}

async function sendOpened(exchange: Exchange, input: OpenRegister, opened: OpenedRegister): Promise<void> {
  const { reader, actor, today } = exchange
  const books = await listRegisterBooks(reader)
  const book = getBook(books, { nam: input.year, 'co-quan': input.agencyId })
  if (input.as === 'sheet') {
    sendDownload(exchange, await registerSheet(book, opened.lines, { ...input, senders: opened.senders }))
    return
  }
  const looks = await listRegisterLooks(reader, book)
  sendPage(
    exchange,
    200,
    <RegisterPage
      {...{ books, book, looks, today }}
      lines={opened.lines.toReversed()}
      older={undefined}
      upTo={undefined}
      attempt={null}
      opened={{ ...input, senders: opened.senders }}
      wholeBook={isController(actor)}
    />,
  )
}

async function showRegister({ reader, actor, today }: Exchange, query: RegisterAddress, attempt: Attempt | null) {
  const books = await listRegisterBooks(reader)
  const book = bookOf(books, query)
  const upTo = query.so
  const lines = book ? await listRegister(reader, actor, { ...book, order: 'newest', upTo, limit: pageSize + 1 }) : []
  const looks = book && mayOpenRegister(actor) ? await listRegisterLooks(reader, book) : null
  return (
    <RegisterPage
      {...{ books, book, upTo, today, looks, attempt }}
      lines={lines.slice(0, pageSize)}
      older={lines[pageSize]?.number}
      opened={null}
      wholeBook={isController(actor)}
    />
  )
}

/** The register that the address names; without a name the newest. */
function bookOf(books: readonly RegisterBook[], query: RegisterAddress): RegisterBook | undefined {
  return books.find(
    ({ year, agencyId }) =>
      (query.nam === undefined || year === query.nam) &&
      (query['co-quan'] === undefined || agencyId === query['co-quan']),
  )
}

function getBook(books: readonly RegisterBook[], query: RegisterAddress): RegisterBook {
  const book = bookOf(books, query)
  if (!book) throw new NotFound('feedback.no-register')
  return book
}
