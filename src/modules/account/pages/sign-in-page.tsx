import type { FieldProblem } from '#kernel/errors.ts'
import type { Typed } from '#kernel/http/parse.ts'
import { Button } from '#ui/button/button.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { accountPaths } from '../paths.ts'
import { accountProblem, signInWords } from '../vi.ts'

export interface SignInPageProps {
  readonly returnTo: string
  readonly problems?: readonly FieldProblem[]
  readonly typed?: Typed
  /** Seconds to wait before the next attempt is looked at. */
  readonly wait?: number | null
}

export function SignInPage({ returnTo, problems, typed, wait = null }: SignInPageProps) {
  return (
    <PublicShell title={signInWords.title}>
      <ErrorSummary problems={problems} words={accountProblem} />
      {wait !== null && <Notice tone="warning">{signInWords.wait(signInWords.seconds(wait))}</Notice>}
      <PageHeader title={signInWords.title} lead={signInWords.lead} />
      <Form action={accountPaths.signIn} problems={problems} words={accountProblem} typed={typed}>
        <Hidden name="ve" value={returnTo} />
        <TextInput name="login" label={signInWords.login} autocomplete="username" spellcheck={false} />
        <TextInput name="password" label={signInWords.password} type="password" autocomplete="current-password" />
        <Button>{signInWords.submit}</Button>
      </Form>
      <p class="soft">{signInWords.forgotten}</p>
    </PublicShell>
  )
}
