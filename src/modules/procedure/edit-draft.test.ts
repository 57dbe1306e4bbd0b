import fc from 'fast-check'
import type { Act } from '#kernel/act.ts'
import { samplePdf } from '#kernel/files/sample-files.ts'
import { attachFiles } from '#kernel/files/stored-files.ts'
import type { Typed } from '#kernel/http/parse.ts'
import { actAs, describe, expect, test } from '#kernel/testing/fixtures.ts'
import { seedPeople } from '#modules/agency/testing.ts'
import { announceRevisions, closeDrafts } from './announce-revisions.ts'
import { attachFormFile } from './attach-form-file.ts'
import { ProcedureContent } from './content.ts'
import { findProcedureContent, getDraft } from './draft-queries.ts'
import { valueAt, type DraftSection } from './draft-section.ts'
import { draftSections, findDraftSection } from './draft-sections.ts'
import { getDraftFormFile, getPublicFormFile } from './find-form-file.ts'
import { markOf, readSection } from './read-section.ts'
import { saveSection } from './save-section.ts'
import { startRevision } from './start-revision.ts'

const content = ProcedureContent.parse({
  name: 'Cấp chứng chỉ hành nghề',
  levels: ['province'],
  steps: [{ title: 'Nộp', text: 'Nộp hồ sơ', by: 'applicant' }, { text: 'Thẩm định' }],
  channels: [
    {
      kind: 'online',
      online: 'full',
      timeLimits: [
        { amount: 2, unit: 'month' },
        { amount: 15, unit: 'working-day', adds: true },
      ],
      fees: [{ kind: 'phi', amount: 1_250_000, per: 'lần' }],
    },
  ],
  paperGroups: [
    {
      title: 'Cấp mới',
      papers: [
        { name: 'Đơn đề nghị', originals: 1, forms: [{ name: 'Mẫu 01', url: '' }] },
        { name: 'Văn bằng', certifiedCopies: 2, required: false },
      ],
    },
    { title: 'Cấp lại', papers: [{ name: 'Chứng chỉ cũ', originals: 1 }] },
  ],
  cases: [{ name: 'Cấp lại', timeLimit: { amount: 5, unit: 'day' } }],
  legalBases: [{ number: '96/2023/NĐ-CP', name: 'Nghị định' }],
  unplaced: [{ field: 'type', text: 'SPECIFIC' }],
})

function section(key: string): DraftSection {
  const found = findDraftSection(content, key)
  if (!found) throw new Error(key)
  return found
}

/** A section as its form would send it when nothing is changed. */
function asForm(one: DraftSection, text: ProcedureContent): Record<string, string | string[]> {
  const typed: Record<string, string | string[]> = {}
  const put = (name: string, value: unknown) => {
    if (value === true) typed[name] = 'on'
    else if (Array.isArray(value)) typed[name] = value.map(String)
    else if (typeof value === 'number') typed[name] = String(value).replace('.', ',')
    else if (typeof value === 'string' && value !== '') typed[name] = value
  }
  const root = valueAt(text, one.root)
  for (const { name } of one.fields) put(name, valueAt(root, name.split('.')))
  for (const { name, fields } of one.rows) {
    const list = valueAt(root, [name])
    for (const row of Array.isArray(list) ? list.keys() : []) {
      typed[`${name}.${row}.at`] = String(row)
      for (const field of fields) put(`${name}.${row}.${field.name}`, valueAt(list, [row, ...field.name.split('.')]))
    }
  }
  return typed
}

const edited = (key: string, changes: Typed, button = '') => {
  const one = section(key)
  const [does, list = '', row] = button.split(':')
  const action =
    does === 'remove' || does === 'up' || does === 'down' ? ({ does, list, row: Number(row) } as const) : undefined
  return readSection(content, one, { ...asForm(one, content), ...changes }, action).content
}

