import type { Act } from '#kernel/act.ts'
import { Invalid } from '#kernel/errors.ts'
import { attachFiles, type FileInStore } from '#kernel/files/stored-files.ts'
import { ProcedureContent } from './content.ts'
import { valueAt, withValueAt } from './draft-section.ts'
import { formFileSubject } from './find-form-file.ts'
import { markOf } from './read-section.ts'
import { writeDraft } from './save-draft.ts'
import { openSection, type SavedSection } from './save-section.ts'

export interface AttachFormFile {
  readonly revisionId: string
  /** Key of the section of one paper's forms. */
  readonly section: string
  readonly mark: string
  /** Place of the form among those of the paper; undefined for a new one, which is then called as its file. */
  readonly form?: number | undefined
  readonly files: readonly FileInStore[]
}

/**
 * Puts the file of a form (mẫu đơn, mẫu tờ khai: NĐ 63/2010/NĐ-CP Điều 8 khoản 2 điểm h) into a draft. The public gets it from the day on
 * which the text is in force.
 */
export async function attachFormFile(act: Act, input: AttachFormFile): Promise<SavedSection> {
  const { draft, content, section } = await openSection(act, input)
  const [upload] = input.files
  if (!upload || section.rows[0]?.name !== 'forms') throw new Invalid([{ field: 'files', code: 'required' }])
  const [file] = await attachFiles(act, [upload], {
    subjectType: formFileSubject,
    subjectId: draft.procedureId,
    purpose: 'form-template',
    personal: false,
  })
  const forms = valueAt(content, [...section.root, 'forms'])
  const list = Array.isArray(forms) ? forms : []
  const place = input.form ?? list.length
  if (place > list.length) throw new Invalid([{ field: 'form', code: 'not-an-option' }])
  const form =
    place === list.length
      ? { name: upload.name, fileId: file?.id ?? null }
      : withValueAt(list[place], ['fileId'], file?.id ?? null)
  const changed = ProcedureContent.parse(
    withValueAt(content, [...section.root, 'forms'], list.toSpliced(place, 1, form)),
  )
  return {
    revisionId: draft.id,
    section: section.key,
    version: await writeDraft(act, draft, changed),
    mark: markOf(section, changed),
    savedAt: act.now,
    kept: {},
    adds: null,
  }
}
