import { Button } from '#ui/button/button.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { accountPaths } from '../paths.ts'
import type { Again } from '../proof-form.ts'
import type { TotpProposal } from '../totp.ts'
import { accountProblem, passwordWords, signInWords, totpWords } from '../vi.ts'
import { AttemptWords } from './sign-in-page.tsx'
import { NewPasswordFields } from './password-fields.tsx'
import { TotpEnrolment } from './totp-enrolment.tsx'

interface StationProps {
  readonly attempt?: Again | undefined
}

export function CodePage({ attempt }: StationProps) {
  return (
    <PublicShell title={totpWords.stepTitle}>
      <AttemptWords attempt={attempt} />
      <PageHeader title={totpWords.stepTitle} lead={totpWords.stepLead} />
      <Form action={accountPaths.code} problems={attempt?.problems} words={accountProblem}>
        <TextInput
          name="code"
          label={totpWords.code}
          hint={totpWords.codeHint}
          width="medium"
          autocomplete="one-time-code"
          spellcheck={false}
        />
        <Button>{signInWords.submit}</Button>
      </Form>
      <p>
        <a href={accountPaths.signIn}>{signInWords.again}</a>
      </p>
    </PublicShell>
  )
}

export interface EnrolmentPageProps extends StationProps {
  readonly login: string
  readonly proposal: TotpProposal
}

export function EnrolmentPage({ login, proposal, attempt }: EnrolmentPageProps) {
  return (
    <PublicShell title={totpWords.enrolTitle}>
      <AttemptWords attempt={attempt} />
      <PageHeader title={totpWords.enrolTitle} lead={totpWords.dutyLead} />
      <TotpEnrolment action={accountPaths.enrolment} {...{ login, proposal }} problems={attempt?.problems} />
    </PublicShell>
  )
}

export function FirstPasswordPage({ attempt }: StationProps) {
  return (
    <PublicShell title={passwordWords.firstTitle}>
      <AttemptWords attempt={attempt} />
      <PageHeader title={passwordWords.firstTitle} lead={passwordWords.firstLead} />
      <Form action={accountPaths.newPassword} problems={attempt?.problems} words={accountProblem}>
        <NewPasswordFields />
        <Button>{passwordWords.save}</Button>
      </Form>
    </PublicShell>
  )
}
