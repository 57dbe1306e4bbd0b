import { pathTo } from '#kernel/http/route.ts'

/** Addresses of this room; patterns for the routes, filled in for links. */
export const agencyPaths = {
  places: '/noi-tiep-nhan',
  place: '/noi-tiep-nhan/:code',
  agencies: '/can-bo/co-quan',
  newAgency: '/can-bo/co-quan/them',
  exportAgencies: '/can-bo/co-quan/xuat.xlsx',
  uploadAgencies: '/can-bo/co-quan/nhap',
  checkAgencies: '/can-bo/co-quan/nhap/:sha256',
  agency: '/can-bo/co-quan/:code',
  amendment: '/can-bo/co-quan/:code/sua',
  contact: '/can-bo/co-quan/:code/dia-chi',
  role: '/can-bo/co-quan/:code/vai-tro',
  closing: '/can-bo/co-quan/:code/giai-the',
  appointment: '/can-bo/co-quan/:code/bo-nhiem',
  officials: '/can-bo/can-bo',
  newOfficial: '/can-bo/can-bo/them',
  exportOfficials: '/can-bo/can-bo/xuat.xlsx',
  uploadOfficials: '/can-bo/can-bo/nhap',
  checkOfficials: '/can-bo/can-bo/nhap/:sha256',
  focalPoints: '/can-bo/can-bo/dau-moi',
  official: '/can-bo/can-bo/:code',
  officialAmendment: '/can-bo/can-bo/:code/sua',
  leaving: '/can-bo/can-bo/:code/thoi-viec',
  postEnding: '/can-bo/vi-tri/:postId/ket-thuc',
  deputising: '/can-bo/vi-tri/:postId/lam-thay',
  units: '/can-bo/don-vi-hanh-chinh',
} as const

export type AgencyPath = keyof typeof agencyPaths

export function agencyPath(name: AgencyPath, params: Readonly<Record<string, string>> = {}): string {
  return pathTo(agencyPaths[name], params)
}
