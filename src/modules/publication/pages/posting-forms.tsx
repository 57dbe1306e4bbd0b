import type { Attempt } from '#kernel/http/form.ts'
import { formatDate, type LegalDate } from '#kernel/i18n/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { isOver } from '../model.ts'
import { publicationPath } from '../paths.ts'
import type { Sheet } from '../sheet.ts'
import { publicationProblem, publicationWords as words } from '../vi.ts'

export interface PostingFormsProps {
  readonly sheet: Sheet
  readonly today: LegalDate
  readonly attempt: Attempt | null
}

/** What may be done with a sheet now: say that it hangs, or that it no longer does. */
export function PostingForms({ sheet, today, attempt }: PostingFormsProps) {
  const given = { problems: attempt?.problems, words: publicationProblem, typed: attempt?.typed }
  const params = { token: sheet.token }
  if (sheet.postedOn === null && !isOver(sheet.state))
    return (
      <Section title={words.confirm}>
        <Form action={publicationPath('confirm', params)} multipart {...given}>
          <TextInput
            name="postedOn"
            label={words.postedOn}
            hint={words.dayHint}
            value={formatDate(today)}
            width="short"
          />
          <TextInput name="place" label={words.place} hint={words.placeHint} width="full" />
          <FileInput name="files" label={words.photo} hint={words.photoHint} multiple accept={['.jpg', '.png']} />
          <Button>{words.confirm}</Button>
        </Form>
      </Section>
    )
  if (sheet.postedOn === null || sheet.removedOn !== null) return null
  if (!isOver(sheet.state)) return <p class="soft measure">{words.mustHang}</p>
  return (
    <Section title={words.takeDown}>
      <Form action={publicationPath('takeDown', params)} {...given}>
        <TextInput
          name="removedOn"
          label={words.removedOn}
          hint={words.dayHint}
          value={formatDate(today)}
          width="short"
        />
        <Button kind="secondary">{words.takeDown}</Button>
      </Form>
    </Section>
  )
}
