import { formatDate } from '#kernel/i18n/dates.ts'
import { formatCount } from '#kernel/i18n/numbers.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Table } from '#ui/table/table.tsx'
import type { ListedInvitee } from '../invitee-queries.ts'
import { opinionPath } from '../paths.ts'
import { opinionStaffWords as words } from '../staff-words.ts'
import { opinionProblemVi } from '../vi.ts'
import type { StaffFormProps } from './staff-detail.tsx'

/** Whom the form is sent to by name, who has replied, and who is to be urged (Đ.9.2.b, đ, e). */
export function InviteeSection({ form, moves, invitees, attempt }: StaffFormProps) {
  if (invitees.length === 0 && !moves.includes('invite')) return null
  const replied = invitees.filter(({ replyNumber }) => replyNumber !== null).length
  const wrong = attempt !== null && attempt.problems.some(({ field }) => field === 'invitees')
  return (
    <Section title={words.invitees} id="doi-tuong">
      {invitees.length === 0 ? (
        <p class="soft">{words.noInvitees}</p>
      ) : (
        <>
          <p>{words.inviteesCount(formatCount(invitees.length), formatCount(replied))}</p>
          <details class="disclosure" open={invitees.length <= 10}>
            <summary>{words.inviteeList}</summary>
            <div class="disclosure-body">
              <InviteeTable invitees={invitees} />
            </div>
          </details>
        </>
      )}
      {moves.includes('remind') && invitees.length > replied && (
        <Form action={opinionPath('staffRemind', { code: form.code })}>
          <Hidden name="version" value={String(form.version)} />
          <Button kind="secondary">{words.remindButton}</Button>
        </Form>
      )}
      {moves.includes('invite') && (
        <details class="disclosure" open={wrong}>
          <summary>{words.inviteButton}</summary>
          <div class="disclosure-body">
            <Form
              action={opinionPath('staffInvite', { code: form.code })}
              problems={attempt?.problems}
              words={opinionProblemVi}
              typed={attempt?.typed}
            >
              <Hidden name="version" value={String(form.version)} />
              <TextArea name="invitees" label={words.inviteesLabel} hint={words.inviteesHint} rows={5} />
              <Button>{words.inviteButton}</Button>
            </Form>
          </div>
        </details>
      )}
    </Section>
  )
}

function InviteeTable({ invitees }: { readonly invitees: readonly ListedInvitee[] }) {
  return (
    <Table
      caption={words.invitees}
      hideCaption
      rows={invitees}
      rowKey={({ id }) => id}
      columns={[
        { key: 'name', label: words.inviteeName, rowHeader: true, cell: ({ name }) => name },
        { key: 'email', label: words.inviteeEmail, cell: ({ email }) => email },
        { key: 'replied', label: words.inviteeReplied, cell: repliedCell },
      ]}
    />
  )
}

function repliedCell({ replyNumber, remindedOn }: ListedInvitee): string {
  if (replyNumber !== null) return words.repliedWith(replyNumber)
  return remindedOn === null ? words.notYetReplied : words.remindedOn(formatDate(remindedOn))
}
