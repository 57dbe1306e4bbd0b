import type { PdfSignature } from '#kernel/files/pdf-signature.ts'

export type SignatureVerdict = 'sound' | 'broken' | 'unreadable'

/** What can be said of one signature of a file without asking anybody outside. */
export function verdictOn({ digestMatches, signatureValid }: PdfSignature): SignatureVerdict {
  if (digestMatches === false || signatureValid === false) return 'broken'
  return digestMatches === null || signatureValid === null ? 'unreadable' : 'sound'
}
