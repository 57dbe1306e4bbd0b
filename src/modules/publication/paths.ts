import { pathTo } from '#kernel/http/route.ts'

export const publicationPaths = {
  sheet: '/n/:token',
  list: '/can-bo/niem-yet',
  pack: '/can-bo/niem-yet/bo-to-in.pdf',
  staffSheet: '/can-bo/niem-yet/to/:token',
  confirm: '/can-bo/niem-yet/to/:token/niem-yet',
  takeDown: '/can-bo/niem-yet/to/:token/go',
  photo: '/can-bo/niem-yet/to/:token/anh/:id',
  settle: '/can-bo/niem-yet/to/:token/bao-cao/:report',
  sites: '/can-bo/niem-yet/trang-thong-tin',
} as const

export function publicationPath(
  name: keyof typeof publicationPaths,
  params: Readonly<Record<string, string>> = {},
): string {
  return pathTo(publicationPaths[name], params)
}
