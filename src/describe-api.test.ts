import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#kernel/root.ts'
import { writtenDescription } from './describe-api.ts'
import { routes } from './routes.ts'

const description = JSON.parse(writtenDescription())

describe('the description of the API', () => {
  test('docs/openapi.json is current: after a change of the API write it anew with bin/minhbach openapi', () => {
    expect(JSON.parse(readFileSync(join(projectRoot, 'docs/openapi.json'), 'utf8'))).toEqual(description)
  })

  test('has every address under /api/v1 that a program can ask', () => {
    const asked = routes
      .filter(({ kind, path }) => kind === 'endpoint' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const described = Object.entries<object>(description.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    expect(described.toSorted()).toEqual(asked.toSorted())
  })

  test('names each operation once', () => {
    const ids = Object.values<Record<string, { operationId: string }>>(description.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})
