import type { FileKind } from '#kernel/files/kinds.ts'

/** More pixels than any phone's picture; a picture of a few kilobytes can claim far more and fill the memory. */
const mostPixels = 50_000_000
const longestSide = 4_000

export type RedrawnImage =
  | { readonly bytes: Buffer; readonly kind: FileKind; readonly hadLocation: boolean }
  | { readonly refused: 'file-unreadable' | 'file-too-large' }

/**
 * Draws a picture anew: upright, at most 4,000 pixels a side, without anything that was written beside it (where it was taken,
 * with which phone, when). An animation keeps its first frame. HEIC becomes JPEG where the library can read it.
 */
export function redrawImage(bytes: Buffer, kind: FileKind): Promise<RedrawnImage> {
  // One picture at a time: two large ones decoded together would double the memory of the process.
  const turn = queue.then(() => redraw(bytes, kind))
  queue = turn.catch(() => undefined)
  return turn
}

let queue: Promise<unknown> = Promise.resolve()

async function redraw(bytes: Buffer, kind: FileKind): Promise<RedrawnImage> {
  const sharp = await loadSharp()
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', pages: 1 })
    const { width, height, exif, xmp } = await image.metadata()
    if (width * height > mostPixels) return { refused: 'file-too-large' }

    const upright = image
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    const drawn = await (
      kind === 'png' ? upright.png() : kind === 'webp' ? upright.webp({ quality: 85 }) : upright.jpeg({ quality: 85 })
    ).toBuffer()
    return { bytes: drawn, kind: kind === 'heic' ? 'jpeg' : kind, hadLocation: tellsLocation(exif, xmp) }
  } catch (error) {
    const tooMany = error instanceof Error && error.message.includes('pixel limit')
    return { refused: tooMany ? 'file-too-large' : 'file-unreadable' }
  }
}

let loading: Promise<typeof import('sharp')> | undefined

/** Loaded with the first picture: the library takes tens of megabytes that most processes never need. */
async function loadSharp(): Promise<typeof import('sharp').default> {
  loading ??= import('sharp').then((module) => {
    module.default.cache(false)
    module.default.concurrency(1)
    return module
  })
  return (await loading).default
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
