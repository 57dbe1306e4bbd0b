import { formatBytes } from '#kernel/i18n/numbers.ts'
import { useUiWords } from '../words.ts'
import { Field, type FieldProps } from './field.tsx'

export interface FileInputProps extends FieldProps {
  readonly multiple?: boolean | undefined
  /** Endings the server takes, e.g. `['.pdf', '.jpg']`: they narrow the picker and are told to the person. */
  readonly accept?: readonly string[] | undefined
  /** Largest single file, in bytes. */
  readonly maximumBytes?: number | undefined
  readonly maximumFiles?: number | undefined
}

export function FileInput({ multiple, accept, maximumBytes, maximumFiles, hint, ...frame }: FileInputProps) {
  const words = useUiWords()
  const limits = words.fileHint(
    accept?.map((ending) => ending.replace(/^\./, '').toUpperCase()).join(', '),
    maximumBytes ? formatBytes(maximumBytes) : undefined,
    multiple ? maximumFiles : undefined,
  )
  const fullHint =
    hint && limits ? (
      <>
        {hint}
        <br />
        {limits}
      </>
    ) : (
      (hint ?? limits)
    )
  return (
    <Field {...frame} hint={fullHint || undefined}>
      {(state) => (
        <input
          class="input input-full input-file"
          type="file"
          id={state.id}
          name={frame.name}
          multiple={multiple}
          accept={accept?.join(',')}
          required={state.required}
          aria-invalid={state.error ? 'true' : undefined}
          aria-describedby={state.describedBy}
        />
      )}
    </Field>
  )
}
