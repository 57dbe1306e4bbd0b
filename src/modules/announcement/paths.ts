import { pathTo } from '#kernel/http/route.ts'

/** Every address of this room. */
export const announcementPaths = {
  publicList: '/cong-bo',
  publicDecision: '/cong-bo/:slug',
  publicFile: '/cong-bo/:slug/quyet-dinh.pdf',
  list: '/can-bo/cong-bo',
  create: '/can-bo/cong-bo/lap-ho-so',
  dossier: '/can-bo/cong-bo/:code',
  addItem: '/can-bo/cong-bo/:code/them-thu-tuc',
  item: '/can-bo/cong-bo/:code/thu-tuc/:itemId',
  changeItem: '/can-bo/cong-bo/:code/thu-tuc/:itemId/sua',
  removeItem: '/can-bo/cong-bo/:code/thu-tuc/:itemId/bo',
  rebaseItem: '/can-bo/cong-bo/:code/thu-tuc/:itemId/doi-chieu',
  raiseFinding: '/can-bo/cong-bo/:code/thu-tuc/:itemId/y-kien',
  discussFinding: '/can-bo/cong-bo/:code/y-kien/:findingId',
  draftChecks: '/can-bo/thu-tuc/ban-thao/:revisionId/kiem-tra',
  submit: '/can-bo/cong-bo/:code/gui',
  return: '/can-bo/cong-bo/:code/tra-lai',
  clear: '/can-bo/cong-bo/:code/thong-qua',
  'submit-to-chairman': '/can-bo/cong-bo/:code/trinh-ky',
  sign: '/can-bo/cong-bo/:code/ky',
  withdraw: '/can-bo/cong-bo/:code/rut',
  document: '/can-bo/cong-bo/:code/van-ban/:file',
  signedFile: '/can-bo/cong-bo/:code/quyet-dinh-da-ky.pdf',
} as const
export type AnnouncementPath = keyof typeof announcementPaths

export function announcementPath(
  name: AnnouncementPath,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return pathTo(announcementPaths[name], params)
}

/** Where the draft of a text is written. */
export function draftEditorPath(revisionId: string): string {
  return `/can-bo/thu-tuc/ban-thao/${revisionId}`
}
