import { foldWords } from './fold.ts'

/** What the suggestion is made from: sector code, and the agencies' names with the competent ones first. */
export interface AgencyClues {
  readonly sectorCode: string | null
  readonly agencies: readonly string[]
}

/** A department of the province by the matter it is named after; the sector decides where offices were merged since. */
interface Department {
  readonly matter: string
  readonly code: string | null
  readonly bySector?: readonly (readonly [sectorPrefix: string, code: string])[]
}

const labor = 'so-lao-dong-thuong-binh-va-xa-hoi'
const environment = 'so-tai-nguyen-va-moi-truong'
const agriculture = 'so-nong-nghiep-va-phat-trien-nong-thon'
const investment = 'so-ke-hoach-va-dau-tu'
const transport = 'so-giao-thong-van-tai'
const information = 'so-thong-tin-va-truyen-thong'

/**
 * The records speak of the offices after the mergers of 2025, the province's plan of those before. `code: null` with sectors means:
 * only the sector tells which of the former offices is meant, and without it nothing is suggested.
 */
const departments: readonly Department[] = [
  { matter: 'y te', code: 'so-y-te' },
  { matter: 'tu phap', code: 'so-tu-phap' },
  { matter: 'cong thuong', code: 'so-cong-thuong' },
  { matter: 'xay dung', code: 'so-xay-dung', bySector: [['G04-GT', transport]] },
  { matter: 'giao thong', code: transport, bySector: [['G17-XD', 'so-xay-dung']] },
  {
    matter: 'nong nghiep',
    code: null,
    bySector: [
      ['G13-TN', environment],
      ['G10-TN', environment],
      ['G10-NN', agriculture],
      ['KL-', agriculture],
      ['G07-LĐ', labor],
    ],
  },
  { matter: 'tai nguyen', code: environment },
  { matter: 'van hoa', code: 'so-van-hoa-the-thao-va-du-lich', bySector: [['G14-TT', information]] },
  { matter: 'the duc', code: 'so-van-hoa-the-thao-va-du-lich' },
  { matter: 'du lich', code: 'so-van-hoa-the-thao-va-du-lich' },
  {
    matter: 'noi vu',
    code: 'so-noi-vu',
    bySector: [
      ['G07-LĐ', labor],
      ['G09-LĐ', labor],
    ],
  },
  {
    matter: 'dan toc',
    code: null,
    bySector: [
      ['G21-DTTG01', 'ban-dan-toc'],
      ['G21-DTTG02', 'so-noi-vu'],
    ],
  },
  { matter: 'ton giao', code: 'so-noi-vu' },
  {
    matter: 'tai chinh',
    code: null,
    bySector: [
      ['G05', investment],
      ['G12.9', investment],
      ['G12.03', investment],
      ['G12-TC', 'so-tai-chinh'],
    ],
  },
  { matter: 'ke hoach', code: investment },
  { matter: 'khoa hoc', code: 'so-khoa-hoc-va-cong-nghe', bySector: [['G14-TT', information]] },
  { matter: 'thong tin', code: information },
  {
    matter: 'giao duc',
    code: 'so-giao-duc-va-dao-tao',
    bySector: [
      ['G03-GD03', labor],
      ['G07-LĐ', labor],
    ],
  },
  { matter: 'lao dong', code: labor },
]

/**
 * The department of the province that a record most likely belongs to, as the code of an agency; null when the record does not name a department.
 * A suggestion for people to confirm: who is competent is decided by the law, never by this.
 */
export function competentAgencyCode(clues: AgencyClues): string | null {
  for (const agency of clues.agencies) {
    const matter = matterOf(foldWords(agency))
    const department = matter === undefined ? undefined : departments.find((one) => matter.startsWith(one.matter))
    if (!department) continue
    const sectorCode = clues.sectorCode ?? ''
    const code = department.bySector?.find(([prefix]) => sectorCode.startsWith(prefix))?.[1] ?? department.code
    if (code !== null) return code
  }
  return null
}

/** What a department is for: "Sở Y tế tỉnh …" and "Cơ quan chuyên môn về y tế thuộc Ủy ban nhân dân cấp tỉnh" both say "y te". */
function matterOf(folded: string): string | undefined {
  const office = /^(?:giam doc |van phong )?so (.+)$/.exec(folded)
  if (office) return office[1]
  return /^co quan chuyen mon ve (.+) thuoc (?:uy ban nhan dan|ubnd) cap tinh$/.exec(folded)?.[1]
}
