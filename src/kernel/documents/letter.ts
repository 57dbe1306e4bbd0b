import type { LegalDate } from '#kernel/i18n/dates.ts'

/** A piece of text in one style. Text is always shown as it is: no character of it is ever read as markup. */
export interface TextRun {
  readonly text: string
  readonly bold?: boolean
  readonly italic?: boolean
}

/** Text of a block: plain, or in several styles. `\n` starts a new line. */
export type Inline = string | readonly TextRun[]

export interface LetterColumn {
  readonly header: string
  /** Share of the width of the table: 1 and 3 make a quarter and three quarters. */
  readonly width: number
  readonly align?: 'left' | 'center' | 'right'
}

/** One block of the body (Nghị định 30/2020/NĐ-CP, Phụ lục I, ô số 6). */
export type LetterBlock =
  | { readonly kind: 'paragraph'; readonly text: Inline; readonly align?: 'left' | 'center' }
  /** Level 1: Phần, Chương, centred; level 2: Mục and the like, indented. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: string }
  /** `Điều {number}. {title}` in bold, then the text upright. */
  | { readonly kind: 'article'; readonly number: string; readonly title?: string; readonly text: Inline }
  /** Khoản, điểm, gạch đầu dòng: marker as printed, `1.`, `a)`, `-`. */
  | { readonly kind: 'item'; readonly marker: string; readonly text: Inline }
  /** A row shorter than the columns is filled with empty cells; the header is repeated on each page. */
  | { readonly kind: 'table'; readonly columns: readonly LetterColumn[]; readonly rows: readonly (readonly Inline[])[] }

/** Công văn has a subject under its number; every other kind of document has its name and a title (ô số 5a, 5b). */
export type LetterForm =
  | { readonly kind: 'cong-van'; readonly subject: string }
  | { readonly kind: 'named'; readonly type: string; readonly title: string }

export interface LetterSignature {
  /** One per line, as `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH` (Điều 13). */
  readonly capacity: readonly string[]
  /** Without academic titles; null leaves the room empty. */
  readonly name: string | null
}

export interface LetterAppendix {
  /** `I`, `II`; null when there is only one. */
  readonly number: string | null
  readonly title: string
  /** As `(Kèm theo Quyết định số 12/QĐ-UBND ngày 05 tháng 02 năm 2017)`. */
  readonly attachedTo: string
  /** Landscape is allowed for tables (Phụ lục I, phần I, điểm 1). */
  readonly orientation: 'portrait' | 'landscape'
  readonly body: readonly LetterBlock[]
}

/**
 * An official document by the blocks of Phụ lục I, Nghị định 30/2020/NĐ-CP. Words as the caller wants them printed;
 * capitals, leading zeros, dashes and the signs that end lines are set here.
 */
export interface OfficialLetter {
  /** Cơ quan chủ quản (ô số 2); a line break may be set with `\n`. */
  readonly governingAgency?: string
  readonly issuingAgency: string
  /** Full số, ký hiệu, as `5/UBND-KSTTHC`; null while it is a draft. */
  readonly number: string | null
  /** Ký hiệu shown after the empty number of a draft, as `UBND-KSTTHC`. */
  readonly symbol?: string
  readonly place: string
  /** Null while it is not signed: day and month stay empty. */
  readonly date: LegalDate | null
  /** Year shown in an empty date. */
  readonly year?: number
  readonly form: LetterForm
  /** Kính gửi (ô số 9a). */
  readonly addressees?: readonly string[]
  /** Thẩm quyền ban hành above the grounds of a decision, as `CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH`. */
  readonly authority?: string
  /** Căn cứ, one line each. */
  readonly grounds?: readonly string[]
  /** The word between the grounds and the articles, as `QUYẾT ĐỊNH:`. */
  readonly decides?: string
  readonly body: readonly LetterBlock[]
  /** Nơi nhận (ô số 9b), the last as `Lưu: VT, KSTTHC`. */
  readonly recipients: readonly string[]
  readonly signature: LetterSignature
  readonly appendices?: readonly LetterAppendix[]
  /** Address, telephone, e-mail, website at the foot of page 1 (ô số 13). */
  readonly contact?: string
  /** Printed in a frame under the number, as `DỰ THẢO`. */
  readonly draftMark?: string
}

/** Sizes in points, all from the table of Phụ lục I; where it gives a range, the value chosen for the whole office. */
export const letterSizes = {
  nation: 13,
  motto: 14,
  agency: 13,
  number: 13,
  subject: 13,
  date: 14,
  type: 14,
  body: 14,
  table: 13,
  signature: 14,
  recipientsLabel: 12,
  recipients: 11,
  contact: 11,
  pageNumber: 14,
} as const

/** Page geometry in millimetres (Phụ lục I: trên, dưới 20–25; trái 30–35; phải 15–20; lùi đầu dòng 10–12,7). */
export const letterPage = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, indent: 12.7 } as const
