import { TextInput } from '#ui/field/text-input.tsx'
import { passwordWords } from '../vi.ts'

export function NewPasswordFields() {
  return (
    <>
      <TextInput
        name="newPassword"
        label={passwordWords.new}
        hint={passwordWords.rules}
        type="password"
        autocomplete="new-password"
      />
      <TextInput name="repeated" label={passwordWords.repeated} type="password" autocomplete="new-password" />
    </>
  )
}
