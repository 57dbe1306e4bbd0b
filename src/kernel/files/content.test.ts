import { crc32, deflateRawSync } from 'node:zlib'
import { strToU8 } from 'fflate'
import sharp from 'sharp'
import { expect, test } from 'vitest'
import { checkFiles, fileLimits, type CheckedFile } from '#kernel/files/content.ts'
import {
  eicar,
  sampleDocx,
  sampleMp3,
  sampleMp4,
  sampleOffice,
  samplePdf,
  samplePhoneJpeg,
  samplePicture,
  samplePlace,
  samplePngClaiming,
  sampleProgram,
  sampleWav,
} from '#kernel/files/sample-files.ts'
import { openScanner } from '#kernel/files/scan.ts'

const noScanner = openScanner(undefined)

async function taken(name: string, bytes: Buffer): Promise<CheckedFile> {
  const { files, problems } = await checkFiles([{ name, bytes }], noScanner)
  expect(problems).toEqual([])
  const [file] = files
  if (!file) throw new Error('not taken')
  return file
}

async function refusal(name: string, bytes: Buffer): Promise<string> {
  const { files, problems } = await checkFiles([{ name, bytes }], noScanner, 'tep')
  expect(files).toEqual([])
  expect(problems).toHaveLength(1)
  expect(problems[0]?.field).toBe('tep')
  return `${problems[0]?.code}${problems[0]?.details?.reason === undefined ? '' : `: ${problems[0].details.reason}`}`
}

