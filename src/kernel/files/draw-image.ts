import sharp from 'sharp'
import { longestSide, mostPixels, type RedrawOutcome } from '#kernel/files/image-limits.ts'

/**
 * The work of the drawing process: upright, no larger than allowed, nothing kept but the picture itself.
 * @param format what the bytes were found to be; anything that is not PNG or WebP becomes JPEG
 */
export async function drawImage(bytes: Buffer, format: string): Promise<{ outcome: RedrawOutcome; drawn: Buffer }> {
  sharp.cache(false)
  sharp.concurrency(1)
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    const { width, height, exif, xmp } = await image.metadata()
    if (width * height > mostPixels) return refused('file-too-large')
    const small = image
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    const encoded =
      format === 'png' ? small.png() : format === 'webp' ? small.webp({ quality: 85 }) : small.jpeg({ quality: 85 })
    return { outcome: tellsLocation(exif, xmp) ? 'drawn-without-location' : 'drawn', drawn: await encoded.toBuffer() }
  } catch (error) {
    const tooMany = error instanceof Error && error.message.includes('pixel limit')
    return refused(tooMany ? 'file-too-large' : 'file-unreadable')
  }
}

function refused(outcome: RedrawOutcome): { outcome: RedrawOutcome; drawn: Buffer } {
  return { outcome, drawn: Buffer.alloc(0) }
}

const gpsPointer = 0x8825

function tellsLocation(exif: Buffer | undefined, xmp: Buffer | undefined): boolean {
  return (exif !== undefined && hasGpsPart(exif)) || (xmp !== undefined && xmp.includes('GPSL'))
}

/** Whether the first directory of the EXIF data points to a GPS directory. Broken data counts as telling nothing: it is dropped anyway. */
function hasGpsPart(exif: Buffer): boolean {
  try {
    const tiff = exif.toString('latin1', 0, 4) === 'Exif' ? exif.subarray(6) : exif
    const little = tiff.toString('latin1', 0, 2) === 'II'
    const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    const count = short(directory)
    return Array.from({ length: count }, (_, index) => directory + 2 + index * 12).some(
      (at) => short(at) === gpsPointer,
    )
  } catch {
    return false
  }
}