describe('the form of a section', () => {
  test('sent back as it was shown changes nothing, in any section', () => {
    for (const one of draftSections(content))
      expect(readSection(content, one, asForm(one, content), undefined).content, one.key).toEqual(content)
  })

  test('numbers are read as people write them, and a wrong one is told at its field', () => {
    const changed = edited('cach-thuc-1', { 'fees.0.amount': '1.300.000', 'timeLimits.1.amount': '7,5' })
    expect(changed.channels[0]?.fees[0]?.amount).toBe(1_300_000)
    expect(changed.channels[0]?.timeLimits[1]?.amount).toBe(7.5)
    expect(() => edited('cach-thuc-1', { 'fees.0.amount': 'một triệu' })).toThrow('fees.0.amount: invalid-number')
  })

  test('a time limit without a number is told by the row in which it was typed, also after an empty row', () => {
    expect(() => edited('cach-thuc-1', { 'timeLimits.5.condition': 'cấp lại', 'timeLimits.5.unit': 'day' })).toThrow(
      'timeLimits.5.amount: required',
    )
  })

  test('a new row is added where it was filled, an empty one is none', () => {
    const changed = edited('can-cu', { 'legalBases.1.number': '', 'legalBases.2.number': '60/2014/QH13' })
    expect(changed.legalBases.map(({ number }) => number)).toEqual(['96/2023/NĐ-CP', '60/2014/QH13'])
  })

  test('a paper goes up with its forms, and away with them', () => {
    const up = edited('giay-to-1', {}, 'up:papers:1').paperGroups[0]?.papers ?? []
    expect(up.map(({ name, forms }) => [name, forms.length])).toEqual([
      ['Văn bằng', 0],
      ['Đơn đề nghị', 1],
    ])
    const away = edited('giay-to-1', {}, 'remove:papers:0').paperGroups[0]?.papers ?? []
    expect(away.map(({ name }) => name)).toEqual(['Văn bằng'])
  })

  test('a case keeps its papers when its title is emptied, and its time when it is renamed', () => {
    expect(edited('giay-to', { 'paperGroups.0.title': '' }).paperGroups[0]?.papers).toHaveLength(2)
    expect(edited('truong-hop', { 'cases.0.name': 'Cấp đổi' }).cases[0]).toMatchObject({
      name: 'Cấp đổi',
      timeLimit: { amount: 5 },
    })
  })

  test('the time of a case is written, changed and taken away with its number', () => {
    const written = edited('truong-hop', {
      'cases.0.timeLimit.amount': '7',
      'cases.1.name': 'Cấp đổi',
      'cases.1.timeLimit.amount': '1,5',
      'cases.1.timeLimit.unit': 'month',
      'cases.2.name': 'Khác',
      'cases.2.timeLimit.unit': 'working-day',
    })
    expect(written.cases).toMatchObject([
      { name: 'Cấp lại', timeLimit: { amount: 7, unit: 'day' } },
      { name: 'Cấp đổi', timeLimit: { amount: 1.5, unit: 'month' } },
      { name: 'Khác', timeLimit: null },
    ])
    expect(edited('truong-hop', { 'cases.0.timeLimit.amount': '' }).cases[0]).toMatchObject({ timeLimit: null })
    for (const [typed, said] of [
      ['bảy', 'invalid-number'],
      ['0', 'too-small'],
    ])
      expect(() => edited('truong-hop', { 'cases.0.timeLimit.amount': typed ?? '' })).toThrow(
        `cases.0.timeLimit.amount: ${said}`,
      )
  })

  test('whatever is typed makes a text that is valid or a problem at a field, never anything else', () => {
    const names = draftSections(content).flatMap((one) =>
      one.rows.flatMap(({ name, fields }) => fields.map((field) => `${name}.${0}.${field.name}`)),
    )
    const typed = fc.dictionary(
      fc.constantFrom(...new Set(names)),
      fc.oneof(fc.string(), fc.constantFrom('1', 'phi', 'day')),
    )
    fc.assert(
      fc.property(fc.constantFrom(...draftSections(content)), typed, (one, fields) => {
        try {
          const { content: read } = readSection(content, one, { ...asForm(one, content), ...fields }, undefined)
          expect(ProcedureContent.safeParse(read).success).toBe(true)
        } catch (error) {
          expect(error).toMatchObject({ kind: 'invalid' })
        }
      }),
      { numRuns: 300 },
    )
  })
})

async function aDraft(act: Act) {
  const people = await seedPeople(act)
  const asLan = actAs(act, people.lan)
  const agencyId = people.lan.posts[0]?.agencyId ?? ''
  const revisionId = await startRevision(asLan, { name: 'Cấp chứng chỉ hành nghề', agencyId })
  const open = async (key: string) => {
    const text = await findProcedureContent(act.tx, revisionId)
    const one = text && findDraftSection(text, key)
    if (!text || !one) throw new Error(key)
    return { text, mark: markOf(one, text), fields: asForm(one, text) }
  }
  const save = async (by: Act, key: string, changes: Typed) => {
    const { mark, fields } = await open(key)
    return saveSection(by, { revisionId, section: key, mark, button: '', fields: { ...fields, ...changes } })
  }
  return { people, asLan, revisionId, open, save }
}

