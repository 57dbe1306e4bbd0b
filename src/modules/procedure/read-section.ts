import { createHash } from 'node:crypto'
import { Invalid, type FieldProblem } from '#kernel/errors.ts'
import { fieldProblems, type Typed } from '#kernel/http/parse.ts'
import { ProcedureContent } from './content.ts'
import {
  storedValues,
  valueAt,
  withValueAt,
  type DraftSection,
  type SectionField,
  type SectionRows,
} from './draft-section.ts'

/** What a button of the editor does beside saving: a row away, up, down, or the file of a form away. */
export interface RowAction {
  readonly does: 'add' | 'remove' | 'up' | 'down' | 'drop-file'
  readonly list: string
  /** Number of the row as it stood on the page. */
  readonly row: number
}

/** `remove:papers:3`; undefined for the button that only saves. */
export function rowActionOf(button: string): RowAction | undefined {
  const found = /^(add|remove|up|down|drop-file):(\w+)(?::(\d+))?$/.exec(button)
  const does = (['add', 'remove', 'up', 'down', 'drop-file'] as const).find((one) => one === found?.[1])
  return does && { does, list: found?.[2] ?? '', row: Number(found?.[3] ?? -1) }
}

/** Tells whether a section is as it was when it was shown. */
export function markOf(section: DraftSection, content: ProcedureContent): string {
  return createHash('sha256')
    .update(JSON.stringify(storedValues(section, content)))
    .digest('base64url')
    .slice(0, 22)
}

export interface SectionReading {
  readonly content: ProcedureContent
  /** Of each list the numbers that its rows had on the page, in the order in which they stand now. */
  readonly kept: Readonly<Record<string, readonly number[]>>
}

/**
 * The text with a section as it was typed. What the fields of a row do not show (the papers of a case, the forms of a paper) goes with the
 * row by its hidden place, wherever the row goes.
 * @throws Invalid with the fields as they were called on the page
 */
export function readSection(
  content: ProcedureContent,
  section: DraftSection,
  typed: Typed,
  action: RowAction | undefined,
): SectionReading {
  const problems: FieldProblem[] = []
  const kept: Record<string, number[]> = {}
  let root: unknown = valueAt(content, section.root)
  for (const field of section.fields) root = withFieldOf(root, field, field.name, typed, problems)
  for (const list of section.rows) {
    const order = orderOf(list, typed, action)
    const stored = valueAt(root, [list.name])
    kept[list.name] = order
    root = withValueAt(
      root,
      [list.name],
      order.map((row) => rowOf(stored, { list, row, action }, typed, problems)),
    )
  }
  const parsed = ProcedureContent.safeParse(withValueAt(content, section.root, root), { reportInput: true })
  if (!parsed.success) problems.push(...fieldProblems(parsed.error).map((one) => asTyped(one, section, kept)))
  if (problems.length > 0) throw new Invalid(problems)
  return { content: parsed.success ? parsed.data : content, kept }
}

interface RowAsked {
  readonly list: SectionRows
  readonly row: number
  readonly action: RowAction | undefined
}

function rowOf(stored: unknown, { list, row, action }: RowAsked, typed: Typed, problems: FieldProblem[]): unknown {
  const place = textOf(typed, `${list.name}.${row}.at`)
  let item: unknown = place === '' ? {} : (valueAt(stored, [Number(place)]) ?? {})
  for (const field of list.fields) item = withFieldOf(item, field, `${list.name}.${row}.${field.name}`, typed, problems)
  for (const path of list.nothingWithout ?? []) {
    const [head = '', ...inner] = path.split('.')
    if (valueAt(item, [head, ...inner]) === null) item = withValueAt(item, [head], null)
  }
  const dropsFile = action?.does === 'drop-file' && action.list === list.name && action.row === row
  return dropsFile ? withValueAt(item, ['fileId'], null) : item
}

