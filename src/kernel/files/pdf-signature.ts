import { constants, createHash, verify, X509Certificate, type KeyObject } from 'node:crypto'
import { z } from 'zod'
import { derChildren, objectIdentifier, readDer, type DerElement } from './der.ts'

/** What can be told of one signature in a PDF without asking anybody outside. Null: it could not be checked here. */
export const PdfSignature = z.object({
  /** Name in the signer's certificate. */
  signer: z.string().nullable(),
  issuer: z.string().nullable(),
  /** The certificate's own days, as ISO instants. */
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  /** What the file says of its moment; only a timestamp of an authority would prove it. */
  claimedAt: z.string().nullable(),
  /** The signed bytes are those that are there now. */
  digestMatches: z.boolean().nullable(),
  /** The signature was made with the key of this certificate. */
  signatureValid: z.boolean().nullable(),
  /** Nothing was added after the signature: it covers the file to its end. */
  coversWholeFile: z.boolean(),
})
export type PdfSignature = z.infer<typeof PdfSignature>

const digests: Readonly<Record<string, string>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
}
const rsaPss = '1.2.840.113549.1.1.10'
const messageDigest = '1.2.840.113549.1.9.4'
const signedData = '1.2.840.113549.1.7.2'

/**
 * The digital signatures of a PDF (ISO 32000 §12.8, detached CMS): whether the bytes are those that were signed and whether the
 * signature fits the certificate in it. Whether that certificate can be trusted, was revoked, or when the signature was really made is not
 * asked here: that needs the authorities' services.
 */
export function readPdfSignatures(pdf: Buffer): readonly PdfSignature[] {
  const text = pdf.toString('latin1')
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)]
  return ranges.flatMap((match) => {
    const [start = 0, first = 0, second = 0, last = 0] = match.slice(1).map(Number)
    // It names bytes that are not there: what was signed is another file.
    if (start !== 0 || first > second || second + last > pdf.length)
      return [{ ...unreadable(false), digestMatches: false }]
    const hex = /^<([0-9A-Fa-f\s]*)>$/.exec(text.slice(first, second))?.[1]
    const coversWholeFile = second + last >= text.trimEnd().length
    if (hex === undefined) return [unreadable(coversWholeFile)]
    const signed = Buffer.concat([pdf.subarray(0, first), pdf.subarray(second, second + last)])
    const claimedAt = claimedMoment(text.slice(Math.max(0, match.index - 2000), match.index + 2000))
    try {
      return [{ ...readCms(Buffer.from(hex.replaceAll(/\s/g, ''), 'hex'), signed), coversWholeFile, claimedAt }]
    } catch {
      // A signature in another form is there all the same; it is shown as one that could not be read.
      return [{ ...unreadable(coversWholeFile), claimedAt }]
    }
  })
}

function unreadable(coversWholeFile: boolean): PdfSignature {
  return {
    signer: null,
    issuer: null,
    validFrom: null,
    validTo: null,
    claimedAt: null,
    digestMatches: null,
    signatureValid: null,
    coversWholeFile,
  }
}

/** `/M (D:20261123083000+07'00')` → `2026-11-23T08:30:00+07:00` */
function claimedMoment(dictionary: string): string | null {
  const match = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-])(\d\d)'?(\d\d)?'?|Z)?/.exec(dictionary)
  if (!match) return null
  const [, year, month, day, hour, minute, second, sign, offsetHours, offsetMinutes] = match
  const zone = sign === undefined ? 'Z' : `${sign}${offsetHours}:${offsetMinutes ?? '00'}`
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`
}

function readCms(cms: Buffer, signed: Buffer): Omit<PdfSignature, 'coversWholeFile' | 'claimedAt'> {
  const message = readDer(cms)
  const [type, wrapped] = derChildren(message)
  if (message.tag !== 0x30 || !type || !wrapped || objectIdentifier(type) !== signedData)
    throw new RangeError('cms.not-signed-data')
  const parts = derChildren(readDer(wrapped.content))
  const certificates = derChildren(parts.find(({ tag }) => tag === 0xa0) ?? { content: Buffer.alloc(0) }).flatMap(
    asCertificate,
  )
  const signerInfo = derChildren(parts.at(-1) ?? { content: Buffer.alloc(0) })[0]
  if (!signerInfo) throw new RangeError('cms.no-signer')
  const { digest, attributes, algorithm, signature, serial } = signerOf(signerInfo)
  const certificate = certificates.find(({ serialNumber }) => serialNumber === serial) ?? certificates[0]
  const value = createHash(digest).update(signed).digest()
  return {
    signer: commonName(certificate?.subject),
    issuer: commonName(certificate?.issuer),
    validFrom: certificate ? new Date(certificate.validFrom).toISOString() : null,
    validTo: certificate ? new Date(certificate.validTo).toISOString() : null,
    digestMatches: attributes === null ? null : (digestIn(attributes)?.equals(value) ?? null),
    signatureValid: certificate
      ? fits({ key: certificate.publicKey, digest, algorithm, signature, of: attributes ? asSet(attributes) : signed })
      : null,
  }
}

function asCertificate({ tag, whole }: DerElement): X509Certificate[] {
  return tag === 0x30 ? [new X509Certificate(whole)] : []
}

function signerOf(info: DerElement) {
  const [, sid, digestAlgorithm, ...rest] = derChildren(info)
  const attributes = rest[0]?.tag === 0xa0 ? rest[0] : null
  const [algorithm, signature] = attributes ? rest.slice(1) : rest
  const oid = (element: DerElement | undefined): string => {
    const [first] = element ? derChildren(element) : []
    if (!first) throw new RangeError('cms.no-algorithm')
    return objectIdentifier(first)
  }
  const digest = digests[oid(digestAlgorithm)]
  if (digest === undefined || !signature) throw new RangeError('cms.unknown-digest')
  const serial =
    sid?.tag === 0x30 ? derChildren(sid)[1]?.content.toString('hex').toUpperCase().replace(/^0+/, '') : undefined
  return { digest, attributes, algorithm: oid(algorithm), signature: signature.content, serial }
}

function digestIn(attributes: DerElement): Buffer | undefined {
  for (const attribute of derChildren(attributes)) {
    const [type, values] = derChildren(attribute)
    if (type && values && objectIdentifier(type) === messageDigest) return derChildren(values)[0]?.content
  }
  return undefined
}

/** What is signed is the set of attributes under its own tag, not under the one that it has in the message (RFC 5652 §5.4). */
function asSet({ whole }: DerElement): Buffer {
  return Buffer.concat([Buffer.from([0x31]), whole.subarray(1)])
}

interface SignatureToCheck {
  readonly key: KeyObject
  readonly digest: string
  readonly algorithm: string
  readonly signature: Buffer
  readonly of: Buffer
}

function fits({ key, digest, algorithm, signature, of }: SignatureToCheck): boolean | null {
  try {
    const padding =
      algorithm === rsaPss
        ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_AUTO }
        : {}
    return verify(digest, of, { key, ...padding }, signature)
  } catch {
    return null
  }
}

function commonName(name: string | undefined): string | null {
  return name === undefined ? null : (/^CN=(.+)$/m.exec(name)?.[1] ?? name.replaceAll('\n', ', '))
}
