import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { foldText } from './folded-words.ts'
import type { Sender } from './model.ts'
import { proposeRedaction, redactionMark, type RedactionKind } from './redaction.ts'

const ngoc: Sender = {
  kind: 'individual',
  name: 'Trần Thị Ngọc',
  organization: null,
  address: 'Ấp An Hưng, xã An Thạnh 3, huyện Cù Lao Dung',
  phone: '0912345678',
  email: 'ngoc.tran@example.com',
}

function redacted(text: string, sender: Sender | null = ngoc): string {
  return proposeRedaction(text, { sender }).text
}

function kindsIn(text: string): readonly RedactionKind[] {
  return proposeRedaction(text, { sender: null }).found.map(({ kind }) => kind)
}

describe('what tells who somebody is', () => {
  test.each<[RedactionKind, string]>([
    ['phone', 'Gọi 0912345678 nhé'],
    ['phone', 'Gọi 0912.345.678 nhé'],
    ['phone', 'Gọi 091 234 56 78.'],
    ['phone', 'Gọi 091-2345-678, cảm ơn'],
    ['phone', 'Gọi +84 912 345 678 nhé'],
    ['phone', 'Gọi (+84) 912.345.678'],
    ['phone', 'Gọi 84912345678'],
    ['phone', 'Máy bàn (0299) 3 821 123'],
    ['phone', 'Máy bàn 02993.821.123'],
    ['phone', 'Số cũ 0168 234 5678, gọi buổi tối'],
    ['phone', 'ĐT:0912345678;'],
    ['email', 'thư ngoc.tran+1@mail.example.com.'],
    ['email', 'thư ngoc (at) example.com'],
    ['identity-number', 'CMND 365123456 cấp năm 2010'],
    ['identity-number', 'CMND số: 365 123 456'],
    ['identity-number', 'CCCD 094190001234.'],
    ['identity-number', 'số định danh cá nhân là 094 190 001 234'],
    ['identity-number', 'thẻ BHYT GD4940123456789'],
    ['identity-number', 'mã số thuế 2200123456-001'],
    ['passport', 'hộ chiếu B1234567 của tôi'],
    ['licence-plate', 'xe 83P1-123.45 bị giữ'],
    ['licence-plate', 'xe 83A-12345 bị giữ'],
    ['licence-plate', 'xe 83 P1 1234 bị giữ'],
    ['licence-plate', 'xe 83p1-12345 bị giữ'],
    ['land-certificate', 'giấy chứng nhận BK 123456'],
    ['land-certificate', 'số vào sổ CH01234'],
    ['land-certificate', 'thửa đất số 123, tờ bản đồ số 5'],
    ['bank-account', 'STK 7601 2050 12345 tại ngân hàng'],
    ['bank-account', 'chuyển vào số tài khoản: 123456'],
    ['bank-account', 'thẻ 9704 1234 5678 9012'],
    ['address', 'tôi ở số nhà 12/3A đường Hùng Vương'],
    ['address', 'tôi ở 45 đường Lê Lợi'],
    ['name', 'gặp chị Hai ở quầy'],
    ['name', 'gặp ông Nguyễn Văn Bảy ở quầy'],
    ['name', 'Nguyễn Văn Bảy hẹn tôi'],
    ['name', 'ÔNG NGUYỄN VĂN BẢY hẹn'],
    ['name', 'Bà Lâm Thị Sen không nhận'],
    ['name', 'ông Giám đốc Sở Trần Quốc Bảo ký'],
    ['dossier-code', 'mã hồ sơ 000.00.15.H51-170305-0001'],
    ['dossier-code', 'hồ sơ H51.15-170305-0001 trễ'],
    ['dossier-code', 'giấy hẹn số 1234/TN-TKQ'],
  ])('%s is found in "%s"', (kind, text) => {
    expect(kindsIn(text)).toEqual([kind])
    expect(redacted(text, null)).toContain(redactionMark)
  })

  test('the words around it stay as they are', () => {
    expect(redacted('Tôi là Trần Thị Ngọc, gọi 0912.345.678 hoặc ngoc.tran@example.com.')).toBe(
      'Tôi là […], gọi […] hoặc […].',
    )
    expect(redacted('Ông Nguyễn Văn Bảy ở số nhà 12/3 đường Hùng Vương nhận hồ sơ H51.15-170305-0001.')).toBe(
      'Ông […] ở […] nhận hồ sơ […].',
    )
    expect(redacted('Ông Chủ tịch xã Lâm Tân ký.')).toBe('Ông Chủ tịch xã Lâm Tân ký.')
  })

  test('the places of the marks are those of the original text', () => {
    const text = 'Gọi chị Lan 0912345678.'
    const { found } = proposeRedaction(text, { sender: null })
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(['Lan', '0912345678'])
  })
})

