import { expect, test } from 'vitest'
import { redrawImage } from '#kernel/files/images.ts'
import { samplePicture } from '#kernel/files/sample-files.ts'

test('several pictures sent at once are all drawn, in turn', async () => {
  const pictures = await Promise.all([30, 40, 50, 60].map((width) => samplePicture('png', width)))
  const drawn = await Promise.all(pictures.map((picture) => redrawImage(picture, 'png')))
  expect(drawn.map((image) => 'bytes' in image && image.bytes.readUInt32BE(16))).toEqual([30, 40, 50, 60])
})

test('a broken picture does not hold up the next one', async () => {
  const [broken, whole] = await Promise.all([
    redrawImage(Buffer.alloc(3_000_000, 0xff), 'jpeg'),
    samplePicture('jpeg').then((picture) => redrawImage(picture, 'jpeg')),
  ])
  expect(broken).toEqual({ refused: 'file-unreadable' })
  expect(whole).toMatchObject({ kind: 'jpeg', hadLocation: false })
})
