import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { EmptyState } from '#ui/empty-state/empty-state.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Combobox } from '#ui/field/select.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { StaffShell } from '#ui/shell/staff-shell.tsx'
import { accountPaths } from '../paths.ts'
import { accountProblem, keepingWords } from '../vi.ts'

export interface NewAccountProps {
  readonly officials: readonly { readonly code: string; readonly name: string }[]
  readonly attempt: Attempt | null
}

export function NewAccountPage({ officials, attempt }: NewAccountProps) {
  const options = officials.map(({ code, name }) => ({ value: code, label: `${name} (${code})` }))
  return (
    <StaffShell
      title={keepingWords.create}
      section="account"
      breadcrumbs={[{ label: keepingWords.title, href: accountPaths.list }, { label: keepingWords.create }]}
    >
      <ErrorSummary problems={attempt?.problems} words={accountProblem} />
      <PageHeader title={keepingWords.create} lead={keepingWords.lead} />
      {options.length === 0 ? (
        <EmptyState title={keepingWords.noOfficials} />
      ) : (
        <Form
          action={accountPaths.newAccount}
          problems={attempt?.problems}
          words={accountProblem}
          typed={attempt?.typed}
        >
          <Combobox
            name="officialCode"
            label={keepingWords.official}
            hint={keepingWords.chooseOfficial}
            options={options}
          />
          <TextInput
            name="login"
            label={keepingWords.login}
            hint={keepingWords.loginHint}
            autocomplete="off"
            spellcheck={false}
          />
          <Button>{keepingWords.create}</Button>
        </Form>
      )}
    </StaffShell>
  )
}