describe('what tells nothing about a person stays', () => {
  test.each([
    'Nghị định số 63/2010/NĐ-CP ngày 08/06/2010 và Nghị định số 48/2013/NĐ-CP.',
    'Thông tư 05/2014/TT-BTP, Quyết định số 2655/QĐ-UBND ngày 26 tháng 12 năm 2016.',
    'Lệ phí 1.250.000 đồng, có nơi thu 120000000 đồng hoặc 150.000.000đ.',
    'Thủ tục mã 1.004227.000.00.00.H51, trước là T-STG-123456-TT.',
    'Ông Chủ tịch Ủy ban nhân dân xã và bà Giám đốc Sở Y tế đã trả lời.',
    'Bà con ở xã Long Bình, thị xã Ngã Năm, tỉnh Sóc Trăng chờ lâu.',
    'Hồ sơ gồm bản sao, hồ sơ nộp tại Bộ phận một cửa; thái độ của cô giáo và chú bảo vệ tốt.',
    'Diện tích 30 m2 1234 cây, từ năm 2010 đến năm 2017, lúc 07:30 ngày 15-03-2017.',
    'Tôi đi đường Nguyễn Văn Linh qua trường Trần Văn Bảy ở Bà Rịa, học tiếng Anh, ra Cô Tô.',
    'Tổng đài 1900 1234 và 18001091 không ai nghe.',
    'Học tập Bác Hồ. Mẫu số 01, số 12, Điều 9, khoản 1.',
    '[…] đã nộp […] lần.',
  ])('%s', (text) => {
    expect(proposeRedaction(text, { sender: null })).toEqual({ text, found: [] })
    expect(redacted(text)).toBe(text)
  })

  const neutral = fc.constantFrom(
    'hồ sơ đăng ký khai sinh',
    'phải nộp bản sao có chứng thực',
    'theo Nghị định số 20/2008/NĐ-CP',
    'trong 05 ngày làm việc',
    'Ủy ban nhân dân xã An Thạnh',
    'Bản sao',
    'Hồ sơ',
    'lệ phí 50.000 đồng',
    'ngày 15/03/2017',
    'An toàn',
    'trần nhà',
    'ngọc trai',
    '30 m2',
    'Trần nhà dột',
  )
  test('text without data is unchanged, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(neutral, { maxLength: 12 }), fc.constantFrom('. ', '.\n', '\n'), (parts, separator) => {
        const text = parts.join(separator)
        return redacted(text) === text
      }),
    )
  })
})

