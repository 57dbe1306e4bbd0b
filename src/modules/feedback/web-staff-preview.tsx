import { Invalid, isDomainError, Refused } from '#kernel/errors.ts'
import { guardAgainstForgery } from '#kernel/http/csrf.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import type { Attempt } from '#kernel/http/form.ts'
import { paramsOf } from '#kernel/http/page.ts'
import { fieldsFor, parse, type Typed } from '#kernel/http/parse.ts'
import { sendPage } from '#kernel/http/render.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { agencyNames } from '#modules/agency/public.ts'
import { procedureNames } from '#modules/procedure/public.ts'
import { PublishPreviewPage } from './pages/staff/publish-preview.tsx'
import { previewPublication } from './publication.ts'
import { PublishAnswer } from './publish-answer.ts'
import { showCase } from './show-case.tsx'
import { staffPaths } from './staff-paths.ts'
import { CodeInAddress } from './code-in-address.ts'
import { staffAccess } from './web-staff-list.tsx'

const Redacted = PublishAnswer.omit({ redactionConfirmed: true })

/** Shows what would be published, and publishes nothing: an answer to a form, because the words of an answer are too long for an address. */
export const previewRoute: Route = {
  method: 'POST',
  path: staffPaths.publishPreview,
  access: staffAccess,
  kind: 'form',
  async run(exchange) {
    const { code } = paramsOf(exchange, CodeInAddress)
    const { typed } = await readForm(exchange.request)
    const { _csrf: token, _key: _once, ...fields } = typed
    try {
      guardAgainstForgery(exchange.request, token, exchange.world.vault)
      sendPage(exchange, 200, await showPreview(exchange, code, fields, null))
    } catch (error) {
      if (!isDomainError(error)) throw error
      const { status, attempt } = attemptOf(error, fields)
      sendPage(exchange, status, await showCase(exchange, code, { attempt: { ...attempt, form: 'publish' } }))
    }
  },
}

function attemptOf(error: unknown, typed: Typed): { readonly status: number; readonly attempt: Attempt } {
  if (error instanceof Invalid) return { status: 422, attempt: { problems: error.problems, typed, refusal: null } }
  if (error instanceof Refused)
    return { status: 409, attempt: { problems: [], typed, refusal: { code: error.code, details: error.details } } }
  throw error
}

/** @throws what publishing would throw, but for the confirmation, which is still to come */
export async function showPreview(exchange: Exchange, code: string, fields: Typed, attempt: Attempt | null) {
  const { reader } = exchange
  const words = parse(Redacted, fieldsFor(Redacted, fields))
  const item = await previewPublication(exchange, { ...words, code })
  const procedures = item.procedureId === null ? undefined : await procedureNames(reader, [item.procedureId])
  return (
    <PublishPreviewPage
      {...{ item, attempt }}
      agencyName={(await agencyNames(reader, [item.agencyId])).get(item.agencyId) ?? ''}
      procedure={procedures?.get(item.procedureId ?? '') ?? null}
      typed={{
        title: words.title,
        text: words.text,
        answerText: words.answerText,
        version: words.version === undefined ? '' : String(words.version),
      }}
    />
  )
}
