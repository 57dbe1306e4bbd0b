/**
 * Phones write the place of recording into films and sound recordings, in a box of its own. The box is renamed `free` and
 * filled with nothing, so that no other box moves and the recording stays as it was, to be used as evidence.
 */
export function eraseMediaLocation(bytes: Buffer): { readonly bytes: Buffer; readonly hadLocation: boolean } {
  const places = locationBoxes(bytes, 0, bytes.length, 0)
  if (places.length === 0) return { bytes, hadLocation: false }
  const erased = Buffer.from(bytes)
  for (const { start, end } of places) {
    erased.write('free', start + 4, 'latin1')
    erased.fill(0, start + 8, end)
  }
  return { bytes: erased, hadLocation: true }
}

interface Box {
  readonly type: string
  readonly start: number
  readonly inside: number
  readonly end: number
}

const containers = ['moov', 'udta', 'trak', 'meta']
const locations = ['\u00a9xyz', 'loci']
const appleLocationKey = 'com.apple.quicktime.location'

function locationBoxes(bytes: Buffer, from: number, to: number, depth: number): readonly Box[] {
  const found: Box[] = []
  for (const box of boxesIn(bytes, from, to)) {
    if (locations.includes(box.type)) found.push(box)
    // Apple keeps names and values apart; without walking both, the whole small description goes.
    else if (box.type === 'meta' && bytes.subarray(box.start, box.end).includes(appleLocationKey)) found.push(box)
    else if (containers.includes(box.type) && depth < 4)
      found.push(...locationBoxes(bytes, box.inside, box.end, depth + 1))
  }
  return found
}

function* boxesIn(bytes: Buffer, from: number, to: number): Iterable<Box> {
  let at = from
  while (at + 8 <= to) {
    const short = bytes.readUInt32BE(at)
    const large = short === 1 && at + 16 <= to
    const size = large ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    if (size < 8 || at + size > to) return
    const type = bytes.toString('latin1', at + 4, at + 8)
    // `meta` of ISO files has four bytes of version before its children; of QuickTime files it has none.
    const skip = type === 'meta' && bytes.readUInt32BE(at + 8) === 0 ? 12 : large ? 16 : 8
    yield { type, start: at, inside: at + skip, end: at + size }
    at += size
  }
}
