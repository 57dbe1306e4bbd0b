import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createGunzip } from 'node:zlib'
import { letterToDocx } from '#kernel/documents/letter-docx.ts'
import { transferLetter } from '#kernel/documents/letter.examples.ts'
import { letterToPdf } from '#kernel/documents/letter-pdf.ts'
import { decisionLetter } from '#modules/announcement/documents/decision.ts'
import type { DossierFacts } from '#modules/announcement/documents/facts.ts'
import type { NamedItem } from '#modules/announcement/item-queries.ts'
import { contentOfSource } from '#modules/procedure/read-record.ts'
import type { ProcedureContent } from '#modules/procedure/content.ts'

/** How many official letters a second are made as PDF, and how long a decision of many real procedures takes: `node bench/documents.ts [procedures] [seconds]`. */
const count = Number(process.argv[2] ?? 30)
const seconds = Number(process.argv[3] ?? 10)
const madeAt = new Date('2026-11-27T08:00:00+07:00')

await letterToPdf(transferLetter, madeAt)
let letters = 0
const start = performance.now()
while (performance.now() - start < seconds * 1000) {
  // Another number each time: equal letters would come from the typesetter's memory.
  await letterToPdf({ ...transferLetter, number: `${letters + 10}/STP-KSTTHC` }, madeAt)
  letters++
}
console.log(`one-page letters as PDF: ${((letters * 1000) / (performance.now() - start)).toFixed(1)} a second`)

const contents: ProcedureContent[] = []
for await (const line of createInterface({
  input: createReadStream('data/procedures/national-portal.jsonl.gz').pipe(createGunzip()),
})) {
  if (contents.length >= count) break
  const content = line.includes('Sở Y tế') ? contentOfSource(line) : undefined
  if (content) contents.push(content)
}
const letter = decisionLetter(factsOf(contents))
for (const [name, make] of [
  ['PDF, the first time', () => letterToPdf(letter, madeAt)],
  ['PDF, again with another text', () => letterToPdf({ ...letter, place: 'Ngã Năm' }, madeAt)],
  ['DOCX', () => letterToDocx(letter)],
] as const) {
  const began = performance.now()
  const bytes = await make()
  console.log(
    `decision of ${contents.length} procedures, ${name}: ${((performance.now() - began) / 1000).toFixed(2)} s, ${Math.round(bytes.length / 1024)} KB`,
  )
}
console.log(`memory: ${Math.round(process.memoryUsage().rss / 1024 / 1024)} MB`)

function factsOf(texts: readonly ProcedureContent[]): DossierFacts {
  const instrument = {
    id: '',
    number: '16/2026/NQ-HĐND',
    name: 'Nghị quyết về cắt giảm thời gian giải quyết thủ tục hành chính',
    issuer: 'Hội đồng nhân dân tỉnh',
    issuedOn: '2026-10-01',
    effectiveOn: '2026-12-15',
    endedOn: null,
    endedBy: null,
  }
  const items = texts.map((content, index): NamedItem => ({
    id: String(index),
    announcementId: '',
    kind: 'amended',
    procedureId: String(index),
    revisionId: String(index),
    successorProcedureId: null,
    instrumentId: '',
    shortened: false,
    effectiveOn: '2026-12-15',
    earlyReason: null,
    code: `1.${String(index).padStart(6, '0')}`,
    name: content.name,
    sectorName: content.sector?.name ?? '',
    revisionStatus: 'draft',
    baseRevisionId: null,
    successorCode: null,
    instrument,
  }))
  const office = { governing: undefined, place: 'Sóc Trăng', headTitle: 'Giám đốc', headName: null, initials: 'SYT' }
  return {
    dossier: {
      id: '',
      code: 'CB-2026-0001',
      status: 'drafting',
      version: 1,
      agencyId: '',
      title: 'Công bố Danh mục thủ tục hành chính được sửa đổi, bổ sung lĩnh vực y tế',
      dueOn: null,
      createdBy: null,
      createdAt: madeAt,
      submittedAt: null,
      returnedAt: null,
      clearedAt: null,
      clearedBy: null,
      toChairmanAt: null,
      closedAt: null,
      decisionNumber: null,
      decisionOn: null,
      decisionIssuer: null,
      decisionSlug: null,
      signerId: null,
      signerName: null,
      signerTitle: null,
      signatureCheck: null,
      demonstration: false,
    },
    items,
    checked: new Map(
      texts.map((content, index) => [
        String(index),
        {
          kind: 'amended' as const,
          code: '',
          content,
          before: { ...content, requirements: '' },
          inForceBefore: true,
          baseStands: true,
          effectiveOn: '2026-12-15',
          instrument,
          instruments: new Map(),
          sameName: [],
        },
      ]),
    ),
    findings: [],
    drafting: { ...office, name: 'Sở Y tế' },
    control: { ...office, name: 'Văn phòng Ủy ban nhân dân tỉnh' },
    chairman: { ...office, name: 'Ủy ban nhân dân tỉnh Sóc Trăng' },
    on: '2026-11-27',
  }
}
