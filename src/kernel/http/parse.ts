import { z } from 'zod'
import { Invalid, type FieldProblem } from '#kernel/errors.ts'
import { parseDate } from '#kernel/i18n/dates.ts'

/** What a form or an address carries: every field as typed, repeated ones as lists. */
export type Typed = Readonly<Record<string, string | readonly string[]>>

/**
 * Checks what came in against a schema.
 * @throws Invalid with one problem per field, in the order of the schema
 */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return parsed.data
  throw new Invalid(fieldProblems(parsed.error))
}

export function fieldProblems(error: z.ZodError): readonly FieldProblem[] {
  const seen = new Set<string>()
  return error.issues.flatMap((issue) => {
    const field = issue.path.join('.') || 'body'
    // One sentence a field is enough to mend it; two contradict each other.
    if (seen.has(field)) return []
    seen.add(field)
    return [{ field, ...codeOf(issue) }]
  })
}

function codeOf(issue: z.core.$ZodIssue): Omit<FieldProblem, 'field'> {
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: issue.input === undefined ? 'required' : 'invalid',
      }
    case 'too_big':
      return {
        code: issue.origin === 'string' ? 'too-long' : issue.origin === 'array' ? 'too-many' : 'too-large',
        details: { maximum: Number(issue.maximum) },
      }
    case 'too_small':
      if (issue.origin === 'string')
        return issue.minimum === 1
          ? { code: 'required' }
          : { code: 'too-short', details: { minimum: Number(issue.minimum) } }
      return { code: issue.origin === 'array' ? 'required' : 'too-small', details: { minimum: Number(issue.minimum) } }
    case 'invalid_format':
      // A schema's own word for it ("invalid-phone") says more than that a pattern was not met.
      return { code: issue.message.startsWith('invalid-') ? issue.message : `invalid-${issue.format}` }
    case 'invalid_value':
      return { code: 'not-an-option' }
    case 'unrecognized_keys':
      return { code: 'unknown-field', details: { names: issue.keys.join(', ') } }
    case 'custom':
      return { code: issue.message === 'Invalid input' ? 'invalid' : issue.message }
    default:
      return { code: 'invalid' }
  }
}

/**
 * Fields of a form as the schema wants them: a list where the schema has an array, the last value elsewhere,
 * and nothing at all for an empty field, so that `optional()` means what a person means by leaving it blank.
 */
export function fieldsFor(schema: z.ZodType, typed: Typed): Record<string, unknown> {
  const lists = listFields(schema)
  const fields: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(typed)) {
    const values = (typeof value === 'string' ? [value] : value).filter((text) => text.trim() !== '')
    if (lists.has(name)) fields[name] = values
    else if (values.length > 0) fields[name] = values[values.length - 1]
  }
  return fields
}

function listFields(schema: z.ZodType): ReadonlySet<string> {
  if (schema instanceof z.ZodPipe) return schema.in instanceof z.ZodType ? listFields(schema.in) : new Set()
  if (!(schema instanceof z.ZodObject)) return new Set()
  return new Set(Object.entries(schema.shape).flatMap(([name, field]) => (isList(field) ? [name] : [])))
}

function isList(field: unknown): boolean {
  if (field instanceof z.ZodArray) return true
  if (field instanceof z.ZodDefault || field instanceof z.ZodOptional || field instanceof z.ZodPrefault)
    return isList(field.def.innerType)
  return field instanceof z.ZodPipe && isList(field.in)
}

/** A checkbox: present means yes. */
export const Ticked = z.union([z.boolean(), z.enum(['on', '1', 'true', 'yes']).transform(() => true)]).default(false)

/** A day as typed, `25/9/2017`, or as a machine sends it, `2017-09-25`. */
export const TypedDate = z.string().transform((text, context) => {
  const date = parseDate(text)
  if (date === undefined) {
    context.addIssue({ code: 'custom', message: 'invalid-date' })
    return z.NEVER
  }
  return date
})

/** Text of people: trimmed, in one Unicode form (search and comparison need it), without control characters. */
export function Text(maximum: number, minimum = 1) {
  return z
    .string()
    .transform((text) => text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll(controlCharacters, '').trim())
    .pipe(z.string().min(minimum).max(maximum))
}

// NUL breaks PostgreSQL's text; the others break documents. Tab and line feed stay.
// oxlint-disable-next-line no-control-regex
const controlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g

export const PageNumber = z.coerce.number().int().min(1).max(100_000).catch(1)
