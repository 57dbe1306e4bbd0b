import { Button } from '#ui/button/button.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { accountPaths } from '../paths.ts'
import type { Again } from '../proof-form.ts'
import { accountProblem, mineWords, passwordWords } from '../vi.ts'
import { NewPasswordFields } from './password-fields.tsx'
import { AttemptWords } from './sign-in-page.tsx'

export function ChangePasswordPage({ attempt }: { readonly attempt?: Again }) {
  return (
    <StaffShell
      title={passwordWords.title}
      section="account"
      breadcrumbs={[{ label: mineWords.title, href: accountPaths.mine }, { label: passwordWords.title }]}
    >
      <AttemptWords attempt={attempt} />
      <PageHeader title={passwordWords.title} lead={passwordWords.othersEnd} />
      <Form action={accountPaths.password} problems={attempt?.problems} words={accountProblem}>
        <TextInput name="password" label={passwordWords.current} type="password" autocomplete="current-password" />
        <NewPasswordFields />
        <Button>{passwordWords.save}</Button>
      </Form>
    </StaffShell>
  )
}
