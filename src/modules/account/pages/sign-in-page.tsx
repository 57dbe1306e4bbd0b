import { Button, ButtonLink } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { accountPaths } from '../paths.ts'
import type { Again } from '../proof-form.ts'
import { accountProblem, signInWords, waitWords } from '../vi.ts'

export interface SignInPageProps {
  readonly returnTo: string
  /** What the province calls its identity provider, when there is one. */
  readonly oidcName?: string | undefined
  readonly attempt?: Again
  /** What went wrong at the identity provider. */
  readonly oidcProblem?: string
}

export function SignInPage({ returnTo, oidcName, attempt, oidcProblem }: SignInPageProps) {
  return (
    <PublicShell title={signInWords.title}>
      <AttemptWords attempt={attempt} />
      {oidcProblem && <Notice tone="warning">{oidcProblem}</Notice>}
      <PageHeader title={signInWords.title} lead={signInWords.lead} />
      <Form
        action={accountPaths.signIn}
        problems={attempt?.problems}
        words={accountProblem}
        typed={{ login: attempt?.typed['login'] }}
      >
        <Hidden name="ve" value={returnTo} />
        <TextInput name="login" label={signInWords.login} autocomplete="username" spellcheck={false} />
        <TextInput name="password" label={signInWords.password} type="password" autocomplete="current-password" />
        <Button>{signInWords.submit}</Button>
      </Form>
      {oidcName && (
        <p>
          <ButtonLink kind="secondary" href={`${accountPaths.oidc}?${new URLSearchParams({ ve: returnTo })}`}>
            {signInWords.oidc(oidcName)}
          </ButtonLink>
        </p>
      )}
      <p class="soft">{signInWords.forgotten}</p>
    </PublicShell>
  )
}

/** What was wrong, or how long to wait: first on every page of the way in. */
export function AttemptWords({ attempt }: { readonly attempt: Again | undefined }) {
  if (!attempt) return null
  return (
    <>
      <ErrorSummary problems={attempt.problems} words={accountProblem} />
      {attempt.wait !== null && <Notice tone="warning">{waitWords(attempt.wait)}</Notice>}
    </>
  )
}
