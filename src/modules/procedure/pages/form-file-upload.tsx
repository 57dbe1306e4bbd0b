import { fileKinds } from '#kernel/files/kinds.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { FileInput } from '#ui/field/file-input.tsx'
import { Select } from '#ui/field/select.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { FormTemplate } from '../content.ts'
import { valueAt } from '../draft-section.ts'
import { draftWords as words } from '../draft-words.ts'
import { draftPath } from '../staff-paths.ts'
import { formFileKinds } from '../store-form-files.ts'
import type { SectionPageProps } from './section-page.tsx'

const largestForm = 10 * 1024 * 1024

/** Files of the forms of one paper. */
export function FormFileUpload({ draft, content, section, mark, attempt }: SectionPageProps) {
  const forms = FormTemplate.array().parse(valueAt(content, [...section.root, 'forms']))
  const params = { revisionId: draft.id, section: section.key }
  return (
    <Section title={words.formFileTitle}>
      <p>{words.formFileLead}</p>
      {forms.some(({ fileId }) => fileId !== null) && (
        <ul>
          {forms.map(({ name, fileId }, at) =>
            fileId === null ? null : (
              <li key={at}>
                <a href={draftPath('formFile', { revisionId: draft.id, fileId })}>{name}</a>
              </li>
            ),
          )}
        </ul>
      )}
      <Form action={draftPath('upload', params)} multipart problems={attempt?.problems}>
        <Hidden name="mark" value={mark} />
        <Select
          name="form"
          label={words.formFileFor}
          placeholder={words.formFileNew}
          options={forms.map(({ name }, at) => ({ value: String(at), label: name || words.formNumber(at + 1) }))}
          optional
        />
        <FileInput
          name="files"
          label={words.formFile}
          accept={formFileKinds.map((kind) => `.${fileKinds[kind].extension}`)}
          maximumBytes={largestForm}
        />
        <Button kind="secondary">{words.upload}</Button>
      </Form>
    </Section>
  )
}
