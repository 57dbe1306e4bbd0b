import { draftWords as words } from './draft-words.ts'
import type { SectionField, SectionRows } from './draft-section.ts'

/** Short ways to say the fields of the editor. */
export function choiceOf<Value extends string>(values: readonly Value[], labels: Readonly<Record<Value, string>>) {
  return values.map((value) => ({ value, label: labels[value] }))
}

export function lineField(name: string, label: string, more: Partial<SectionField> = {}): SectionField {
  return { name, label, kind: 'line', optional: true, ...more }
}

export function textField(name: string, label: string, more: Partial<SectionField> = {}): SectionField {
  return { ...lineField(name, label, more), kind: 'text' }
}

/** A number that may be left out: it is then nothing, or zero. */
export function countField(name: string, label: string, empty: 0 | null = 0): SectionField {
  return { name, label, kind: 'number', empty, optional: true, narrow: true }
}

/** How many copies or sets: never a part of one. */
export function pieceField(name: string, label: string, empty: 0 | null = 0): SectionField {
  return { ...countField(name, label, empty), whole: true }
}

export function namedRows(name: string, title: string): SectionRows {
  return {
    name,
    title,
    rowTitle: (number) => `${title} ${number}`,
    add: words.addRow,
    fields: [lineField('name', words.name, { optional: false }), lineField('code', words.code, { narrow: true })],
    blankWhenEmpty: ['name', 'code'],
  }
}
