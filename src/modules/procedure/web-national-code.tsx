import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { change } from '#kernel/http/endpoint.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { ProcedureCode } from './model.ts'
import { nationalCodeWords as words } from './national-code-words.ts'
import { NationalCodePage } from './pages/national-code-page.tsx'
import { draftingRoles, isCatalogController } from './policy.ts'
import { listProvisional, recordNationalCode, RecordNationalCode } from './record-national-code.ts'
import { staffProcedurePaths } from './staff-paths.ts'

const staff = officialsWith(...draftingRoles)

/** Ghi mã quốc gia: for the control authority, which keeps the catalogue. */
export const nationalCodeRoutes: readonly Route[] = [
  page({
    path: staffProcedurePaths.nationalCode,
    access: staff,
    query: z.object({ ma: z.string().max(100).catch('') }),
    show: (exchange, { query }) => showProvisional(exchange, query.ma, null),
  }),
  form({
    path: staffProcedurePaths.nationalCode,
    access: staff,
    input: z.object({ code: ProcedureCode.pipe(z.string().min(1)), ...RecordNationalCode.shape }),
    act: recordNationalCode,
    done: (code) => ({ to: staffProcedurePaths.nationalCode, notice: { tone: 'success', text: words.recorded(code) } }),
    again: (exchange, attempt) => showProvisional(exchange, '', attempt),
  }),
  change({
    method: 'PUT',
    path: '/api/v1/procedures/:code/national-code',
    access: staff,
    tag: 'procedures',
    summary:
      'Takes the national code of a procedure that was announced under a provisional one; once, by the control authority',
    status: 200,
    params: z.object({ code: ProcedureCode }),
    body: RecordNationalCode,
    answer: z.object({ code: z.string() }),
    extra: (_, { params }) => ({ code: params.code }),
    act: recordNationalCode,
    view: (code) => ({ code }),
  }),
]

async function showProvisional({ reader, actor }: Exchange, chosen: string, attempt: Attempt | null) {
  if (!isCatalogController(actor)) throw new NotFound()
  return <NationalCodePage waiting={await listProvisional(reader)} chosen={chosen} attempt={attempt} />
}
