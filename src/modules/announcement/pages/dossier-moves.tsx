import type { ComponentChildren } from 'preact'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { formatDate } from '#kernel/i18n/dates.ts'
import { announcementPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'
import { announcementMoveLabels, announcementProblemVi } from '../vi.ts'
import { faultsInAll, type DossierView } from './dossier-view.ts'

type FormedMove = 'submit' | 'return' | 'clear' | 'submit-to-chairman' | 'sign' | 'withdraw'
const formedMoves: readonly FormedMove[] = ['submit', 'clear', 'return', 'submit-to-chairman', 'sign', 'withdraw']

/** What this official may do with it now; the same list guards the acts. */
export function DossierMoves({ view }: { readonly view: DossierView }) {
  const possible = formedMoves.filter((move) => view.moves.includes(move))
  if (view.dossier.status === 'signed' || view.dossier.status === 'withdrawn') return null
  return (
    <Section title={words.next} id="xu-ly">
      {possible.length === 0 && <p class="soft">{words.nothingToDo}</p>}
      {possible.map((move) => (
        <MoveOf key={move} move={move} view={view} />
      ))}
    </Section>
  )
}

interface MoveProps {
  readonly move: FormedMove
  readonly view: DossierView
}

function MoveOf(props: MoveProps) {
  const { move, view } = props
  const { blocking } = faultsInAll(view)
  switch (move) {
    case 'submit':
      return (
        <MoveForm {...props}>
          <p>{words.submitHint}</p>
          {blocking > 0 && <p class="late">{words.submitFaults(blocking)}</p>}
          <NoteField {...props} />
        </MoveForm>
      )
    case 'return':
    case 'withdraw':
      return (
        <MoveForm {...props}>
          <TextArea
            name="reason"
            id={idIn(props, 'reason')}
            label={words.reason}
            hint={move === 'return' ? words.reasonHint : undefined}
            rows={3}
            limit={4000}
          />
        </MoveForm>
      )
    case 'sign':
      return <SignForm {...props} />
    default:
      return (
        <MoveForm {...props}>
          <NoteField {...props} />
        </MoveForm>
      )
  }
}

function SignForm(props: MoveProps) {
  const { view } = props
  // Citizens would have been bound by a text before it was announced.
  const late = view.items
    .map(({ effectiveOn }) => effectiveOn)
    .toSorted()
    .find((day) => day <= view.today)
  return (
    <MoveForm {...props} multipart>
      <p>{words.signHint}</p>
      {late !== undefined && <Notice tone="warning">{words.signedAfterEffect(formatDate(late))}</Notice>}
      <TextInput
        name="decisionNumber"
        id={idIn(props, 'decisionNumber')}
        label={words.decisionNumber}
        placeholder="512/QĐ-UBND"
        width="medium"
      />
      <DateInput
        name="decisionOn"
        id={idIn(props, 'decisionOn')}
        label={words.decisionOn}
        value={formatDate(view.today)}
      />
      <TextInput
        name="signerName"
        id={idIn(props, 'signerName')}
        label={words.signerName}
        value={view.signerName}
        width="long"
      />
      <TextInput name="signerTitle" id={idIn(props, 'signerTitle')} label={words.signerTitle} optional width="long" />
      <FileInput name="files" id={idIn(props, 'files')} label={words.signedFileLabel} accept={['.pdf']} />
    </MoveForm>
  )
}

function NoteField(props: MoveProps) {
  return <TextArea name="note" id={idIn(props, 'note')} label={words.note} optional rows={2} limit={4000} />
}

/** One move: folded away until it is wanted, open when it has just been tried. */
function MoveForm({
  move,
  view,
  multipart,
  children,
}: MoveProps & { readonly multipart?: boolean; readonly children: ComponentChildren }) {
  const attempt = view.attempt?.form === move ? view.attempt : null
  const label = announcementMoveLabels[move]
  return (
    <Disclosure summary={label} open={attempt !== null} asButton>
      <Form
        action={announcementPath(move, { code: view.dossier.code })}
        label={label}
        multipart={multipart}
        problems={attempt?.problems}
        words={announcementProblemVi}
        typed={attempt?.typed}
      >
        <Hidden name="version" value={String(view.dossier.version)} />
        {children}
        <Button
          kind={move === 'withdraw' || move === 'return' ? 'danger' : 'primary'}
          confirm={move === 'withdraw' ? words.withdrawConfirm : undefined}
        >
          {label}
        </Button>
      </Form>
    </Disclosure>
  )
}

/** The form that was tried keeps the plain ids, to which the error summary points. */
function idIn({ move, view }: MoveProps, name: string): string | undefined {
  return view.attempt?.form === move ? undefined : `${move}-${name}`
}
