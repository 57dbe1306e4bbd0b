import type { LetterBlock, OfficialLetter } from '#kernel/documents/letter.ts'
import { findCheck } from '../checks/all-checks.ts'
import type { ShownFinding } from '../finding-queries.ts'
import { contentParts } from '#modules/procedure/public-content.ts'
import { contentPartLabels, findingStateLabels, severityLabels } from '../vi.ts'
import { countsInWords, issuersOf, subjectOf, type DossierFacts } from './facts.ts'
import { controlDecree } from './grounds.ts'

/** Công văn góp ý: what the quality control has found in each procedure, part by part, on which ground. */
export function opinionLetter(facts: DossierFacts): OfficialLetter {
  const { dossier, control, drafting, on } = facts
  return {
    ...issuersOf(control),
    number: null,
    symbol: `${control.initials}-KSTTHC`,
    place: control.place,
    date: null,
    year: Number(on.slice(0, 4)),
    form: { kind: 'cong-van', subject: `góp ý hồ sơ ${subjectOf(dossier)}` },
    addressees: [drafting.name],
    body: bodyOf(facts),
    recipients: ['Như trên', 'Lưu: VT, KSTTHC'],
    signature: { capacity: [control.headTitle], name: control.headName },
  }
}

function bodyOf(facts: DossierFacts): readonly LetterBlock[] {
  const { dossier, items, findings, control, drafting, on } = facts
  const open = findings.filter(({ state }) => state === 'open').length
  const closing: LetterBlock =
    open > 0
      ? {
          kind: 'paragraph',
          text: `Đề nghị ${drafting.name} tiếp thu, hoàn thiện hoặc giải trình các ý kiến nêu trên và gửi lại hồ sơ để ${control.name} kiểm soát theo quy định./.`,
        }
      : { kind: 'paragraph', text: `${control.name} thống nhất với nội dung hồ sơ để trình ký ban hành./.` }
  return [
    {
      kind: 'paragraph',
      text: `Căn cứ ${controlDecree(on)}, ${control.name} đã kiểm soát chất lượng hồ sơ ${subjectOf(dossier)} (mã ${dossier.code}) do ${drafting.name} gửi, gồm ${countsInWords(items)}. ${control.name} có ý kiến như sau:`,
    },
    ...items.flatMap((item, index): LetterBlock[] => {
      const own = findings.filter(({ itemId }) => itemId === item.id)
      return own.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, text: `${index + 1}. ${item.name} (mã ${item.code})` },
            ...own.map((finding): LetterBlock => ({ kind: 'item', marker: '-', text: findingWords(finding) })),
          ]
    }),
    ...(findings.length === 0 ? [{ kind: 'paragraph', text: 'Không có ý kiến góp ý về nội dung.' } as const] : []),
    closing,
  ]
}

function findingWords(finding: ShownFinding): string {
  const part = contentParts.find((one) => one === finding.part)
  const check = findCheck(finding.checkId)
  const ground = check ? ` Căn cứ: ${check.article}.` : ''
  const state = finding.state === 'open' ? severityLabels[finding.severity] : findingStateLabels[finding.state]
  return `${part ? `${contentPartLabels[part]}: ` : ''}${finding.text}${ground} (${state.toLocaleLowerCase('vi')})`
}