describe('saving a section', () => {
  test('two officials write two sections at once; the same section is refused to the second with what stands', async ({
    act,
  }) => {
    const { people, asLan, revisionId, open, save } = await aDraft(act)
    const asSon = actAs(act, people.son)
    const shown = await open('dieu-kien')
    await save(asSon, 'ghi-chu', { note: 'của Sơn' })
    await saveSection(asLan, {
      revisionId,
      section: 'dieu-kien',
      mark: shown.mark,
      button: '',
      fields: { requirements: 'của Lan' },
    })
    const late = saveSection(asSon, {
      revisionId,
      section: 'dieu-kien',
      mark: shown.mark,
      button: '',
      fields: { requirements: 'của Sơn' },
    })
    await expect(late).rejects.toMatchObject({ code: 'procedure.draft-changed' })
    const { text } = await open('dieu-kien')
    expect([text.note, text.requirements]).toEqual(['của Sơn', 'của Lan'])
  })

  test('the same words again make no new version', async ({ act }) => {
    const { asLan, save } = await aDraft(act)
    const first = await save(asLan, 'ghi-chu', { note: 'Ghi' })
    const second = await save(asLan, 'ghi-chu', { note: 'Ghi' })
    expect(second.version).toBe(first.version)
  })

  test('a sector is named by the catalogue; one that it does not know is refused', async ({ act }) => {
    const { asLan, save, open } = await aDraft(act)
    await act.tx.insertInto('sector').values({ code: 'G18-YT07', name: 'Khám bệnh, chữa bệnh' }).execute()
    await save(asLan, 'chung', { 'sector.code': 'G18-YT07' })
    expect((await open('chung')).text.sector).toEqual({ code: 'G18-YT07', name: 'Khám bệnh, chữa bệnh' })
    await expect(save(asLan, 'chung', { 'sector.code': 'KHONG-CO' })).rejects.toThrow('sector.code: not-an-option')
  })

  test('neither another department nor the control authority writes it', async ({ act }) => {
    const { people, save } = await aDraft(act)
    await expect(save(actAs(act, people.minh), 'ghi-chu', { note: 'x' })).rejects.toMatchObject({ kind: 'not-found' })
    await expect(save(actAs(act, people.hoa), 'ghi-chu', { note: 'x' })).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the file of a form', () => {
  const pdf = { name: 'mau-01.pdf', mediaType: 'application/pdf', sha256: 'a'.repeat(64), size: samplePdf.length }

  test('is there for the public from the day of its text on, also when a later text took its place, and never before', async ({
    act,
  }) => {
    const { asLan, people, revisionId, save, open } = await aDraft(act)
    const { text } = await open('giay-to')
    expect(text.paperGroups).toEqual([])
    await save(asLan, 'giay-to', { 'paperGroups.0.title': 'Cấp mới' })
    await save(asLan, 'giay-to-1', { 'papers.0.name': 'Đơn đề nghị', 'papers.0.use': 'submit' })
    const { mark } = await open('giay-to-1-1')
    await attachFormFile(asLan, { revisionId, section: 'giay-to-1-1', mark, files: [pdf] })
    const fileId = (await open('giay-to-1-1')).text.paperGroups[0]?.papers[0]?.forms[0]?.fileId ?? ''
    const draft = await getDraft(act.tx, people.lan, revisionId)
    expect((await getDraftFormFile(act.tx, draft, fileId)).name).toBe('mau-01.pdf')

    const ask = (today: string) => getPublicFormFile(act.tx, { code: draft.code, fileId, today })
    await expect(ask('2017-03-15')).rejects.toMatchObject({ kind: 'not-found' })
    const decision = { number: '1/QĐ-UBND', on: '2017-03-20', issuer: 'Chủ tịch' }
    await closeDrafts(act, [revisionId])
    await announceRevisions(act, decision, [{ revisionId, effectiveOn: '2017-04-01' }])
    await expect(ask('2017-03-31')).rejects.toMatchObject({ kind: 'not-found' })
    expect((await ask('2017-04-01')).id).toBe(fileId)
  })

  test('that belongs to something else is not given out by writing its id into a text', async ({ act }) => {
    const { people, revisionId } = await aDraft(act)
    const [strange] = await attachFiles(act, [pdf], {
      subjectType: 'feedback',
      subjectId: revisionId,
      purpose: 'evidence',
      personal: true,
    })
    const fileId = strange?.id ?? ''
    const draft = await getDraft(act.tx, people.lan, revisionId)
    await act.tx
      .updateTable('procedureContent')
      .set({
        content: JSON.stringify(
          ProcedureContent.parse({
            name: 'x',
            paperGroups: [{ papers: [{ name: 'x', forms: [{ name: 'x', fileId }] }] }],
          }),
        ),
      })
      .where('revisionId', '=', revisionId)
      .execute()
    await expect(getDraftFormFile(act.tx, draft, fileId)).rejects.toMatchObject({ kind: 'not-found' })
  })
})
