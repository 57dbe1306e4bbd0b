import type { Act } from '#kernel/act.ts'
import { appointOfficial } from './appoint-official.ts'
import type { PostRole } from './model.ts'
import { listHolders } from './official-queries.ts'
import { getAgencyByCode } from './queries.ts'
import { registerOfficial } from './register-official.ts'

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Lâm', 'Thạch', 'Sơn', 'Kim', 'Huỳnh', 'Lý', 'Danh', 'Võ']
const middles = ['Thị', 'Văn', 'Minh', 'Ngọc', 'Thanh', 'Hoàng', 'Thúy', 'Quốc']
const givens = [
  'An',
  'Bình',
  'Chi',
  'Dung',
  'Giang',
  'Hiếu',
  'Khánh',
  'Linh',
  'Mai',
  'Nam',
  'Phương',
  'Quân',
  'Sang',
  'Thảo',
  'Uyên',
  'Vinh',
]

const roles: readonly { readonly role: PostRole; readonly title: string }[] = [
  { role: 'focal-point', title: 'Cán bộ đầu mối kiểm soát TTHC (trình diễn)' },
  { role: 'head', title: 'Thủ trưởng cơ quan (trình diễn)' },
]

/**
 * Gives agencies of the demonstration a focal point and a head where they have none. The names are made up and their titles say so:
 * nobody may take them for the real officials of the province.
 */
export async function appointDemonstrationOfficials(act: Act, agencyCodes: readonly string[]): Promise<void> {
  for (const [index, agencyCode] of agencyCodes.entries()) {
    const agency = await getAgencyByCode(act.tx, agencyCode)
    for (const [place, { role, title }] of roles.entries()) {
      if ((await listHolders(act.tx, agency.id, [role], act.today)).length > 0) continue
      const code = `${agencyCode}-${role}`.slice(0, 60).replace(/-$/, '')
      await registerOfficial(act, { code, name: nameOf(index * roles.length + place) })
      await appointOfficial(act, {
        officialCode: code,
        agencyCode,
        role,
        title,
        from: '2017-01-01',
        basis: 'Dữ liệu trình diễn',
      })
    }
  }
}

function nameOf(number: number): string {
  const pick = (names: readonly string[], step: number): string => names[(number * step + step) % names.length] ?? ''
  return `${pick(surnames, 5)} ${pick(middles, 3)} ${pick(givens, 7)}`
}
