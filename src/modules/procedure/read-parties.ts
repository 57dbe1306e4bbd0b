import type { ApplicantKind, NamedAgency, ProcedureContent, ProcedureStep } from './content.ts'
import { foldWords } from './fold.ts'
import { cleanName, saidText, saysNothing, type PortalNamed, type SourceRecord } from './source.ts'

/** Kinds of applicants by their words, the more particular first: the portal's codes are written in two ways ("ĐT1", "DT11") and may change. */
const kindsOfApplicants: readonly (readonly [RegExp, ApplicantKind])[] = [
  [/\b(can bo|cong chuc|vien chuc|dang vien|si quan|quan nhan|cong an nhan dan)\b/, 'official'],
  [/\b(hop tac xa|htx)\b(?!\))/, 'cooperative'],
  [/\bkhong bao gom doanh nghiep\b/, 'organization'],
  [/\b(doanh nghiep|ho kinh doanh|thuong nhan|nha dau tu|cong ty)\b/, 'business'],
  [/\bdinh cu o nuoc ngoai\b/, 'foreigner'],
  [/\b(to chuc|co quan|don vi|hiep hoi|cong dong)\b/, 'organization'],
  [/\bnguoi nuoc ngoai\b/, 'foreigner'],
  [/\b(cong dan|ca nhan|nguoi|ho gia dinh)\b/, 'citizen'],
]

export function readApplicants(subjects: readonly PortalNamed[]): ProcedureContent['applicants'] {
  return subjects.flatMap((subject) => {
    const name = cleanName(subject.name).slice(0, 1000)
    if (name === '') return []
    const folded = foldWords(name)
    const kind = folded.includes('khong bao gom doanh nghiep')
      ? 'organization'
      : (kindsOfApplicants.find(([words]) => words.test(folded))?.[1] ?? 'other')
    return [{ kind, name }]
  })
}

export interface AgenciesReading {
  readonly competent: readonly NamedAgency[]
  readonly executing: readonly NamedAgency[]
  readonly coordinating: readonly NamedAgency[]
  readonly authorized: readonly NamedAgency[]
  readonly empty: number
}

/** The four roles; departments with names of their own and groups of offices ("Ủy ban nhân dân cấp tỉnh") alike, each once. */
export function readAgencies(record: SourceRecord): AgenciesReading {
  const roles = {
    competent: agencies([...record.departmentsAuthority, ...record.unitGroupsAuthority], record.delegatedAgencies),
    executing: agencies([...record.departmentsExecuting, ...record.unitGroupsExecuting], record.executingAgencies),
    coordinating: agencies(
      [...record.departmentsCoordinating, ...record.unitGroupsCoordinating],
      record.coordinatingAgencies,
    ),
    authorized: agencies([...record.departmentsAuthorized, ...record.unitGroupsAuthorized], record.authorizedAgencies),
  }
  return {
    competent: roles.competent.named,
    executing: roles.executing.named,
    coordinating: roles.coordinating.named,
    authorized: roles.authorized.named,
    empty: Object.values(roles).reduce((sum, role) => sum + role.empty, 0),
  }
}

function agencies(items: readonly PortalNamed[], otherwise: string): { named: NamedAgency[]; empty: number } {
  const named = items.map(({ name, code }) => ({
    name: cleanName(name).slice(0, 4000),
    code: cleanName(code).slice(0, 500),
  }))
  const said = named.filter(({ name }) => !saysNothing(name))
  const words = saidText(otherwise)
  if (items.length === 0 && words !== '') return { named: [{ name: words.slice(0, 4000), code: '' }], empty: 0 }
  if (items.length === 0) return { named: [], empty: otherwise.trim() === '' ? 0 : 1 }
  return { named: said, empty: items.length - said.length }
}

const byApplicant =
  /^(?:cac\s)?(?:to chuc|ca nhan|doanh nghiep|nguoi (?!co tham quyen|dung dau|tiep nhan)|cong dan|thuong nhan|chu (?!tich)|nha dau tu|co so|hop tac xa|don vi (?:de nghi|to chuc)|nop ho so|chuan bi ho so|gui ho so|dang ky|khai bao|ho gia dinh|nhan ket qua)/
const byAgency =
  /^(?:cac\s)?(?:co quan|so |bo |cuc |chi cuc|vu |tong cuc|uy ban|ubnd|trung tam|phong |can bo|cong chuc|bo phan|chu tich|van phong|toa an|bao hiem|hoi dong|thu truong|ngan hang nha nuoc|cang vu|giai quyet|tiep nhan|tham dinh|tra ket qua|kiem tra|xem xet|xu ly|thu tuong)/

/** A step with who takes it, where its first words say so. */
export function readSteps(steps: SourceRecord['executionSteps']): ProcedureStep[] {
  return steps
    .map((step) => ({ title: cleanName(step.name).slice(0, 4000), text: saidText(step.description).slice(0, 60_000) }))
    .filter((step) => step.title !== '' || step.text !== '')
    .map((step) => ({ ...step, by: actorOf(step.title) ?? actorOf(firstLine(step.text)) ?? null }))
}

function firstLine(text: string): string {
  return text.slice(0, 300).split('\n')[0] ?? ''
}

function actorOf(words: string): ProcedureStep['by'] | undefined {
  const bare = foldWords(words)
    .replace(/^(?:trinh tu thuc hien\s*)?(?:(?:[a-z]|\d{1,2})\s)?(?:buoc \d{1,2}\s*)?(?:[a-z]\s|\d{1,2}\s)?/, '')
    .replace(/^(?:trong thoi han|sau khi|truong hop|doi voi)\s.*/, '')
  if (byApplicant.test(bare)) return /(?:tiep nhan|giai quyet)/.test(bare.slice(0, 60)) ? 'both' : 'applicant'
  return byAgency.test(bare) ? 'agency' : undefined
}
