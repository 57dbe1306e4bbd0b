import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { Invalid, NotFound } from '#kernel/errors.ts'
import { officialsWith } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import type { Exchange } from '#kernel/http/exchange.ts'
import { form, type Attempt } from '#kernel/http/form.ts'
import { page } from '#kernel/http/page.ts'
import type { Typed } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { attachFormFile } from './attach-form-file.ts'
import { changedParts, differencesOf } from './differences.ts'
import { findProcedureContent, getDraft, listProcedureContents, type DraftRevision } from './draft-queries.ts'
import { draftSections, findDraftSection, isInnerSection } from './draft-sections.ts'
import { draftWords as words } from './draft-words.ts'
import { getDraftFormFile } from './find-form-file.ts'
import { storeFormFiles } from './store-form-files.ts'
import { DraftPage } from './pages/draft-page.tsx'
import { ComparePage, PreviewPage } from './pages/draft-views.tsx'
import { SectionPage } from './pages/section-page.tsx'
import { draftingRoles, draftReadingRoles, mayDraftFor } from './policy.ts'
import { markOf, readSection } from './read-section.ts'
import { saveSection, SectionInAddress, type SavedSection } from './save-section.ts'
import { withdrawDraft, type DossierOfDraft } from './save-draft.ts'
import { listSectors } from './search-procedures.ts'
import { draftPath, staffProcedurePaths } from './staff-paths.ts'

const mayWrite = officialsWith(...draftingRoles)
const mayRead = officialsWith(...draftReadingRoles)
const DraftInAddress = z.object({ revisionId: z.uuid().catch(noDraft()) })
const SectionAddress = SectionInAddress.extend(DraftInAddress.shape)
/** The fields of the section come beside these; `levels` is the only one with several values. */
const SectionForm = z.looseObject({
  mark: z.string().max(40).default(''),
  button: z.string().max(80).default(''),
  levels: z.array(z.string()).default([]),
})

/** What another room has to say of a draft, shown where it is written; this room does not know which. */
export type BesideDraft = (exchange: Exchange, draft: DraftRevision) => Promise<ComponentChildren>

/** One draft: its parts, each to be written on a page of its own, as citizens will see it, and what differs. */
export function draftPages(beside: BesideDraft, dossierOf: DossierOfDraft): readonly Route[] {
  return [
    page({
      path: staffProcedurePaths.draft,
      access: mayRead,
      params: DraftInAddress,
      show: (exchange, { params }) => showDraft(exchange, params.revisionId, { attempt: null, beside }),
    }),
    page({
      path: staffProcedurePaths.preview,
      access: mayRead,
      params: DraftInAddress,
      show: async (exchange, { params }) => {
        const { draft, content } = await opened(exchange, params.revisionId)
        return <PreviewPage draft={draft} content={content} />
      },
    }),
    page({
      path: staffProcedurePaths.compare,
      access: mayRead,
      params: DraftInAddress,
      show: async (exchange, { params }) => {
        const { draft, content } = await opened(exchange, params.revisionId)
        const base = draft.baseRevisionId && (await findProcedureContent(exchange.reader, draft.baseRevisionId))
        return <ComparePage draft={draft} differences={base ? differencesOf(base, content) : null} />
      },
    }),
    page({
      path: staffProcedurePaths.section,
      access: mayWrite,
      params: SectionAddress,
      query: z.object({ them: z.string().max(40).optional().catch(undefined) }),
      show: (exchange, { params, query }) =>
        showSection(exchange, params, { adding: query.them, attempt: null, beside }),
    }),
    form({
      path: staffProcedurePaths.section,
      access: mayWrite,
      params: SectionAddress,
      input: SectionForm,
      extra: (_, { params, input }) => ({ ...params, fields: fieldsIn(input) }),
      act: saveSection,
      done: (saved) => ({ to: afterSaving(saved), notice: { tone: 'success', text: words.saved } }),
      again: (exchange, attempt, { params }) => showSection(exchange, params, { adding: undefined, attempt, beside }),
    }),
    form({
      path: staffProcedurePaths.upload,
      access: mayWrite,
      params: SectionAddress,
      input: z.object({ mark: z.string().max(40).default(''), form: z.coerce.number().int().min(0).optional() }),
      extra: async ({ world }, { params, files }) => ({ ...params, files: await storeFormFiles(world, files) }),
      act: attachFormFile,
      done: (saved) => ({ to: afterSaving(saved), notice: { tone: 'success', text: words.uploaded } }),
      again: (exchange, attempt, { params }) =>
        showSection(exchange, params, { adding: undefined, attempt: { ...attempt, typed: {} }, beside }),
    }),
    form({
      path: staffProcedurePaths.withdraw,
      access: mayWrite,
      params: DraftInAddress,
      input: z.object({}),
      extra: (_, { params }) => params,
      act: (act, input) => withdrawDraft(act, input, dossierOf),
      done: () => ({ to: staffProcedurePaths.list, notice: { tone: 'success', text: words.withdrawn } }),
      again: (exchange, attempt, { params }) => showDraft(exchange, params.revisionId, { attempt, beside }),
    }),
    download({
      path: staffProcedurePaths.formFile,
      access: mayRead,
      params: DraftInAddress.extend({ fileId: z.string().max(40) }),
      async get({ reader, actor, world }, { params }) {
        const draft = await getDraft(reader, actor, params.revisionId)
        const file = await getDraftFormFile(reader, draft, params.fileId)
        return { name: file.name, mediaType: file.mediaType, bytes: await world.files.get(file.sha256) }
      },
    }),
  ]
}

