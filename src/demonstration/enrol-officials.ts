import type { Act } from '#kernel/act.ts'
import { enrolOfficial } from '#modules/agency/public.ts'

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Lâm', 'Thạch', 'Sơn', 'Kim', 'Huỳnh', 'Lý', 'Danh', 'Võ']
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
const roles = ['focal-point', 'head'] as const

/** Held by the people with accounts: the health department always, the control authority in its time. */
const from: Readonly<Record<string, string>> = { 'so-tu-phap': '2017-09-25' }
const enrolledWithAccounts = new Set(['so-y-te', 'van-phong-ubnd-tinh'])

/**
 * Gives the agencies of the demonstration a focal point and a head. Every one of them is called "Minh Họa" (demonstration):
 * nobody may take them for officials of the province.
 */
export async function enrolDemonstrationOfficials(act: Act, agencyCodes: readonly string[]): Promise<void> {
  const present = await act.tx.selectFrom('official').select('code').execute()
  const known = new Set(present.map(({ code }) => code))
  const posts = agencyCodes
    .filter((code) => !enrolledWithAccounts.has(code))
    .flatMap((agencyCode) => roles.map((role) => ({ agencyCode, role })))
  for (const [number, { agencyCode, role }] of posts.entries()) {
    const code = `${agencyCode.slice(0, 45)}-${role}`
    if (known.has(code)) continue
    const name = `${surnames[(number * 5) % surnames.length]} Minh Họa ${givens[(number * 7) % givens.length]}`
    await enrolOfficial(act, {
      code,
      name,
      basis: 'Dữ liệu minh họa',
      posts: [{ agencyCode, role, from: from[agencyCode] ?? '2017-01-01' }],
    })
  }
}
