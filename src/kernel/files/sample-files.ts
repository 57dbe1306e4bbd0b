import { Document, Packer, Paragraph } from 'docx'
import { strToU8, zipSync, type Zippable } from 'fflate'
import sharp from 'sharp'

/** Small real files of each kind, and the bad ones that are made from them. For tests only. */

export const samplePdf = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
)

/** A Windows program, as far as its first bytes tell. */
export const sampleProgram = Buffer.concat([Buffer.from('MZ\u0090\0\u0003\0\0\0', 'latin1'), Buffer.alloc(600, 7)])

export function sampleDocx(...lines: readonly string[]): Promise<Buffer> {
  const children = lines.map((line) => new Paragraph(line))
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

const mainTypes = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
  docm: 'application/vnd.ms-word.document.macroEnabled.main+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
} as const

/** The skeleton of an Office file with further parts. */
export function sampleOffice(kind: keyof typeof mainTypes, parts: Zippable = {}): Buffer {
  const types = `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${mainTypes[kind]}"/></Types>`
  return Buffer.from(zipSync({ '[Content_Types].xml': strToU8(types), 'main.xml': strToU8('<main/>'), ...parts }))
}

export function samplePicture(format: 'jpeg' | 'png' | 'webp', width = 40, height = 20): Promise<Buffer> {
  const picture = sharp({ create: { width, height, channels: 3, background: '#c8102e' } })
  return picture.toFormat(format).toBuffer()
}

/** A photograph as a phone makes it: lying on its side, with the place where it was taken. */
export async function samplePhoneJpeg(): Promise<Buffer> {
  return sharp(await samplePicture('jpeg'))
    .withExif({
      IFD0: { Make: 'Phone', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '9/1 36/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '105/1 58/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer()
}

/** A PNG of a few dozen bytes that claims to be this large. */
export async function samplePngClaiming(width: number, height: number): Promise<Buffer> {
  const { crc32 } = await import('node:zlib')
  const bytes = Buffer.from(await samplePicture('png'))
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29)
  return bytes
}

function box(type: string, ...inside: readonly Buffer[]): Buffer {
  const body = Buffer.concat(inside)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

export const samplePlace = '+09.6000+105.9700/'

/** An MP4 film; with `place`, as a phone writes it. */
export function sampleMp4(brand: 'isom' | 'M4A ' | 'heic' = 'isom', place = false): Buffer {
  const ftyp = box('ftyp', Buffer.from(`${brand}\0\0\u0002\0${brand}mp41`, 'latin1'))
  const xyz = box('\u00a9xyz', Buffer.from([0, samplePlace.length, 0x15, 0xc7]), Buffer.from(samplePlace))
  const udta = place ? [box('udta', xyz, box('name', Buffer.from('Ghi hình')))] : []
  return Buffer.concat([ftyp, box('moov', box('mvhd', Buffer.alloc(100)), ...udta), box('mdat', Buffer.alloc(500, 1))])
}

export const sampleWav = Buffer.concat([
  Buffer.from('RIFF\u0024\u0002\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0', 'latin1'),
  Buffer.alloc(520),
])

/** Two silent frames, MPEG-1 layer III, 128 kbit/s. */
export const sampleMp3 = Buffer.concat([frame(), frame()])

function frame(): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xfb, 0x90, 0x00]), Buffer.alloc(413)])
}

/** The test string that every virus scanner answers to, put together here so that no scanner stops at this file. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}', '$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