test.each([
  ['đơn phản ánh.pdf', () => samplePdf, 'application/pdf'],
  [
    'đơn.docx',
    () => sampleDocx('Kính gửi: Ủy ban nhân dân tỉnh'),
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ],
  ['bảng.xlsx', () => sampleOffice('xlsx'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ảnh.jpg', () => samplePicture('jpeg'), 'image/jpeg'],
  ['ảnh.png', () => samplePicture('png'), 'image/png'],
  ['ảnh.webp', () => samplePicture('webp'), 'image/webp'],
  ['ghi chú.txt', () => Buffer.from('Tôi đã nộp hồ sơ ngày 05/03/2017.\r\n'), 'text/plain; charset=utf-8'],
  ['ghi âm.mp3', () => sampleMp3, 'audio/mpeg'],
  ['ghi âm.wav', () => sampleWav, 'audio/wav'],
  ['ghi âm.m4a', () => sampleMp4('M4A '), 'audio/mp4'],
  ['máy ghi âm.m4a', () => sampleMp4('isom'), 'audio/mp4'],
  ['ghi hình.mp4', () => sampleMp4(), 'video/mp4'],
])('a citizen may attach %s, and its Vietnamese name is kept', async (name, make, mediaType) => {
  const file = await taken(name, await make())
  expect(file).toMatchObject({ name, mediaType, size: file.bytes.length, strippedLocation: false })
  expect(file.sha256).toMatch(/^[0-9a-f]{64}$/)
})

test('an empty file is refused', async () => {
  expect(await refusal('rỗng.pdf', Buffer.alloc(0))).toBe('file-empty')
})

test('a file of 10 MB is taken, one byte more is refused', async () => {
  const text = Buffer.alloc(fileLimits.bytes, 'a')
  expect((await taken('lớn.txt', text)).size).toBe(10 * 1024 * 1024)
  expect(await refusal('lớn.txt', Buffer.concat([text, Buffer.from('a')]))).toBe('file-too-large')
})

test('ten files are taken, eleven are refused together', async () => {
  const notes = (count: number) => Array.from({ length: count }, () => ({ name: 'a.txt', bytes: Buffer.from('a') }))
  expect((await checkFiles(notes(10), noScanner)).files).toHaveLength(10)
  const { files, problems } = await checkFiles(notes(11), noScanner)
  expect(files).toEqual([])
  expect(problems).toEqual([{ field: 'files', code: 'too-many-files', details: { most: 10, found: 11 } }])
})

test('one bad file among good ones is named, so that only it need be replaced', async () => {
  const uploads = [
    { name: 'tốt.pdf', bytes: samplePdf },
    { name: '../../etc/xấu.exe', bytes: sampleProgram },
  ]
  const { files, problems } = await checkFiles(uploads, noScanner)
  expect(files.map((file) => file.name)).toEqual(['tốt.pdf'])
  expect(problems).toEqual([
    { field: 'files', code: 'file-type-not-allowed', details: { name: 'xấu.exe', reason: 'exe' } },
  ])
})

const html = Buffer.from('<!doctype html><script>alert(1)</script>')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')

test.each([
  ['chương trình.exe', sampleProgram, 'file-type-not-allowed: exe'],
  ['chương trình.exe. ', sampleProgram, 'file-type-not-allowed: exe'],
  ['không đuôi', sampleProgram, 'file-type-not-allowed: exe'],
  ['trang.html', html, 'file-type-not-allowed: html'],
  ['trang.txt', html, 'file-type-not-allowed: markup'],
  ['trang', html, 'file-type-not-allowed: markup'],
  ['hình.svg', svg, 'file-type-not-allowed: svg'],
  ['hình', svg, 'file-type-not-allowed: markup'],
  ['ghi chú.txt', Buffer.from(`Xin chào\n<script src="//x">`), 'file-type-not-allowed: markup'],
  ['lệnh.sh', Buffer.from('#!/bin/sh\nrm -rf /'), 'file-type-not-allowed: sh'],
  ['lệnh.txt', Buffer.from('#!/bin/sh\nrm -rf /'), 'file-type-not-allowed: script'],
  ['lệnh.bat', Buffer.from('@echo off\r\ndel *'), 'file-type-not-allowed: bat'],
  ['lệnh.js', Buffer.from('alert(1)'), 'file-type-not-allowed: js'],
  ['kho.zip', sampleOffice('docx'), 'file-type-not-allowed: zip'],
  ['kho.7z', Buffer.from('377abcaf271c0004', 'hex'), 'file-type-not-allowed: 7z'],
  ['cũ.doc', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), 'file-type-not-allowed: doc'],
])('%s is refused: it is not a kind that is taken', async (name, bytes, problem) => {
  expect(await refusal(name, bytes)).toBe(problem)
})

test.each([
  ['chương trình.pdf', sampleProgram, 'file-not-what-it-says: exe'],
  ['trang.pdf', html, 'file-not-what-it-says: markup'],
  ['hình.jpg', samplePdf, 'file-not-what-it-says: pdf'],
  ['đơn.pdf', Buffer.from('chỉ là chữ'), 'file-not-what-it-says: text'],
  ['hình.png', svg, 'file-not-what-it-says: markup'],
  ['bảng.xlsx', sampleOffice('docx'), 'file-not-what-it-says: docx'],
  ['kho.docx', Buffer.concat([Buffer.from('1f8b0800', 'hex'), Buffer.alloc(50)]), 'file-not-what-it-says: gz'],
  [
    'cũ.docx',
    Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
    'file-not-what-it-says: old-office',
  ],
  ['hai mặt.pdf', Buffer.concat([samplePdf, sampleOffice('docx')]), 'file-not-what-it-says: also-zip'],
  ['hai mặt.mp4', Buffer.concat([sampleMp4(), sampleOffice('docx')]), 'file-not-what-it-says: also-zip'],
  ['hai mặt.wav', Buffer.concat([sampleWav.subarray(0, 60), samplePdf]), 'file-not-what-it-says: also-pdf'],
  ['hai mặt.txt', Buffer.from(`Kính gửi\n${samplePdf.toString()}`), 'file-not-what-it-says: also-pdf'],
])('%s is refused: its content is something else than its name says', async (name, bytes, problem) => {
  expect(await refusal(name, bytes)).toBe(problem)
})

test.each([
  ['cắt.pdf', samplePdf.subarray(0, 60), 'file-unreadable: cut-off'],
  ['mã lạ.txt', Buffer.from([0x54, 0xf4, 0x69, 0x20, 0xe8, 0x41]), 'file-unreadable: not-utf-8'],
  ['khóa.docx', encryptedCompound(), 'file-unreadable: encrypted'],
  ['khóa.docx', locked(sampleOffice('docx')), 'file-unreadable: encrypted'],
  ['cắt.docx', sampleOffice('docx').subarray(0, -10), 'file-unreadable: broken'],
])('%s is refused: nobody could open it', async (name, bytes, problem) => {
  expect(await refusal(name, bytes)).toBe(problem)
})

test.each([
  ['vbaProject.bin inside', 'đơn.docx', sampleOffice('docx', { 'word/vbaProject.bin': strToU8('x') }), 'macros'],
  ['macro-enabled by its content type', 'đơn.docx', sampleOffice('docm'), 'macros'],
  ['ActiveX inside', 'đơn.docx', sampleOffice('docx', { 'word/activeX/activeX1.xml': strToU8('<x/>') }), 'macros'],
  [
    'a program inside',
    'đơn.docx',
    sampleOffice('docx', { 'word/embeddings/setup.exe': strToU8('MZ') }),
    'runnable-inside',
  ],
  [
    'a template fetched from outside',
    'đơn.docx',
    sampleOffice('docx', {
      'word/_rels/settings.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.invalid/x.dotm" TargetMode="External"/></Relationships>',
      ),
    }),
    'remote-template',
  ],
])('an Office file with %s is refused', async (_, name, bytes, reason) => {
  expect(await refusal(name, bytes)).toBe(`file-type-not-allowed: ${reason}`)
})

test('a .docm is refused by its name already', async () => {
  expect(await refusal('đơn.docm', sampleOffice('docm'))).toBe('file-type-not-allowed: docm')
})

test('a bomb that declares its size is refused', async () => {
  expect(await refusal('bom.docx', lyingZip(Buffer.alloc(1000), 210 * 1024 * 1024))).toBe('file-unreadable: bomb')
})

