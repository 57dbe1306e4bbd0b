import { formatDecimal } from '#kernel/i18n/numbers.ts'
import { Button } from '#ui/button/button.tsx'
import { Checkbox, Checkboxes } from '#ui/field/choice.tsx'
import { Combobox, Select } from '#ui/field/select.tsx'
import { TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Fieldset } from '#ui/fieldset/fieldset.tsx'
import { Hidden } from '#ui/form/form.tsx'
import { valueAt, type SectionField, type SectionRows } from '../draft-section.ts'
import { draftWords as words } from '../draft-words.ts'

interface Sector {
  readonly code: string
  readonly name: string
}

export interface SectionFieldsProps {
  readonly fields: readonly SectionField[]
  /** What is kept: the object whose properties the fields are. */
  readonly stored: unknown
  readonly sectors?: readonly Sector[]
  /** Before the names of the fields: `papers.3.`. */
  readonly prefix?: string
}

/** Fields in their order; narrow neighbours stand side by side. */
export function SectionFields({ fields, stored, sectors = [], prefix = '' }: SectionFieldsProps) {
  const runs: SectionField[][] = []
  for (const field of fields) {
    const last = runs.at(-1)
    if (field.narrow && last?.[0]?.narrow) last.push(field)
    else runs.push([field])
  }
  return (
    <>
      {runs.map((run) => {
        const drawn = run.map((field) => (
          <OneField
            key={field.name}
            field={field}
            name={`${prefix}${field.name}`}
            stored={valueAt(stored, field.name.split('.'))}
            sectors={sectors}
          />
        ))
        return run.length > 1 ? (
          <div class="fields-in-a-row" key={run[0]?.name}>
            {drawn}
          </div>
        ) : (
          drawn
        )
      })}
    </>
  )
}

interface OneFieldProps {
  readonly field: SectionField
  readonly name: string
  readonly stored: unknown
  readonly sectors: readonly Sector[]
}

function OneField({ field, name, stored, sectors }: OneFieldProps) {
  const { label, hint, optional = false } = field
  const frame = { name, label, hint, optional }
  switch (field.kind) {
    case 'text':
      return <TextArea {...frame} value={textOf(stored)} rows={textOf(stored).length > 400 ? 10 : 3} />
    case 'number':
      return <TextInput {...frame} value={textOf(stored)} inputMode="decimal" width="short" />
    case 'tick':
      return <Checkbox name={name} label={label} hint={hint} checked={stored === true} />
    case 'choices':
      return (
        <Checkboxes
          {...frame}
          choices={field.options ?? []}
          values={Array.isArray(stored) ? stored.map(String) : []}
          inline
        />
      )
    case 'choice':
      return field.options ? (
        <Select {...frame} options={field.options} value={textOf(stored)} width="medium" />
      ) : (
        <Combobox
          {...frame}
          options={sectors.map(({ code, name: words }) => ({ value: code, label: words }))}
          value={textOf(stored)}
        />
      )
    default:
      return <TextInput {...frame} value={textOf(stored)} width={field.narrow ? 'medium' : 'full'} />
  }
}

function textOf(stored: unknown): string {
  if (typeof stored === 'number') return formatDecimal(stored, 4)
  return typeof stored === 'string' ? stored : ''
}

export interface SectionListProps {
  readonly list: SectionRows
  readonly stored: unknown
  /** Numbers of the rows of a form that came back; otherwise the rows are those that are kept. */
  readonly rows: readonly number[] | undefined
  readonly adding: boolean
  readonly inside: ((row: number) => { readonly href: string; readonly label: string } | undefined) | undefined
}

/** A list of the text, each row with its buttons. An empty row is shown only when one was asked for, or when there is none. */
export function SectionList({ list, stored, rows, adding, inside }: SectionListProps) {
  const count = Array.isArray(stored) ? stored.length : 0
  const kept = rows ?? Array.from({ length: count }, (_, at) => at)
  const all = (adding || count === 0) && rows === undefined ? [...kept, count] : kept
  return (
    <Fieldset legend={list.title}>
      {all.map((row, at) => {
        const isKept = row < count
        const item = valueAt(stored, [row])
        const title = list.rowTitle(at + 1)
        const link = isKept ? inside?.(row + 1) : undefined
        return (
          <div class="card" key={row} id={`dong-${list.name}-${row}`}>
            <Fieldset legend={title}>
              {isKept && <Hidden name={`${list.name}.${row}.at`} value={String(row)} />}
              {list.keepsEmpty && !isKept && <Hidden name={`${list.name}.${row}.shown`} value="1" />}
              <SectionFields fields={list.fields} stored={item ?? startOf(list)} prefix={`${list.name}.${row}.`} />
              {link && (
                <p>
                  <a href={link.href}>{`${link.label}: ${title.toLocaleLowerCase('vi')}`}</a>
                </p>
              )}
              {isKept && (
                <RowButtons {...{ list, row, title }} first={at === 0} last={at === all.length - 1} item={item} />
              )}
            </Fieldset>
          </div>
        )
      })}
      <p>
        <Button kind="secondary" small name="button" value={`add:${list.name}`}>
          {list.add}
        </Button>
      </p>
    </Fieldset>
  )
}

interface RowButtonsProps {
  readonly list: SectionRows
  readonly row: number
  readonly title: string
  readonly first: boolean
  readonly last: boolean
  readonly item: unknown
}

function RowButtons({ list, row, title, first, last, item }: RowButtonsProps) {
  const button = (does: string, text: string, label: string) => (
    <Button kind="quiet" small name="button" value={`${does}:${list.name}:${row}`} label={label}>
      {text}
    </Button>
  )
  const lower = title.toLocaleLowerCase('vi')
  const hasFile = typeof valueAt(item, ['fileId']) === 'string'
  return (
    <div class="row">
      {!first && button('up', words.up, words.upLabel(lower))}
      {!last && button('down', words.down, words.downLabel(lower))}
      {hasFile && button('drop-file', words.dropFile, words.dropFileLabel(lower))}
      {button('remove', words.remove, words.removeLabel(lower))}
    </div>
  )
}

/** What an empty row begins with where one answer is the usual one. */
function startOf({ name }: SectionRows): unknown {
  if (name === 'papers') return { use: 'submit', required: true, originals: 1 }
  if (name === 'timeLimits') return { unit: 'working-day' }
  if (name === 'cases') return { timeLimit: { unit: 'working-day' } }
  if (name === 'fees') return { currency: 'VND' }
  return name === 'channels' ? { online: 'none' } : {}
}
