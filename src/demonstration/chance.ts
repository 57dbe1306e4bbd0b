/** The same dice for the same number, so that every installation gets the same demonstration. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  whole(from: number, to: number): number
  pick<Item>(items: readonly Item[]): Item
  /** By weight; weights need not add up to anything. */
  weighted<Key extends string>(weights: Readonly<Record<Key, number>>, keys: readonly Key[]): Key
}

/** Mulberry32: small, even enough for made-up stories, and nothing else. */
export function chanceFrom(number: number): Chance {
  let state = number >>> 0
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    whole: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick(items) {
      const item = items[Math.floor(next() * items.length)]
      if (item === undefined) throw new Error('Nothing to pick from')
      return item
    },
    weighted(weights, keys) {
      let left = next() * keys.reduce((sum, key) => sum + weights[key], 0)
      for (const key of keys) {
        left -= weights[key]
        if (left < 0) return key
      }
      const [first] = keys
      if (first === undefined) throw new Error('Nothing to pick from')
      return first
    },
  }
}
