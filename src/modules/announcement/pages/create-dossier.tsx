import { Button } from '#ui/button/button.tsx'
import { Select } from '#ui/field/select.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { announcementPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'
import { announcementProblemVi } from '../vi.ts'
import { AnnouncementFrame, KeptAnnouncementWords, type AnnouncementAttempt } from './announcement-frame.tsx'

export interface CreateDossierProps {
  /** Where the official prepares procedures in more than one agency. */
  readonly agencies: readonly { readonly value: string; readonly label: string }[]
  readonly attempt: AnnouncementAttempt | null
}

export function CreateDossierPage({ agencies, attempt }: CreateDossierProps) {
  return (
    <AnnouncementFrame title={words.create} attempt={attempt}>
      <PageHeader title={words.create} lead={words.createLead} />
      <Form
        action={announcementPath('create')}
        problems={attempt?.problems}
        words={announcementProblemVi}
        typed={attempt?.typed}
      >
        <TextArea name="title" label={words.decisionTitle} hint={words.decisionTitleHint} rows={3} limit={1000} />
        {agencies.length > 1 && <Select name="agencyCode" label={words.agency} options={agencies} width="full" />}
        <Button>{words.createButton}</Button>
      </Form>
      <KeptAnnouncementWords attempt={attempt} />
    </AnnouncementFrame>
  )
}
