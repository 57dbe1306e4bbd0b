import { perform, type Act } from '#kernel/act.ts'
import { samplePdf } from '#kernel/files/sample-files.ts'
import type { FileStore } from '#kernel/files/store.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { actAs, callerOn } from '#kernel/testing/fixtures.ts'
import type { TestPeople } from '#modules/agency/testing.ts'
import { announceRevisions, closeDrafts } from '#modules/procedure/announce-revisions.ts'
import { ProcedureContent } from '#modules/procedure/content.ts'
import { attachFiles } from '#kernel/files/stored-files.ts'
import { getDraft } from '#modules/procedure/draft-queries.ts'
import { saveDraft } from '#modules/procedure/save-draft.ts'
import { startRevision } from '#modules/procedure/start-revision.ts'

/** A procedure of the department of health that is in force, with the file of a form, and its draft that goes on using the file. */
export interface TestDraft {
  readonly code: string
  readonly revisionId: string
  readonly fileId: string
}

export async function bringDraft(database: TestDatabase, files: FileStore, people: TestPeople): Promise<TestDraft> {
  const sha256 = await files.put(samplePdf)
  return perform(await callerOn(database), (act) => aDraftWithForm(act, people, sha256), undefined)
}

async function aDraftWithForm(act: Act, people: TestPeople, sha256: string): Promise<TestDraft> {
  const asLan = actAs(act, people.lan)
  const agencyId = people.lan.posts[0]?.agencyId ?? ''
  const name = 'Cấp giấy xác nhận nội dung thử'
  const first = await startRevision(asLan, { name, agencyId })
  const { procedureId, code } = await getDraft(act.tx, people.lan, first)
  const upload = { name: 'mau-don.pdf', mediaType: 'application/pdf', sha256, size: samplePdf.length }
  const subject = { subjectType: 'procedure', subjectId: procedureId, purpose: 'form-template', personal: false }
  const [file] = await attachFiles(asLan, [upload], subject)
  const fileId = file?.id ?? ''
  const content = ProcedureContent.parse({
    name,
    levels: ['province'],
    paperGroups: [{ papers: [{ name: 'Đơn đề nghị', originals: 1, forms: [{ name: 'Mẫu 01', fileId }] }] }],
    channels: [{ kind: 'in-person', timeLimits: [{ amount: 5, unit: 'working-day' }] }],
  })
  await saveDraft(asLan, { revisionId: first, version: 1, content })
  await closeDrafts(act, [first])
  const decision = { number: '01/QĐ-UBND', on: '2017-02-20', issuer: 'Chủ tịch Ủy ban nhân dân tỉnh' }
  await announceRevisions(act, decision, [{ revisionId: first, effectiveOn: '2017-03-01' }])
  return { code, fileId, revisionId: await startRevision(asLan, { code, agencyId }) }
}
