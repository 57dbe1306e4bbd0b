import { describe, expect, test } from 'vitest'
import { readPdfSignatures } from './pdf-signature.ts'
import { samplePdf } from './sample-files.ts'
import { signedPdf } from './signed-pdf-sample.ts'

/** The same file with one letter of its content changed, the length kept. */
function altered(): Buffer {
  const bytes = Buffer.from(signedPdf)
  bytes.write('3', bytes.indexOf('/Count 0') + '/Count '.length)
  return bytes
}

describe('a digital signature in a PDF', () => {
  test('whole and untouched: the bytes are those that were signed, by the key of the certificate in it', () => {
    expect(readPdfSignatures(signedPdf)).toEqual([
      {
        signer: 'Nguyen Minh Hoa (thu nghiem)',
        issuer: 'Nguyen Minh Hoa (thu nghiem)',
        validFrom: expect.stringMatching(/^20\d\d-/),
        validTo: expect.stringMatching(/^20\d\d-/),
        claimedAt: '2026-11-20T09:00:00+07:00',
        digestMatches: true,
        signatureValid: true,
        coversWholeFile: true,
      },
    ])
  })

  test('one changed byte is seen', () => {
    expect(readPdfSignatures(altered())[0]).toMatchObject({ digestMatches: false, signatureValid: true })
  })

  test('what was written after the signature is seen', () => {
    const more = Buffer.concat([signedPdf, Buffer.from('4 0 obj<<>>endobj\n%%EOF\n')])
    expect(readPdfSignatures(more)[0]).toMatchObject({ digestMatches: true, coversWholeFile: false })
  })

  test('a range that leaves out more than the signature proves nothing', () => {
    const text = signedPdf.toString('latin1')
    const moved = text.replace(
      /\/ByteRange\[0 (\d{10})/,
      (_, end: string) => `/ByteRange[0 ${String(Number(end) - 9).padStart(10, '0')}`,
    )
    expect(readPdfSignatures(Buffer.from(moved, 'latin1'))[0]).toMatchObject({
      digestMatches: null,
      signatureValid: null,
    })
  })

  test('a file without one has none, and rubbish in its place is said to be unreadable', () => {
    expect(readPdfSignatures(samplePdf)).toEqual([])
    const broken = Buffer.from(signedPdf.toString('latin1').replace(/<30/, '<ff'), 'latin1')
    expect(readPdfSignatures(broken)[0]).toMatchObject({ signer: null, digestMatches: null })
  })
})