/** No draft has it: an address that is no id is looked for and not found. */
function noDraft(): string {
  return '00000000-0000-7000-8000-000000000000'
}

async function opened({ reader, actor }: Exchange, revisionId: string) {
  const draft = await getDraft(reader, actor, revisionId)
  const content = await findProcedureContent(reader, draft.id)
  if (!content) throw new NotFound('procedure.draft-not-found')
  return { draft, content }
}

interface ShownDraft {
  readonly attempt: Attempt | null
  readonly beside: BesideDraft
}

async function showDraft(exchange: Exchange, revisionId: string, { attempt, beside }: ShownDraft) {
  const draft = await getDraft(exchange.reader, exchange.actor, revisionId)
  const base = draft.baseRevisionId
  const contents = await listProcedureContents(exchange.reader, [draft.id, ...(base === null ? [] : [base])])
  const content = contents.get(draft.id)
  if (!content) throw new NotFound('procedure.draft-not-found')
  const before = base === null ? undefined : contents.get(base)
  return (
    <DraftPage
      {...{ draft, content, attempt }}
      changed={before ? changedParts(before, content) : []}
      mayWrite={mayDraftFor(exchange.actor, draft.draftingAgencyId)}
    >
      {await beside(exchange, draft)}
    </DraftPage>
  )
}

interface ShownSection extends ShownDraft {
  readonly adding: string | undefined
}

async function showSection(exchange: Exchange, params: z.output<typeof SectionAddress>, shown: ShownSection) {
  const { adding, attempt } = shown
  const { reader, actor, today } = exchange
  const { draft, content } = await opened(exchange, params.revisionId)
  const section = findDraftSection(content, params.section)
  const mayWriteIt = draft.status === 'draft' && mayDraftFor(actor, draft.draftingAgencyId)
  if (!section || (!mayWriteIt && attempt === null)) throw new NotFound('procedure.section-not-found')
  const outer = draftSections(content).filter((one) => !isInnerSection(one))
  const conflicts = attempt?.refusal?.code === 'procedure.draft-changed'
  return (
    <SectionPage
      {...{ draft, content, section, adding, attempt }}
      mark={markOf(section, content)}
      sectors={section.fields.some(({ name }) => name === 'sector.code') ? await listSectors(reader, today) : []}
      conflict={conflicts ? conflictOf() : null}
      parent={isInnerSection(section) ? findDraftSection(content, section.key.replace(/-\d+$/, '')) : undefined}
      next={isInnerSection(section) ? undefined : outer[outer.findIndex(({ key }) => key === section.key) + 1]}
      beside={await shown.beside(exchange, draft)}
    />
  )

  function conflictOf() {
    if (!section || !attempt) return null
    try {
      return differencesOf(content, readSection(content, section, attempt.typed, undefined).content)
    } catch (error) {
      // What was typed has faults of its own: they are told when it is saved; the words stay in the fields.
      if (error instanceof Invalid) return []
      throw error
    }
  }
}

function afterSaving({ revisionId, section, adds, kept }: SavedSection): string {
  const here = draftPath('section', { revisionId, section })
  return adds === null ? here : `${here}?them=${adds}#dong-${adds}-${kept[adds]?.length ?? 0}`
}

function fieldsIn(input: Readonly<Record<string, unknown>>): Typed {
  const fields: Record<string, string | readonly string[]> = {}
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string') fields[name] = value
    else if (Array.isArray(value)) fields[name] = value.map(String)
  }
  return fields
}
