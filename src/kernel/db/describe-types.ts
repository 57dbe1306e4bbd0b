import type { Client } from 'pg'

interface Column {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly filled: boolean
  readonly computed: boolean
  readonly check: string | null
}

const header = `// Made from the migrated database by bin/generate-types.ts; not written by hand.
import type { ColumnType } from 'kysely'

/** What PostgreSQL gives back for jsonb. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined }

/** Written as text (JSON.stringify): the driver would send a list as an array of PostgreSQL. */
export type JsonColumn = ColumnType<JsonValue, string, string>

/** Exact decimals arrive as text. */
export type NumericColumn = ColumnType<string, string | number, string | number>

/** Filled by the database when it is left out. */
export type Filled<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Computed by the database; never written. */
export type Computed<T> = ColumnType<T, never, never>
`

const plainTypes: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'NumericColumn',
  timestamptz: 'Date',
  bytea: 'Buffer',
  jsonb: 'JsonColumn',
  json: 'JsonColumn',
}

/** The TypeScript of the tables in schema `public`: names in camelCase, checked words as unions. */
export async function describeTypes(owner: Client): Promise<string> {
  const { rows } = await owner.query<Column>(columnsQuery)
  const tables = Map.groupBy(rows, (column) => column.table)
  const interfaces = [...tables].map(([table, columns]) => {
    const lines = columns.map((column) => `  ${camelCase(column.name)}: ${typeOf(column)}`)
    return `interface ${rowName(table)} {\n${lines.join('\n')}\n}\n`
  })
  const members = [...tables.keys()].map((table) => `  ${camelCase(table)}: ${rowName(table)}`)
  return `${[header, ...interfaces, `export interface Database {\n${members.join('\n')}\n}`].join('\n')}\n`
}

const columnsQuery = `
  select c.relname as table, a.attname as name, t.typname as type,
    a.attnotnull as required,
    a.atthasdef or a.attidentity <> '' as filled,
    a.attgenerated <> '' as computed,
    (select pg_get_constraintdef(k.oid) from pg_constraint k
      where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]
        and pg_get_constraintdef(k.oid) ~ '^CHECK \\(\\(\\w+ = (ANY \\(ARRAY\\[)?''[^'']*''::text'
      order by k.conname limit 1) as check
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relispartition
    and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
  order by c.relname collate "C", a.attnum`

function typeOf(column: Column): string {
  const base =
    checkedWords(column) ?? (column.type.startsWith('_') ? arrayOf(column.type.slice(1)) : scalar(column.type))
  const nullable = column.required ? base : `${base} | null`
  if (column.computed) return `Computed<${nullable}>`
  return column.filled ? `Filled<${nullable}>` : nullable
}

/** Types without an entry (text, uuid, date, ranges, intervals …) arrive as PostgreSQL writes them. */
function scalar(type: string): string {
  return plainTypes[type] ?? 'string'
}

function arrayOf(type: string): string {
  const item = { numeric: 'string', jsonb: 'JsonValue', json: 'JsonValue' }[type] ?? scalar(type)
  return `${item}[]`
}

/** `check (status in ('draft', 'signed'))` → `'draft' | 'signed'`. */
function checkedWords(column: Column): string | undefined {
  if (column.type !== 'text' || !column.check) return undefined
  const list = /^CHECK \(\(\w+ = (?:ANY \(ARRAY\[(.+)\]\)|('[^']*'::text))\)\)$/.exec(column.check)
  const words = (list?.[1] ?? list?.[2])?.split(', ').map((word) => /^'([^']*)'::text$/.exec(word)?.[1])
  if (!words || words.some((word) => word === undefined)) return undefined
  return words.map((word) => `'${word}'`).join(' | ')
}

function camelCase(name: string): string {
  return name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function rowName(table: string): string {
  const name = camelCase(table)
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}Row`
}
