import { describe, expect, test } from 'vitest'
import { headTitleOf, signingByOrder, signingCapacity } from './signing-capacity.ts'

const health = { kind: 'department', name: 'Sở Y tế' } as const
const district = { kind: 'district-committee', name: 'Ủy ban nhân dân huyện Kế Sách' } as const
const office = { kind: 'office', name: 'Văn phòng Ủy ban nhân dân tỉnh' } as const
const province = { kind: 'provincial-committee', name: 'Ủy ban nhân dân tỉnh Sóc Trăng' } as const
const company = { kind: 'sector-body', name: 'Công ty Điện lực' } as const

const head = { role: 'head', title: null }
const deputy = { role: 'deputy-head', title: null }

describe('who signs, when no title is recorded (NĐ 30/2020 Đ.13, ô số 7a)', () => {
  test('the head of a department is its director, a deputy signs for him', () => {
    expect(signingCapacity(health, head, head)).toEqual(['Giám đốc'])
    expect(signingCapacity(health, head, deputy)).toEqual(['KT. Giám đốc', 'Phó Giám đốc'])
  })

  test('papers of a people’s committee are signed on its behalf, by the chairman or a deputy for the chairman', () => {
    expect(signingCapacity(district, head, head)).toEqual(['TM. Ủy ban nhân dân', 'Chủ tịch'])
    expect(signingCapacity(district, head, deputy)).toEqual(['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'])
  })

  test.each([
    ['Sở Tài nguyên và Môi trường', 'Giám đốc'],
    ['Văn phòng Ủy ban nhân dân tỉnh', 'Chánh Văn phòng'],
    ['Thanh tra tỉnh', 'Chánh Thanh tra'],
    ['Ban Dân tộc', 'Trưởng ban'],
    ['Ban Quản lý các khu công nghiệp', 'Trưởng ban'],
    ['Công an tỉnh Sóc Trăng', 'Giám đốc'],
    ['Chi cục Thú y', 'Chi cục trưởng'],
    ['Công ty Điện lực', null],
    ['Banh', null],
  ])('the head of %s is called %s', (name, title) => {
    expect(headTitleOf({ kind: 'department', name })).toBe(title)
  })

  test('where neither the rules nor the name tell, a gap is left to fill, not a guess', () => {
    expect(signingCapacity(company, head, head)).toEqual(['[Ghi chức vụ người ký]'])
    expect(signingCapacity(company, head, deputy)).toEqual(['KT. [Ghi chức vụ thủ trưởng]', '[Ghi chức vụ người ký]'])
    // Chairman or deputy chairman: the role does not say.
    const leader = { role: 'leader', title: null }
    expect(signingCapacity(province, leader, leader)).toEqual(['TM. Ủy ban nhân dân', '[Ghi chức vụ người ký]'])
  })

  test('while nobody has signed, the head is expected to', () => {
    expect(signingCapacity(health, undefined, null)).toEqual(['Giám đốc'])
  })
})

describe('who signs, by the recorded title', () => {
  test('a recorded title is printed as it is, also in what the deputy signs for', () => {
    const chief = { role: 'head', title: 'Trưởng Ban Quản lý' }
    expect(signingCapacity(company, chief, chief)).toEqual(['Trưởng Ban Quản lý'])
    expect(signingCapacity(company, chief, deputy)).toEqual(['KT. Trưởng Ban Quản lý', 'Phó Trưởng Ban Quản lý'])
  })

  test('whoever is charged with the post of the head signs with Q.', () => {
    const acting = { role: 'head', title: 'Quyền Giám đốc' }
    expect(signingCapacity(health, acting, acting)).toEqual(['Q. Giám đốc'])
    expect(signingCapacity(health, acting, deputy)).toEqual(['KT. Giám đốc', 'Phó Giám đốc'])
  })

  test('a leader whose title says deputy signs for the chairman', () => {
    const vice = { role: 'leader', title: 'Phó Chủ tịch' }
    expect(signingCapacity(province, vice, vice)).toEqual(['TM. Ủy ban nhân dân', 'KT. Chủ tịch', 'Phó Chủ tịch'])
  })

  test('the head of a part signs by order of the head of the whole', () => {
    const whole = { agency: province, head: undefined }
    expect(signingByOrder(whole, { agency: office, head, signer: head })).toEqual(['TL. Chủ tịch', 'Chánh Văn phòng'])
    expect(signingByOrder(whole, { agency: office, head, signer: deputy })).toEqual([
      'TL. Chủ tịch',
      'KT. Chánh Văn phòng',
      'Phó Chánh Văn phòng',
    ])
  })
})
