import { z } from 'zod'
import { NotFound } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { change, look, performKeyed, sendJson } from '#kernel/http/endpoint.ts'
import { digestsOf } from '#kernel/http/form.ts'
import { paramsOf } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { readForm } from '#kernel/http/upload.ts'
import { DifferencesOfParts } from './api-texts.ts'
import { attachFormFile } from './attach-form-file.ts'
import { ProcedureContent } from './content.ts'
import { differencesOf } from './differences.ts'
import { listDrafts } from './draft-lists.ts'
import { findProcedureContent, getDraft } from './draft-queries.ts'
import { draftSections } from './draft-sections.ts'
import { draftingRoles, draftReadingRoles } from './policy.ts'
import { markOf } from './read-section.ts'
import { saveDraft, SaveDraft, withdrawDraft, type DossierOfDraft } from './save-draft.ts'
import { saveSection, SectionInAddress, type SavedSection } from './save-section.ts'
import { draftApiPaths as paths } from './staff-paths.ts'
import { startRevision, StartRevision } from './start-revision.ts'
import { storeFormFiles } from './store-form-files.ts'

const mayWrite = officialsWith(...draftingRoles)
const mayRead = officialsWith(...draftReadingRoles)
const DraftParams = z.object({ revisionId: z.uuid() })
const SectionParams = SectionInAddress.extend(DraftParams.shape)
const tag = 'procedure-drafts'

const DraftView = z.object({
  revisionId: z.string(),
  code: z.string(),
  name: z.string(),
  status: z.enum(['draft', 'submitted', 'announced', 'withdrawn']),
  version: z.number().int(),
  amends: z.string().nullable().describe('Revision that it amends; null for a new procedure'),
  savedAt: z.string(),
})

const SavedView = z.object({
  version: z.number().int(),
  mark: z.string().describe('To be named by the next save of this section'),
  savedAt: z.string(),
  kept: z
    .record(z.string(), z.array(z.number().int()))
    .describe('Of each list the numbers of the rows that were sent, in the order in which they stand now'),
})

const Saved = z.object({ version: z.number().int() })

