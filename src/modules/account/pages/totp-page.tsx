import { Button, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { accountPaths } from '../paths.ts'
import type { Again } from '../proof-form.ts'
import type { SignInAccount } from '../queries.ts'
import type { TotpProposal } from '../totp.ts'
import { accountProblem, mineWords, passwordWords, totpWords } from '../vi.ts'
import { AttemptWords } from './sign-in-page.tsx'
import { TotpEnrolment } from './totp-enrolment.tsx'

export interface TotpPageProps {
  readonly account: SignInAccount
  /** Null when the second step is on. */
  readonly proposal: TotpProposal | null
  readonly codesLeft: number
  readonly attempt: Again | undefined
}

const mineCrumb = { label: mineWords.title, href: accountPaths.mine }

export function TotpPage({ account, proposal, codesLeft, attempt }: TotpPageProps) {
  return (
    <StaffShell title={totpWords.title} section="account" breadcrumbs={[mineCrumb, { label: totpWords.title }]}>
      <AttemptWords attempt={attempt} />
      <PageHeader title={totpWords.title} lead={totpWords.lead} />
      {proposal ? (
        <TotpEnrolment
          action={accountPaths.totp}
          login={account.login}
          proposal={proposal}
          problems={attempt?.problems}
        />
      ) : (
        <>
          <Section title={totpWords.codesTitle}>
            <p>{totpWords.codesLeft(codesLeft)}</p>
            <PasswordForm
              action={accountPaths.recoveryCodes}
              lead={totpWords.newCodesLead}
              submit={totpWords.newCodes}
              id="password-codes"
            />
          </Section>
          <Section title={totpWords.turnOff}>
            <PasswordForm
              action={accountPaths.totpRemoval}
              lead={totpWords.turnOffLead}
              submit={totpWords.turnOff}
              problems={attempt?.problems}
            />
          </Section>
        </>
      )}
    </StaffShell>
  )
}

interface PasswordFormProps {
  readonly action: string
  readonly lead: string
  readonly submit: string
  readonly id?: string
  readonly problems?: Again['problems'] | undefined
}

function PasswordForm({ action, lead, submit, id, problems }: PasswordFormProps) {
  return (
    <>
      <p>{lead}</p>
      <Form action={action} problems={problems} words={accountProblem}>
        <TextInput
          name="password"
          id={id}
          label={passwordWords.current}
          type="password"
          autocomplete="current-password"
        />
        <Button kind="secondary">{submit}</Button>
      </Form>
    </>
  )
}

/** @param codes null when the page is opened a second time */
export function RecoveryCodesPage({ codes }: { readonly codes: readonly string[] | null }) {
  const crumbs = [mineCrumb, { label: totpWords.title, href: accountPaths.totp }, { label: totpWords.codesTitle }]
  return (
    <StaffShell title={totpWords.codesTitle} section="account" breadcrumbs={crumbs}>
      <PageHeader title={totpWords.codesTitle} lead={codes ? totpWords.codesLead : totpWords.codesGone} />
      {codes && (
        <ul class="digits">
          {codes.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      )}
      <p class="no-print">
        <ButtonLink href={accountPaths.mine} kind={codes ? 'primary' : 'secondary'}>
          {codes ? totpWords.done : mineWords.title}
        </ButtonLink>
      </p>
    </StaffShell>
  )
}
