import { describe, expect, test } from 'vitest'
import { committeeName, foldName, numberDoubts, restoreDepartmentName, slugOf, unitKindOf } from './names.ts'

describe('capitals are restored as official writing has them', () => {
  test.each([
    ['sở y tế', 'Sở Y tế'],
    ['sở kế hoạch đầu tư', 'Sở Kế hoạch và Đầu tư'],
    ['sở công thương', 'Sở Công Thương'],
    ['sở lao động thương binh và xã hội', 'Sở Lao động - Thương binh và Xã hội'],
    ['sở văn hóa thể thao và du lịch', 'Sở Văn hóa, Thể thao và Du lịch'],
    ['sở nông nghiệp và phát triển nông thôn', 'Sở Nông nghiệp và Phát triển nông thôn'],
    ['thanh tra tỉnh', 'Thanh tra tỉnh'],
    ['ban dân tộc', 'Ban Dân tộc'],
  ])('%s is written %s', (source, name) => expect(restoreDepartmentName(source)).toBe(name))

  test.each([
    ['Xã Long Bình', 'Ủy ban nhân dân xã Long Bình'],
    ['Phường 1', 'Ủy ban nhân dân Phường 1'],
    ['Thị trấn Kế Sách', 'Ủy ban nhân dân thị trấn Kế Sách'],
  ])('the committee of %s is %s', (unit, name) => expect(committeeName(unit)).toBe(name))
})

test('a name is found however its marks, spaces and Roman numerals are written', () => {
  expect(foldName('Xã Hòa Tú II')).toBe(foldName('xã  hoà tú 2'))
  expect(foldName('Đại Ân  2')).toBe('dai an 2')
  expect(slugOf('Thị xã Ngã Năm')).toBe('thi-xa-nga-nam')
})

test('a unit that does not say what it is stops the load', () => {
  expect(unitKindOf('Thị trấn Kế Sách')).toBe('thi-tran')
  expect(() => unitKindOf('Kế Sách')).toThrow('unit-kind-unknown')
})

describe('a telephone number that cannot be dialled is kept and said to be doubtful', () => {
  test.each([
    ['0299 3621 090', []],
    ['02993 822182', []],
    ['(0299) 3876299 - 3876231 - 3877737', []],
    ['0299 3 834 570 – 0299 3834 566', []],
    ['0912345678', []],
    ['0299 3621 17', ['phone-incomplete']],
    ['(0299) 821704', ['phone-incomplete']],
    ['693751100', ['phone-incomplete']],
    ['079 3822385', ['phone-old-area-code']],
  ])('%s → %s', (number, doubts) => expect(numberDoubts(number, 'phone')).toEqual(doubts))
})
