import type { Language } from '#kernel/i18n/language.ts'
import { formatBytes } from '#kernel/i18n/numbers.ts'
import type { StoredFile } from '#kernel/files/stored-files.ts'
import { pathIn } from '#ui/words.ts'
import { publicFeedbackPath } from '../../paths.ts'

export function OwnFileLinks({
  files,
  language,
}: {
  readonly files: readonly StoredFile[]
  readonly language: Language
}) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a href={pathIn(language, publicFeedbackPath('ownFile', { id: file.id }))}>{file.name}</a>{' '}
          <span class="soft small">{formatBytes(file.size)}</span>
        </li>
      ))}
    </ul>
  )
}
