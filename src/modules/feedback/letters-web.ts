import { z } from 'zod'
import { perform } from '#kernel/act.ts'
import { NotFound } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import { pathTo, type Route } from '#kernel/http/route.ts'
import { composeLetter } from './compose-letter.ts'
import { letterKinds, type LetterKind } from './letters.ts'
import { FeedbackCode } from './model.ts'

const letterFormats = ['pdf', 'docx'] as const
export type LetterFormat = (typeof letterFormats)[number]

const path = '/can-bo/phan-anh/:code/van-ban/:file'

/** Address of one document: `/can-bo/phan-anh/PA-7K3M-9QXD/van-ban/chuyen.pdf`. */
export function letterPath(code: string, kind: LetterKind, format: LetterFormat): string {
  return pathTo(path, { code, file: `${kind}.${format}` })
}

const LetterFile = z
  .string()
  .transform((file) => {
    const [kind, format, ...rest] = file.split('.')
    return { kind, format, rest: rest.length }
  })
  .pipe(z.object({ kind: z.enum(letterKinds), format: z.enum(letterFormats), rest: z.literal(0) }))

const mediaTypes: Readonly<Record<LetterFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** Official documents of an item, for printing (PDF) and for editing (Word). */
export const feedbackLetterRoutes: readonly Route[] = [
  download({
    path,
    access: officialsWith('focal-point', 'handler', 'head', 'deputy-head', 'leader'),
    params: z.object({ code: FeedbackCode, file: z.string().max(40) }),
    async get({ caller, now }, { params: { code, file } }) {
      const asked = LetterFile.safeParse(file)
      if (!asked.success) throw new NotFound()
      const { kind, format } = asked.data
      const letter = await perform(caller, composeLetter, { code, kind })
      // Set after the transaction: a document of many pages must not hold a connection.
      const bytes =
        format === 'pdf'
          ? await (await import('#kernel/documents/letter-pdf.ts')).letterToPdf(letter, now)
          : await (await import('#kernel/documents/letter-docx.ts')).letterToDocx(letter)
      return { name: `${kind}-${code}.${format}`, mediaType: mediaTypes[format], bytes }
    },
  }),
]
