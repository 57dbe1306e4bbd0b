import type { ProcedureContent } from './content.ts'
import { procedurePath } from './paths.ts'

/** The procedure for search engines: schema.org GovernmentService, as it stands in the head of its page. */
export function governmentService(
  procedure: { readonly code: string; readonly content: ProcedureContent },
  site: { readonly baseUrl: string; readonly areaName: string },
) {
  const { code, content } = procedure
  const address = `${site.baseUrl}${procedurePath(code)}`
  const [provider] = [...content.competentAgencies, ...content.executingAgencies]
  return {
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    '@id': address,
    url: address,
    identifier: code,
    name: content.name,
    inLanguage: 'vi',
    ...(content.sector ? { serviceType: content.sector.name } : {}),
    areaServed: { '@type': 'AdministrativeArea', name: site.areaName },
    ...(provider ? { provider: { '@type': 'GovernmentOrganization', name: provider.name } } : {}),
    ...(content.outcomes.length > 0
      ? { serviceOutput: content.outcomes.map(({ name }) => ({ '@type': 'Thing', name })) }
      : {}),
    ...(content.channels.some(({ kind }) => kind === 'online')
      ? { availableChannel: [{ '@type': 'ServiceChannel', serviceUrl: address }] }
      : {}),
  }
}
