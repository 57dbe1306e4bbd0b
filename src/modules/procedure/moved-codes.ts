import { isDomainError } from '#kernel/errors.ts'
import { pathTo, type Route } from '#kernel/http/route.ts'
import { pathIn } from '#ui/words.ts'
import { codeInsteadOf } from './former-codes.ts'

/**
 * What stands under `:code` is found under a former code as well: whoever follows an old link, or the code on a printed sheet, is sent on
 * for good. Looked up only where nothing was found.
 */
export function alsoUnderFormerCodes(route: Route): Route {
  return {
    ...route,
    async run(exchange) {
      try {
        await route.run(exchange)
      } catch (error) {
        if (!isDomainError(error) || error.kind !== 'not-found') throw error
        const address = await movedTo(route.path, exchange)
        if (address === undefined) throw error
        void exchange.reply.redirect(address, 308)
      }
    },
  }
}

async function movedTo(
  path: string,
  { reader, request, language }: Parameters<Route['run']>[0],
): Promise<string | undefined> {
  const params = Object.fromEntries(
    Object.entries(Object(request.params)).map(([name, value]) => [name, String(value)]),
  )
  const [, asked = '', ending = ''] = /^(.*?)(\.jsonld)?$/.exec(params['code'] ?? '') ?? []
  const code = await codeInsteadOf(reader, asked)
  if (code === undefined) return undefined
  const query = request.url.includes('?') ? request.url.slice(request.url.indexOf('?')) : ''
  const address = `${pathTo(path, { ...params, code: `${code}${ending}` })}${query}`
  return path.startsWith('/api/') ? address : pathIn(language, address)
}
