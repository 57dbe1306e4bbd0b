import type { ComponentChildren } from 'preact'
import { Button } from '#ui/button/button.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { movePath, type StaffMove } from '../../staff-paths.ts'
import { moveLabels } from '../../vi.ts'
import { staffProblem } from '../staff-words.ts'
import type { CaseView } from './case-view.ts'

export interface MoveProps {
  readonly move: StaffMove
  readonly view: CaseView
}

interface MoveFormProps extends MoveProps {
  readonly multipart?: boolean
  /** Where it goes first, when something is to be seen before the move is made. */
  readonly action?: string
  readonly button?: string
  readonly children?: ComponentChildren
}

/** One move: folded away until it is wanted, open when it has just been tried. */
export function MoveForm(props: MoveFormProps) {
  const { move, view, multipart, children, action, button } = props
  const attempt = view.attempt?.form === move ? view.attempt : null
  return (
    <Disclosure summary={moveLabels[move]} open={attempt !== null}>
      <Form
        action={action ?? movePath(move, view.feedback.code)}
        label={moveLabels[move]}
        multipart={multipart}
        problems={attempt?.problems}
        words={staffProblem}
        typed={attempt?.typed}
      >
        <Hidden name="version" value={String(view.feedback.version)} />
        {children}
        <Button>{button ?? moveLabels[move]}</Button>
      </Form>
    </Disclosure>
  )
}

/** Names come again in every form of the page; the form that was tried keeps the plain ids, to which the error summary points. */
export function idIn({ move, view }: MoveProps, name: string): string | undefined {
  return view.attempt?.form === move ? undefined : `${move}-${name}`
}

/** A move that needs one text and nothing else. */
export function WordsForm(
  props: MoveProps & { readonly name: string; readonly label: string; readonly hint?: string },
) {
  return (
    <MoveForm {...props}>
      <TextArea
        name={props.name}
        id={idIn(props, props.name)}
        label={props.label}
        hint={props.hint}
        rows={4}
        limit={4000}
      />
    </MoveForm>
  )
}
