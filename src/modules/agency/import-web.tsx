import { z } from 'zod'
import type { Act, Reader } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Invalid } from '#kernel/errors.ts'
import { checkFiles, type CheckedFile, type UploadedFile } from '#kernel/files/content.ts'
import { fileKinds } from '#kernel/files/kinds.ts'
import type { Scanner } from '#kernel/files/scan.ts'
import { officialsWith } from '#kernel/http/access.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { checkAgencyImport, importAgencies } from './import-agencies.ts'
import { checkOfficialImport, importOfficials } from './import-officials.ts'
import type { ImportResult } from './import-problem.ts'
import { CheckPage, importPaths, UploadPage, type ImportSubject } from './pages/import.tsx'
import { agencyPath, agencyPaths } from './paths.ts'
import { authorizeOrganisation } from './policy.ts'
import { staffWords } from './vi-staff.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'organisation.sheet-received': { subject: string; sha256: string; size: number }
  }
}

const administrators = officialsWith('administrator')
const HashInAddress = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

interface Received {
  readonly subject: ImportSubject
  readonly sha256: string
  readonly size: number
}

/** Keeps the sheet, so that what is checked is what is imported, and can be shown later. */
async function receiveSheet(act: Act, input: Received): Promise<Received> {
  authorizeOrganisation(act.actor, 'import', null)
  const { subject, sha256, size } = input
  await record(act, 'organisation.sheet-received', { subject, sha256, size })
  return { subject, sha256, size }
}

/** Sheet in, look at what it would do, then do it: nothing is imported unseen. */
export const importPages: readonly Route[] = [
  ...importRoutes('agencies', {
    check: (reader, bytes, today) => checkAgencyImport(reader, bytes, today),
    apply: importAgencies,
  }),
  ...importRoutes('officials', {
    check: (reader, bytes) => checkOfficialImport(reader, bytes),
    apply: importOfficials,
  }),
]

interface Importer {
  readonly check: (reader: Reader, bytes: Buffer, today: LegalDate) => Promise<ImportResult>
  readonly apply: (act: Act, input: { readonly bytes: Uint8Array }) => Promise<ImportResult>
}

function importRoutes(subject: ImportSubject, importer: Importer): readonly Route[] {
  const paths = importPaths[subject]
  const result = async ({ world, reader, today }: Exchange, sha256: string): Promise<ImportResult> =>
    importer.check(reader, await world.files.get(sha256), today)
  return [
    page({
      path: agencyPaths[paths.upload],
      access: administrators,
      show: () => <UploadPage subject={subject} attempt={null} />,
    }),
    form({
      path: agencyPaths[paths.upload],
      access: administrators,
      input: z.object({}),
      extra: async ({ world }, { files }) => {
        const sheet = await sheetAmong(files, world.scanner)
        return { subject, sha256: await world.files.put(sheet.bytes), size: sheet.size }
      },
      act: receiveSheet,
      done: ({ sha256 }) => agencyPath(paths.check, { sha256 }),
      again: (_, attempt) => <UploadPage subject={subject} attempt={attempt} />,
    }),
    page({
      path: agencyPaths[paths.check],
      access: administrators,
      params: HashInAddress,
      show: async (exchange, { params }) => (
        <CheckPage
          {...{ subject, sha256: params.sha256, attempt: null }}
          result={await result(exchange, params.sha256)}
        />
      ),
    }),
    form({
      path: agencyPaths[paths.check],
      access: administrators,
      params: HashInAddress,
      input: z.object({}),
      extra: async ({ world }, { params }) => ({ bytes: await world.files.get(params.sha256) }),
      act: importer.apply,
      done: () => ({ to: agencyPath(paths.list), notice: { tone: 'success', text: staffWords.imported } }),
      again: async (exchange, attempt, { params }) => (
        <CheckPage {...{ subject, sha256: params.sha256, attempt }} result={await result(exchange, params.sha256)} />
      ),
    }),
  ]
}

/** @throws Invalid when there is no file, or it is not a clean XLSX of the size allowed */
async function sheetAmong(files: readonly UploadedFile[], scanner: Scanner): Promise<CheckedFile> {
  const [first, second] = files
  if (!first) throw new Invalid([{ field: 'file', code: 'required' }])
  if (second) throw new Invalid([{ field: 'file', code: 'too-many-files', details: { most: 1 } }])
  const { files: checked, problems } = await checkFiles([first], scanner, 'file')
  const [sheet] = checked
  if (!sheet) throw new Invalid(problems)
  if (sheet.mediaType !== fileKinds.xlsx.mediaType) throw new Invalid([{ field: 'file', code: 'not-xlsx' }])
  return sheet
}
