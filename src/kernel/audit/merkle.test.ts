import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  appendLeaf,
  consistencyPath,
  emptyFrontier,
  emptyRoot,
  inclusionPath,
  leafHash,
  nodeHash,
  peakRanges,
  rootOfFrontier,
  rootOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from './merkle.ts'

/** The inputs and roots that the Certificate Transparency programs test each other with. */
const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = inputs.map((input) => leafHash(Buffer.from(input, 'hex')))
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'))

test('the tree without leaves has the hash of nothing as its root', () => {
  expect(emptyRoot().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(rootOfLeaves([])).toEqual(emptyRoot())
})

test('the roots of one to eight leaves are those known from Certificate Transparency', () => {
  expect(hex(leaves.map((_, index) => rootOfLeaves(leaves.slice(0, index + 1))))).toEqual(roots)
})

test('inclusion proofs are those known from Certificate Transparency', () => {
  expect(inclusionPath(0, leaves.slice(0, 1))).toEqual([])
  expect(hex(inclusionPath(0, leaves))).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ])
  expect(hex(inclusionPath(5, leaves))).toEqual([
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
  expect(hex(inclusionPath(2, leaves.slice(0, 3)))).toEqual([
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  ])
})

test('consistency proofs are those known from Certificate Transparency', () => {
  expect(consistencyPath(1, leaves.slice(0, 1))).toEqual([])
  expect(hex(consistencyPath(1, leaves))).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ])
  expect(hex(consistencyPath(6, leaves))).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ])
  expect(hex(consistencyPath(2, leaves.slice(0, 5)))).toEqual([
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ])
})

/** RFC 6962 section 2.1, word for word. */
function slowRoot(list: readonly Buffer[]): Buffer {
  const [only] = list
  if (!only) return emptyRoot()
  if (list.length === 1) return only
  let split = 1
  while (split * 2 < list.length) split *= 2
  return nodeHash(slowRoot(list.slice(0, split)), slowRoot(list.slice(split)))
}

/** RFC 6962 section 2.1.1, word for word. */
function slowPath(index: number, list: readonly Buffer[]): Buffer[] {
  if (list.length <= 1) return []
  let split = 1
  while (split * 2 < list.length) split *= 2
  const [left, right] = [list.slice(0, split), list.slice(split)]
  return index < split
    ? [...slowPath(index, left), slowRoot(right)]
    : [...slowPath(index - split, right), slowRoot(left)]
}

/** RFC 6962 section 2.1.2, word for word. */
function slowConsistency(first: number, list: readonly Buffer[], whole = true): Buffer[] {
  if (first === list.length) return whole ? [] : [slowRoot(list)]
  let split = 1
  while (split * 2 < list.length) split *= 2
  const [left, right] = [list.slice(0, split), list.slice(split)]
  return first <= split
    ? [...slowConsistency(first, left, whole), slowRoot(right)]
    : [...slowConsistency(first - split, right, false), slowRoot(left)]
}

const someLeaves = (count: number): Buffer[] =>
  Array.from({ length: count }, (_, index) => leafHash(Buffer.from(`${index}`)))

test('appending one by one gives the root of the definition, and tells of every complete subtree', () => {
  const list = someLeaves(300)
  const frontier = emptyFrontier()
  for (const [index, leaf] of list.entries()) {
    appendLeaf(frontier, leaf, ({ level, position }, hash) => {
      expect(hash).toEqual(slowRoot(list.slice(position * 2 ** level, (position + 1) * 2 ** level)))
    })
    expect(rootOfFrontier(frontier)).toEqual(slowRoot(list.slice(0, index + 1)))
    expect(frontier.peaks).toEqual(peakRanges(index + 1).map(({ from, to }) => slowRoot(list.slice(from, to))))
  }
})

test('every proof of every tree up to 70 leaves is that of the definition and convinces a checker', () => {
  for (let size = 1; size <= 70; size++) {
    const list = someLeaves(size)
    const root = slowRoot(list)
    for (const [index, leaf] of list.entries()) {
      const path = inclusionPath(index, list)
      expect(path).toEqual(slowPath(index, list))
      expect(verifyInclusion(leaf, { index, size }, path, root)).toBe(true)
      const first = { size: index + 1, root: slowRoot(list.slice(0, index + 1)) }
      const proof = consistencyPath(index + 1, list)
      expect(proof).toEqual(slowConsistency(index + 1, list))
      expect(verifyConsistency(first, { size, root }, proof)).toBe(true)
    }
  }
})

test('a proof convinces nobody of another leaf, another place, another root, or when shortened, lengthened or altered', () => {
  const cases = fc
    .integer({ min: 2, max: 200 })
    .chain((size) =>
      fc.record({ size: fc.constant(size), index: fc.nat(size - 1), other: fc.nat(size - 1), at: fc.nat(20) }),
    )
  fc.assert(
    fc.property(cases, ({ size, index, other, at }) => {
      const list = someLeaves(size)
      const root = rootOfLeaves(list)
      const path = inclusionPath(index, list)
      const leaf = leafHash(Buffer.from(`${index}`))
      expect(verifyInclusion(leafHash(Buffer.from('forged')), { index, size }, path, root)).toBe(false)
      if (other !== index) expect(verifyInclusion(leaf, { index: other, size }, path, root)).toBe(false)
      expect(verifyInclusion(leaf, { index, size }, path, leaf)).toBe(false)
      expect(verifyInclusion(leaf, { index, size }, path.slice(1), root)).toBe(false)
      expect(verifyInclusion(leaf, { index, size }, [...path, root], root)).toBe(false)
      const altered = path.map((hash, place) => (place === at % path.length ? leafHash(hash) : hash))
      expect(verifyInclusion(leaf, { index, size }, altered, root)).toBe(false)
    }),
    { numRuns: 200 },
  )
})

test('no path proves that a rewritten tree continues the published one', () => {
  const cases = fc
    .integer({ min: 2, max: 150 })
    .chain((size) =>
      fc.record({ size: fc.constant(size), first: fc.integer({ min: 1, max: size - 1 }), changed: fc.nat(size - 1) }),
    )
  fc.assert(
    fc.property(cases, ({ size, first, changed }) => {
      const list = someLeaves(size)
      const rewritten = list.map((leaf, index) => (index === changed % first ? leafHash(leaf) : leaf))
      const published = { size: first, root: rootOfLeaves(list.slice(0, first)) }
      const now = { size, root: rootOfLeaves(rewritten) }
      expect(verifyConsistency(published, now, consistencyPath(first, rewritten))).toBe(false)
      expect(verifyConsistency(published, now, consistencyPath(first, list))).toBe(false)
      expect(verifyConsistency(published, { size, root: rootOfLeaves(list) }, consistencyPath(first, list))).toBe(true)
    }),
    { numRuns: 200 },
  )
})
