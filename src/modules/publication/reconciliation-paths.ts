import { pathTo } from '#kernel/http/route.ts'

export const reconciliationPaths = {
  reconciliation: '/can-bo/doi-chieu',
  sheet: '/can-bo/doi-chieu/doi-chieu-cong-khai.xlsx',
  sendings: '/can-bo/co-so-du-lieu-quoc-gia',
  sending: '/can-bo/co-so-du-lieu-quoc-gia/:dutyId',
  sendAgain: '/can-bo/co-so-du-lieu-quoc-gia/:dutyId/gui-lai',
} as const

export function reconciliationPath(
  name: keyof typeof reconciliationPaths,
  params: Readonly<Record<string, string>> = {},
): string {
  return pathTo(reconciliationPaths[name], params)
}
