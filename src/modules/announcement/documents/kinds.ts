import type { Announcement } from '../model.ts'

/** The official documents of a dossier, as they stand in their addresses. */
export const documentKinds = ['quyet-dinh', 'to-trinh', 'gop-y'] as const
export type DocumentKind = (typeof documentKinds)[number]

/** The documents that can be made of a dossier now. */
export function documentsOf({ status, submittedAt }: Pick<Announcement, 'status' | 'submittedAt'>): DocumentKind[] {
  return documentKinds.filter((kind) => kind !== 'gop-y' || (submittedAt !== null && status !== 'withdrawn'))
}
