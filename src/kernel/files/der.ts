/** One element of DER (ITU-T X.690), as far as a signature needs it. */
export interface DerElement {
  readonly tag: number
  /** The content without tag and length. */
  readonly content: Buffer
  /** The whole element. */
  readonly whole: Buffer
}

/** @throws RangeError when the bytes are not DER */
export function readDer(bytes: Buffer, offset = 0): DerElement {
  const tag = byteAt(bytes, offset)
  const first = byteAt(bytes, offset + 1)
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || lengthBytes > 4) throw new RangeError('der.length')
  let length = lengthBytes === 0 ? first : 0
  for (let index = 0; index < lengthBytes; index++) length = length * 256 + byteAt(bytes, offset + 2 + index)
  const start = offset + 2 + lengthBytes
  if (start + length > bytes.length) throw new RangeError('der.cut')
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(offset, start + length) }
}

/** The elements inside one. */
export function derChildren({ content }: Pick<DerElement, 'content'>): readonly DerElement[] {
  const children: DerElement[] = []
  for (let offset = 0; offset < content.length;) {
    const child = readDer(content, offset)
    children.push(child)
    offset += child.whole.length
  }
  return children
}

/** `1.2.840.113549.1.9.4` */
export function objectIdentifier({ content }: Pick<DerElement, 'content'>): string {
  const [first = 0, ...rest] = content
  const numbers = [Math.min(2, Math.floor(first / 40)), first - 40 * Math.min(2, Math.floor(first / 40))]
  let value = 0
  for (const byte of rest) {
    value = value * 128 + (byte & 0x7f)
    if (byte < 0x80) {
      numbers.push(value)
      value = 0
    }
  }
  return numbers.join('.')
}

function byteAt(bytes: Buffer, offset: number): number {
  const byte = bytes[offset]
  if (byte === undefined) throw new RangeError('der.cut')
  return byte
}