/** The twins of the pages on which texts are written. */
export function draftEndpoints(dossierOf: DossierOfDraft): readonly Route[] {
  return [
    look({
      path: paths.list,
      access: mayRead,
      tag,
      summary: 'Drafts of one’s agencies; the control authority sees all',
      answer: z.object({ items: z.array(DraftView) }),
      look: async ({ reader, actor }) => ({ items: (await listDrafts(reader, actor)).map(draftView) }),
    }),
    change({
      method: 'POST',
      path: paths.list,
      access: mayWrite,
      tag,
      summary: 'Begin a draft: of a procedure in force by its code, of a new one by its name',
      status: 201,
      body: StartRevision,
      answer: z.object({ revisionId: z.string() }),
      act: startRevision,
      view: (revisionId) => ({ revisionId }),
    }),
    look({
      path: paths.draft,
      access: mayRead,
      tag,
      summary: 'One draft with its text and the marks of its sections',
      params: DraftParams,
      answer: DraftView.extend({
        content: ProcedureContent,
        sections: z.array(z.object({ key: z.string(), title: z.string(), mark: z.string() })),
      }),
      look: async ({ reader, actor }, { params }) => {
        const draft = await getDraft(reader, actor, params.revisionId)
        const content = await findProcedureContent(reader, draft.id)
        if (!content) throw new NotFound('procedure.draft-not-found')
        const sections = draftSections(content)
        return {
          ...draftView(draft),
          content,
          sections: sections.map((section) => ({
            key: section.key,
            title: section.title,
            mark: markOf(section, content),
          })),
        }
      },
    }),
    change({
      method: 'PUT',
      path: paths.draft,
      access: mayWrite,
      tag,
      summary: 'Save the whole text of a draft; a version that is not the last one is refused with 409',
      status: 200,
      params: DraftParams,
      body: SaveDraft.omit({ revisionId: true }),
      answer: Saved,
      extra: (_, { params }) => params,
      act: saveDraft,
      view: (version) => ({ version }),
    }),
    change({
      method: 'PUT',
      path: paths.section,
      access: mayWrite,
      tag,
      summary: 'Save one section as the editor’s form holds it; refused with 409 when this section was saved meanwhile',
      status: 200,
      params: SectionParams,
      body: z.object({
        mark: z.string().max(40),
        fields: z.record(z.string().max(200), z.union([z.string(), z.array(z.string())])),
      }),
      answer: SavedView,
      extra: (_, { params }) => ({ ...params, button: '' }),
      act: saveSection,
      view: savedView,
    }),
    formFileEndpoint(),
    look({
      path: paths.differences,
      access: mayRead,
      tag,
      summary: 'What a draft changes in the text that it amends, part by part and word by word',
      params: DraftParams,
      answer: z.object({ parts: DifferencesOfParts }),
      look: async ({ reader, actor }, { params }) => {
        const draft = await getDraft(reader, actor, params.revisionId)
        const content = await findProcedureContent(reader, draft.id)
        const base = draft.baseRevisionId && (await findProcedureContent(reader, draft.baseRevisionId))
        if (!content || !base) return { parts: [] }
        return { parts: differencesOf(base, content).map((one) => ({ ...one, runs: [...one.runs] })) }
      },
    }),
    change({
      method: 'POST',
      path: paths.withdrawal,
      access: mayWrite,
      tag,
      summary: 'Give a draft up: its text stays to be read; refused while it stands in an open dossier',
      status: 200,
      params: DraftParams,
      body: z.object({}),
      answer: z.object({ withdrawn: z.boolean() }),
      extra: (_, { params }) => params,
      act: (act, input) => withdrawDraft(act, input, dossierOf),
      view: () => ({ withdrawn: true }),
    }),
  ]
}

function formFileEndpoint(): Route {
  return {
    method: 'POST',
    path: paths.formFile,
    access: mayWrite,
    kind: 'endpoint',
    description: {
      summary: 'The file of a form, in the section of its paper; a new form when no place (`form`) is named',
      tag,
      params: SectionParams,
      body: z.object({ mark: z.string(), form: z.coerce.number().int().min(0).optional(), files: z.array(z.file()) }),
      bodyType: 'multipart/form-data',
      answer: SavedView,
      status: 201,
      idempotent: true,
    },
    async run(exchange) {
      const params = paramsOf<typeof SectionParams>(exchange, SectionParams)
      const { typed, files } = await readForm(exchange.request)
      const stored = await storeFormFiles(exchange.world, files)
      const fields = UploadFields.parse(typed)
      const once = { asked: [fields, digestsOf(files)], answer: savedView }
      sendJson(
        exchange,
        201,
        await performKeyed(exchange, once, attachFormFile, { ...params, ...fields, files: stored }),
      )
    },
  }
}

const UploadFields = z.object({
  mark: z.string().max(40).catch(''),
  form: z.coerce.number().int().min(0).optional().catch(undefined),
})

interface ViewedDraft {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly status: z.input<typeof DraftView>['status']
  readonly version: number
  readonly baseRevisionId: string | null
  readonly recordedAt: Date
}

function draftView({ id, code, name, status, version, baseRevisionId, recordedAt }: ViewedDraft) {
  return {
    revisionId: id,
    code,
    name,
    status,
    version,
    amends: baseRevisionId,
    savedAt: recordedAt.toISOString(),
  }
}

function savedView({ version, mark, savedAt, kept }: SavedSection): z.input<typeof SavedView> {
  const lists = Object.entries(kept).map(([list, rows]) => [list, [...rows]])
  return { version, mark, savedAt: savedAt.toISOString(), kept: Object.fromEntries(lists) }
}