describe('the sender herself', () => {
  const family = fc.constantFrom('Trần', 'Nguyễn', 'Lý', 'Thạch', 'Huỳnh', 'Đặng', 'Hồ')
  const middle = fc.constantFrom('Thị', 'Văn', 'Thị Mỹ', 'Hoàng', '')
  const given = fc.constantFrom('Ngọc', 'Sơn', 'Phượng', 'Đức', 'Ửng', 'Yến')
  const sender = fc
    .record({
      family,
      middle,
      given,
      phone: fc.stringMatching(/^0[35789]\d{8}$/),
      email: fc.stringMatching(/^[a-z]{3,8}\.?[a-z0-9]{2,6}@[a-z]{3,8}\.(?:vn|com|com\.vn)$/),
      house: fc.integer({ min: 1, max: 999 }),
      hamlet: fc.constantFrom('ấp An Hưng', 'khóm 5', 'ấp Hòa Đê', 'khu vực 3'),
    })
    .map((made): Sender => ({
      kind: 'individual',
      name: [made.family, made.middle, made.given].filter((part) => part !== '').join(' '),
      organization: 'Công ty TNHH Hạt Gạo Vàng',
      address: `số nhà ${made.house}, ${made.hamlet}, xã An Thạnh 3, huyện Cù Lao Dung`,
      phone: made.phone,
      email: made.email,
    }))
  const ways = fc.constantFrom<(text: string) => string>(
    (text) => text,
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.normalize('NFD'),
    (text) => foldText(text),
    (text) => foldText(text).toUpperCase(),
  )
  const around = fc.constantFrom(
    'Tôi là %, xin phản ánh.',
    'hồ sơ của % nộp ngày 15/03/2017',
    '(%)',
    '%',
    'liên hệ: %\nXin cảm ơn',
    'gặp %/tôi',
  )
  const put = (frame: string, word: string) => frame.replace('%', () => word)

  test('her name does not survive, in capitals or small, with or without accents', () => {
    fc.assert(
      fc.property(sender, ways, around, (who, way, frame) => {
        const left = foldText(redacted(put(frame, way(who.name)), who))
        return (
          !left.includes(foldText(who.name)) && !new RegExp(`\\b${foldText(who.name).split(' ').at(-1)}\\b`).test(left)
        )
      }),
    )
  })

  test('nor her given name alone where it is written large', () => {
    fc.assert(
      fc.property(sender, around, (who, frame) => {
        const name = who.name.split(' ').at(-1) ?? ''
        return !redacted(put(frame, name), who).includes(name)
      }),
    )
  })

  test('nor her telephone number, however it is grouped', () => {
    const gaps = fc.array(fc.constantFrom('', ' ', '.', '-', ' - ', '\u00a0'), { minLength: 9, maxLength: 9 })
    const prefix = fc.constantFrom('0', '+84', '84', '(0)', '+84 (0)')
    fc.assert(
      fc.property(sender, gaps, prefix, around, (who, between, start, frame) => {
        const digits = Array.from((who.phone ?? '').slice(1))
          .map((digit, at) => digit + (at < 8 ? between[at] : ''))
          .join('')
        const left = redacted(put(frame, start + digits), who)
          .replace('15/03/2017', '')
          .replace(/\D/g, '')
        return left === ''
      }),
    )
  })

  test('nor her e-mail address, her house, her hamlet, her organization', () => {
    fc.assert(
      fc.property(sender, ways, around, (who, way, frame) => {
        const address = who.address ?? ''
        const [house = '', hamlet = ''] = address.split(', ')
        return [who.email ?? '', `${house}, ${hamlet}`, hamlet, address, who.organization ?? ''].every(
          (own) => !foldText(redacted(put(frame, way(own)), who)).includes(foldText(own)),
        )
      }),
    )
  })

  test('a proposal taken as text again proposes nothing more of hers', () => {
    fc.assert(
      fc.property(sender, around, (who, frame) => {
        const once = redacted(put(frame, `${who.name}, ${who.address}, ${who.phone}, ${who.email}`), who)
        return redacted(once, who) === once
      }),
    )
  })
})

test('twenty thousand characters of anything are read in no time', () => {
  const long = [
    '0 '.repeat(10_000),
    'a@'.repeat(10_000),
    'Ông '.repeat(5000),
    '1.'.repeat(10_000),
    'số '.repeat(6000),
    '0(-. '.repeat(4000),
    'Trần '.repeat(4000),
    // Written to make a pattern read the same stretch again from each of its characters.
    'ế'.repeat(20_000),
    `số nhà 1${' '.repeat(19_990)}`,
    `thửa 1${' '.repeat(19_990)}x`,
    `1${'\n'.repeat(19_990)}đường`,
    '1a-'.repeat(6600),
    `a@${'a-'.repeat(9990)}`,
    `cmnd${' : '.repeat(6000)}`,
  ]
  const before = performance.now()
  for (const text of long) expect(redacted(text).length).toBeGreaterThan(0)
  expect(performance.now() - before).toBeLessThan(8000)
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (text) => redacted(text).length >= 0))
})
