import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { download } from '#kernel/http/download.ts'
import type { Route } from '#kernel/http/route.ts'
import { composeDocument } from './documents/compose.ts'
import { documentKinds } from './documents/kinds.ts'
import { announcementPaths } from './paths.ts'
import { announcementAccess, DossierInAddress } from './web-staff.tsx'

const DocumentFile = z
  .string()
  .transform((file) => {
    const [kind, format, ...rest] = file.split('.')
    return { kind, format, rest: rest.length }
  })
  .pipe(z.object({ kind: z.enum(documentKinds), format: z.enum(['pdf', 'docx']), rest: z.literal(0) }))

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** Official documents of a dossier, for printing (PDF) and for editing (Word). */
export const announcementDocumentRoutes: readonly Route[] = [
  download({
    path: announcementPaths.document,
    access: announcementAccess,
    params: DossierInAddress.extend({ file: z.string().max(40) }),
    async get({ reader, actor, today, now }, { params: { code, file } }) {
      const asked = DocumentFile.safeParse(file)
      if (!asked.success) throw new NotFound()
      const { kind, format } = asked.data
      const letter = await composeDocument(reader, actor, { code, kind, on: today })
      const bytes =
        format === 'pdf'
          ? await (await import('#kernel/documents/letter-pdf.ts')).letterToPdf(letter, now)
          : await (await import('#kernel/documents/letter-docx.ts')).letterToDocx(letter)
      return { name: `${kind}-${code}.${format}`, mediaType: mediaTypes[format], bytes }
    },
  }),
]