/** Rows that are filled or hold more than is shown, as the button that was pressed puts them. */
function orderOf(list: SectionRows, typed: Typed, action: RowAction | undefined): number[] {
  const rows = rowNumbers(list.name, typed).filter((row) => {
    const holdsMore = list.holdsMore === true && textOf(typed, `${list.name}.${row}.at`) !== ''
    const mayBeEmpty = list.keepsEmpty === true && textOf(typed, `${list.name}.${row}.shown`) !== ''
    return (
      holdsMore || mayBeEmpty || list.blankWhenEmpty.some((name) => textOf(typed, `${list.name}.${row}.${name}`) !== '')
    )
  })
  if (action?.list !== list.name) return rows
  const at = rows.indexOf(action.row)
  if (at === -1) return rows
  if (action.does === 'remove') return rows.toSpliced(at, 1)
  const to = action.does === 'up' ? at - 1 : action.does === 'down' ? at + 1 : at
  if (to < 0 || to >= rows.length) return rows
  return rows.toSpliced(at, 1).toSpliced(to, 0, action.row)
}

/** Numbers of the rows that a form brought, in the order of the page. */
export function rowNumbers(list: string, typed: Typed): number[] {
  const found = Object.keys(typed).flatMap((name) => {
    const [head, row] = name.split('.')
    return head === list && row !== undefined && /^\d{1,4}$/.test(row) ? [Number(row)] : []
  })
  return [...new Set(found)].toSorted((one, other) => one - other)
}

function withFieldOf(
  item: unknown,
  field: SectionField,
  name: string,
  typed: Typed,
  problems: FieldProblem[],
): unknown {
  const path = field.name.split('.')
  const put = (value: unknown) => withValueAt(item, path, value)
  switch (field.kind) {
    case 'tick':
      return put(typed[name] !== undefined || (field.leftOut ? undefined : false))
    case 'choices':
      return put([typed[name] ?? []].flat())
    case 'choice':
      return withChoice(item, field, textOf(typed, name))
    case 'number': {
      const text = textOf(typed, name)
      if (text === '') return put(field.empty)
      const number = parseTypedNumber(text)
      const wrong = number === undefined || (field.whole && !Number.isInteger(number))
      if (wrong) problems.push({ field: name, code: field.whole ? 'invalid-count' : 'invalid-number' })
      return put(wrong ? 1 : number)
    }
    default:
      return put(textOf(typed, name))
  }
}

/** Nothing chosen: no sector, nobody named; a life event is a word and then empty. */
function withChoice(item: unknown, field: SectionField, value: string): unknown {
  const [head = '', inner] = field.name.split('.')
  if (inner === undefined) return withValueAt(item, [head], value === '' && field.empty === null ? null : value)
  // One of a closed list is the value itself.
  if (field.options) return withValueAt(item, [head, inner], value)
  if (value === '') return withValueAt(item, [head], null)
  // The name of another one is looked up by the act: the form brings only the code.
  return valueAt(item, [head, inner]) === value ? item : withValueAt(item, [head], { [inner]: value, name: '' })
}

function textOf(typed: Typed, name: string): string {
  const value = typed[name]
  const text = typeof value === 'string' ? value : (value?.at(-1) ?? '')
  return text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(controlCharacters, '').trim()
}

// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

/** `1.250.000` and `0,5` as people here write them, `1250000` and `0.5` as machines do. */
function parseTypedNumber(text: string): number | undefined {
  const bare = text.replace(/\s/g, '')
  if (/^\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return Number(bare.replaceAll('.', '').replace(',', '.'))
  return /^\d+([.,]\d+)?$/.test(bare) ? Number(bare.replace(',', '.')) : undefined
}

/** `channels.0.fees.1.kind` is `fees.3.kind` on the page of the first way, where two rows before it were empty. */
function asTyped(problem: FieldProblem, section: DraftSection, kept: SectionReading['kept']): FieldProblem {
  const path = problem.field.split('.').slice(section.root.length)
  const [list = '', place, ...rest] = path
  const row = kept[list]?.[Number(place)]
  return { ...problem, field: row === undefined ? path.join('.') : [list, row, ...rest].join('.') }
}
