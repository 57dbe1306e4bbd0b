import type { ContentFlag, Paper, PaperGroup } from './content.ts'
import { cleanName, cleanText, saidText, type PortalPaper, type SourceRecord } from './source.ts'

export interface PapersReading {
  readonly groups: readonly PaperGroup[]
  readonly copyCount: number | null
  readonly flags: readonly { readonly flag: ContentFlag; readonly part: string; readonly text: string }[]
  /** Papers that say nothing: no name, no form. */
  readonly empty: number
}

const mostCopies = 1000

/** The papers of a dossier in their cases. A group without papers is a remark that the source keeps among the papers: it stays, as a heading. */
export function readPapers(cases: SourceRecord['executionCases']): PapersReading {
  const flags: { flag: ContentFlag; part: string; text: string }[] = []
  let empty = 0
  const groups = cases.flatMap((group) => {
    const title = saidText(group.name).replace(/^mặc định$/iu, '')
    const papers = group.profileComponents.flatMap((source) => {
      const paper = readPaper(source, title)
      if (paper === undefined) {
        empty++
        return []
      }
      if (paper.originals + paper.copies + paper.certifiedCopies === 0 && paper.use === 'submit')
        flags.push({ flag: 'paper-without-count', part: 'papers', text: paper.name.slice(0, 4000) })
      return [paper]
    })
    return title === '' && papers.length === 0 ? [] : [{ title: title.slice(0, 20_000), papers }]
  })
  const titles = cases.flatMap((group) => [group.name, ...group.profileComponents.map(({ name }) => name)])
  return { groups, copyCount: setsIn(titles), flags, empty }
}

function readPaper(source: PortalPaper, group: string): Paper | undefined {
  const name = saidText(source.name)
  const forms = source.attachments
    .map((file) => ({
      name: cleanName(file.fileName).slice(0, 500),
      fileId: null,
      url: [file.bucketName, file.filePath]
        .map(cleanName)
        .filter((part) => part !== '')
        .join('/')
        .slice(0, 2000),
    }))
    .filter((form) => form.name !== '' || form.url !== '')
  if (name === '' && forms.length === 0) return undefined
  const copies = countOf(source.copyQty)
  const certified = isCertified(name)
  return {
    name: (name || (forms[0]?.name ?? '')).slice(0, 20_000),
    originals: countOf(source.originalQty),
    copies: certified ? 0 : copies,
    certifiedCopies: certified ? copies : 0,
    use: isPresented(name, group) ? 'present' : 'submit',
    // The source marks none of its papers as required; only the words say which one may be missing.
    required: !/\(?\s*nếu\s+có\s*\)?\s*[.;]?$/iu.test(name),
    electronic: source.hasElectronicForm,
    forms,
    code: cleanName(source.code).slice(0, 200),
    note: '',
  }
}

function countOf(count: number | null | undefined): number {
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 && count <= mostCopies ? count : 0
}

/** The source counts copies only; which kind of copy stands in the paper's name. Where a plain copy does as well, it is a plain one. */
function isCertified(name: string): boolean {
  if (
    !/(?:bản\s+sao|sao\s+y|bản\s+chụp|photo)[^.;]{0,40}(?:chứng\s+thực|công\s+chứng)|chứng\s+thực\s+(?:bản\s+sao|từ\s+bản\s+chính)/iu.test(
      name,
    )
  )
    return false
  return !/(?:bản\s+sao|bản\s+chụp|photo)[^.;]*\s(?:hoặc|và)\s[^.;]*(?:đối\s+chiếu)|(?:hoặc\s+(?:bản\s+)?(?:chụp|sao\s+kèm)|chụp\s+hoặc|không\s+(?:cần|phải)\s+(?:chứng\s+thực|công\s+chứng))/iu.test(
    name,
  )
}

function isPresented(name: string, group: string): boolean {
  if (/giấy\s+tờ[^.;:]{0,20}xuất\s+trình/iu.test(group) && !/nộp/iu.test(group)) return true
  return /^[\s*+–-]*(?:\p{L}{1,2}\)\s*)?xuất\s+trình\s/iu.test(name) && !/\snộp\s/iu.test(name)
}

/** "Số lượng hồ sơ: 01 bộ", which the source has no field for. */
function setsIn(texts: readonly string[]): number | null {
  for (const raw of texts) {
    const found =
      /số\s+(?:lượng|bộ)(?:\s+hồ\s+sơ)?\s*(?:nộp\s*)?[:là\s]*\s*0*(\d{1,2})\s*(?:\([^()]{1,20}\)\s*)?bộ/iu.exec(
        cleanText(raw),
      )
    if (found?.[1]) return Number(found[1])
  }
  return null
}