test('a bomb that lies about its size is refused while it unpacks', async () => {
  expect(await refusal('bom.xlsx', lyingZip(Buffer.alloc(50 * 1024 * 1024), 100))).toBe('file-unreadable: bomb')
})

test('a part with entities that multiply is refused', async () => {
  const bomb = strToU8('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>')
  expect(await refusal('bom.docx', sampleOffice('docx', { 'word/document.xml': bomb }))).toBe(
    'file-unreadable: entities',
  )
})

test('a program hidden between the parts and the directory of an Office file is found', async () => {
  const docx = sampleOffice('docx')
  const end = docx.length - 22
  const directory = docx.readUInt32LE(end + 16)
  const hidden = Buffer.concat([docx.subarray(0, directory), sampleProgram, docx.subarray(directory)])
  hidden.writeUInt32LE(directory + sampleProgram.length, hidden.length - 22 + 16)
  expect((await taken('đơn.docx', docx)).mediaType).toContain('wordprocessingml')
  expect(await refusal('đơn.docx', hidden)).toBe('file-not-what-it-says: also-something-else')
})

test('a photograph is set upright and tells no more where it was taken', async () => {
  const photo = await samplePhoneJpeg()
  expect(await sharp(photo).metadata()).toMatchObject({ width: 40, height: 20, orientation: 6 })

  const file = await taken('hiện trường.JPEG', photo)

  expect(file).toMatchObject({ name: 'hiện trường.jpg', mediaType: 'image/jpeg', strippedLocation: true })
  const after = await sharp(file.bytes).metadata()
  expect(after).toMatchObject({ format: 'jpeg', width: 20, height: 40 })
  expect(after.exif).toBeUndefined()
  expect(after.xmp).toBeUndefined()
})

test('whatever is hung behind a picture is left behind', async () => {
  const file = await taken('ảnh.png', Buffer.concat([await samplePicture('png'), html, sampleOffice('docx')]))
  expect(file.bytes.includes('script')).toBe(false)
  expect((await sharp(file.bytes).metadata()).format).toBe('png')
})

test('a picture wider than 4,000 pixels is made smaller', async () => {
  const file = await taken('rộng.jpg', await samplePicture('jpeg', 6000, 300))
  expect(await sharp(file.bytes).metadata()).toMatchObject({ width: 4000, height: 200 })
})

test('a tiny picture that claims 60,000 by 60,000 pixels is refused before it fills the memory', async () => {
  expect(await refusal('bom.png', await samplePngClaiming(60_000, 60_000))).toBe('file-too-large: image')
})

test('a picture that was cut off is refused', async () => {
  const picture = await samplePicture('jpeg', 600, 600)
  expect(await refusal('cắt.jpg', picture.subarray(0, picture.length / 2))).toBe('file-unreadable: image')
})

test('HEIC that cannot be read here is refused as a kind that is not taken', async () => {
  expect(await refusal('ảnh.heic', sampleMp4('heic'))).toBe('file-type-not-allowed: heic')
})

test('a film tells no more where it was taken, and stays otherwise as it was', async () => {
  const film = sampleMp4('isom', true)
  expect(film.includes(samplePlace)).toBe(true)

  const file = await taken('ghi hình.mp4', film)

  expect(file.strippedLocation).toBe(true)
  expect(file.bytes.includes(samplePlace)).toBe(false)
  expect(file.bytes.length).toBe(film.length)
  expect(file.bytes.includes('Ghi hình')).toBe(true)
  expect(file.bytes.subarray(-508)).toEqual(film.subarray(-508))
})

test('a note that begins with the letters BM is a note, not a bitmap', async () => {
  expect((await taken('biểu mẫu.txt', Buffer.from('BM-01: mẫu đơn'))).mediaType).toBe('text/plain; charset=utf-8')
})

test('the EICAR test text passes when no scanner is set up: the name of the kind is all we can judge', async () => {
  expect((await taken('eicar.txt', Buffer.from(eicar))).mediaType).toBe('text/plain; charset=utf-8')
})

function encryptedCompound(): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(600),
    Buffer.from('EncryptedPackage', 'utf16le'),
  ])
}

/** Sets the encryption flag of every part, as a ZIP under a password has it. */
function locked(zip: Buffer): Buffer {
  const bytes = Buffer.from(zip)
  for (let at = 0; at + 4 < bytes.length; at++) {
    const signature = bytes.readUInt32LE(at)
    if (signature === 0x04034b50) bytes.writeUInt16LE(bytes.readUInt16LE(at + 6) | 1, at + 6)
    if (signature === 0x02014b50) bytes.writeUInt16LE(bytes.readUInt16LE(at + 8) | 1, at + 8)
  }
  return bytes
}

/** A ZIP with one part whose directory says that it is small. */
function lyingZip(content: Buffer, declared: number): Buffer {
  const packed = deflateRawSync(content)
  const name = Buffer.from('a.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50)
  local.writeUInt16LE(8, 8)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(crc32(content), 16)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(declared, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}
