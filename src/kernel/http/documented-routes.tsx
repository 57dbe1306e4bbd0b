import { z } from 'zod'
import { ApiDocsPage } from '#ui/api-docs/api-docs.tsx'
import { everyone } from './access.ts'
import { look } from './endpoint.ts'
import { describeApi } from './openapi.ts'
import { page } from './page.ts'
import type { Route } from './route.ts'

/** The routes given, and beside them the two that describe them: `/api/v1/openapi.json` and a page for people. */
export function documentedRoutes(routes: readonly Route[]): readonly Route[] {
  return [
    ...routes,
    look({
      path: '/api/v1/openapi.json',
      access: everyone,
      summary: 'This description, OpenAPI 3.1',
      tag: 'api',
      answer: z.record(z.string(), z.unknown()),
      look: async ({ world }) => describeApi(routes, world.baseUrl),
    }),
    page({
      path: '/api/v1/docs',
      access: everyone,
      show: () => <ApiDocsPage endpoints={routes.flatMap(endpointOf)} />,
    }),
  ]
}

function endpointOf({ method, path, description }: Route) {
  return description
    ? [{ method, path: path.replaceAll(/:(\w+)/g, '{$1}'), summary: description.summary, tag: description.tag }]
    : []
}
