import type { ContentPart, ProcedureContent } from './content.ts'

/** One field of the editor: the name is the property of the text that it holds. */
export interface SectionField {
  readonly name: string
  readonly label: string
  readonly kind: 'line' | 'text' | 'number' | 'choice' | 'choices' | 'tick'
  readonly hint?: string
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  /** A count of things: no parts of one, and another example when it is wrong. */
  readonly whole?: boolean
  /** A number that may be left out is then this; otherwise it is asked for. */
  readonly empty?: 0 | null
  readonly optional?: boolean
  /** A tick that is not there stands for nothing at all, as in texts that were never edited. */
  readonly leftOut?: boolean
  /** Side by side with its neighbours. */
  readonly narrow?: boolean
}

/** A list of the text as rows of fields. */
export interface SectionRows {
  /** Property of the text that holds the list. */
  readonly name: string
  readonly title: string
  /** "Giấy tờ 3". */
  readonly rowTitle: (number: number) => string
  readonly add: string
  readonly fields: readonly SectionField[]
  /** A row in which all these are empty is no row. Rows that hold more than their fields show are only taken away by their button. */
  readonly blankWhenEmpty: readonly string[]
  readonly holdsMore?: boolean
  /** Properties that are there as a whole or not at all: without this field of theirs they are nothing (`timeLimit.amount`). */
  readonly nothingWithout?: readonly string[]
  /** A row whose fields may all stay empty: the form says that it was shown, and it is kept. */
  readonly keepsEmpty?: boolean
}

/** What is edited together on one page, and saved together. */
export interface DraftSection {
  /** In the address: `trinh-tu`, `giay-to-2`. */
  readonly key: string
  readonly title: string
  /** Where in the text the fields and lists stand. */
  readonly root: readonly (string | number)[]
  readonly parts: readonly ContentPart[]
  readonly fields: readonly SectionField[]
  readonly rows: readonly SectionRows[]
  /** Pages for what is inside a row: key of the section by the number of the row. */
  readonly inside?: (row: number) => { readonly key: string; readonly label: string }
}

type Path = readonly (string | number)[]

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands at a place of a text; undefined where nothing does. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((here, step) => {
    if (Array.isArray(here)) return typeof step === 'number' ? here[step] : undefined
    return isRecord(here) ? here[step] : undefined
  }, value)
}

/** The same text with another value at one place. */
export function withValueAt(value: unknown, path: Path, put: unknown): unknown {
  const [step, ...rest] = path
  if (step === undefined) return put
  if (Array.isArray(value)) return value.map((one, at) => (at === step ? withValueAt(one, rest, put) : one))
  const record = isRecord(value) ? value : {}
  return { ...record, [step]: withValueAt(record[step], rest, put) }
}

/** The values of a section as they are kept: what a form shows, and what tells whether somebody changed it meanwhile. */
export function storedValues(section: DraftSection, content: ProcedureContent): Readonly<Record<string, unknown>> {
  const names = [...section.fields, ...section.rows].map(({ name }) => name.split('.')[0] ?? name)
  const root = valueAt(content, section.root)
  return Object.fromEntries(names.map((name) => [name, valueAt(root, [name])]))
}
