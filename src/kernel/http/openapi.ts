import { z } from 'zod'
import type { EndpointDescription, Route } from './route.ts'

type Json = Readonly<Record<string, unknown>>

/** OpenAPI 3.1 of every endpoint, from the schemas that also validate: the description cannot drift from what runs. */
export function describeApi(routes: readonly Route[], baseUrl: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  const schemas: Schemas = {}
  const problem = schemaOf(ProblemAnswer, 'output', schemas)
  for (const route of routes) {
    if (!route.description) continue
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, route.description, schemas) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Minh Bạch',
      version: '1',
      description:
        'Kiểm soát thủ tục hành chính: thủ tục, phản ánh kiến nghị, cơ quan, thời hạn. Lỗi theo RFC 9457 với `code` ổn định.',
      license: { name: 'AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: baseUrl }],
    paths,
    components: { schemas: { ...schemas, Problem: problem } },
  }
}

const ProblemAnswer = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string().describe('Stable; the sentence in `title` is not'),
  requestId: z.string(),
  problems: z
    .array(z.object({ field: z.string(), code: z.string(), details: z.record(z.string(), z.unknown()).optional() }))
    .optional(),
  details: z
    .record(z.string(), z.unknown())
    .optional()
    .describe('409: `allowed` lists the moves that are possible now'),
})

/** Schemas with a name (`.meta({ id })`) stand once, however many operations use them. */
type Schemas = Record<string, unknown>

function operation(route: Route, description: EndpointDescription, schemas: Schemas): Json {
  const { summary, tag, body, answer, status, bodyType } = description
  return {
    summary,
    tags: [tag],
    operationId: operationId(route),
    parameters: parametersOf(description),
    ...(body
      ? {
          requestBody: {
            required: true,
            content: { [bodyType ?? 'application/json']: { schema: schemaOf(body, 'input', schemas) } },
          },
        }
      : {}),
    responses: {
      [status]: { description: 'OK', content: { 'application/json': { schema: schemaOf(answer, 'output', schemas) } } },
      default: {
        description: 'Problem',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  }
}

function operationId(route: Route): string {
  const words = route.path
    .replace('/api/', '')
    .split(/[^\w]+/)
    .filter(Boolean)
  return [route.method.toLowerCase(), ...words.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join('')
}

function parametersOf({ params, query, headers, idempotent }: EndpointDescription): readonly Json[] {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    schema: { type: 'string', minLength: 8, maxLength: 200 },
    description: 'A repeat with the same key gives the first answer and changes nothing',
  }
  return [
    ...fieldsOf(params, 'path'),
    ...fieldsOf(query, 'query'),
    ...fieldsOf(headers, 'header'),
    ...(idempotent ? [key] : []),
  ]
}

function fieldsOf(schema: z.ZodType | undefined, place: 'path' | 'query' | 'header'): readonly Json[] {
  if (!schema) return []
  const { properties, required } = Fields.parse(schemaOf(schema, 'input', {}))
  return Object.entries(properties).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: field,
  }))
}

const Fields = z.object({
  properties: z.record(z.string(), z.unknown()).default({}),
  required: z.array(z.string()).default([]),
})

const Described = z.object({
  properties: z.object({ described: z.record(z.string(), z.unknown()) }),
  $defs: z.record(z.string(), z.unknown()).default({}),
})

function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): Json {
  // As a part of something, so that a schema with a name becomes a reference at the top as well.
  const whole = z.toJSONSchema(z.object({ described: schema }), {
    io,
    // A transform has no JSON Schema of its own output; what a client sends or receives is what counts.
    unrepresentable: 'any',
    // The format says it; the long pattern beside it only hides a change in review.
    override: ({ jsonSchema }) => void (jsonSchema.format === undefined || delete jsonSchema.pattern),
  })
  const { properties, $defs } = Described.parse(
    JSON.parse(JSON.stringify(whole).replaceAll('"#/$defs/', '"#/components/schemas/')),
  )
  Object.assign(schemas, $defs)
  return properties.described
}
