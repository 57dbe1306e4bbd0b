import { describe, expect, test } from 'vitest'
import { Invalid } from '#kernel/errors.ts'
import { checkNewPassword } from './password-rules.ts'

const owner = { login: 'lan.nguyen', officialName: 'Nguyễn Thị Ngọc Lan' }

function problemOf(password: string): string | undefined {
  try {
    checkNewPassword('newPassword', password, owner)
    return undefined
  } catch (error) {
    if (error instanceof Invalid) return error.problems[0]?.code
    throw error
  }
}

describe('a new password', () => {
  test.for([
    ['ngắn quá', 'account.password-too-short'],
    ['a'.repeat(201) + 'bcdefg', 'too-long'],
    ['aaaaaaaaaaaaab', 'account.password-too-simple'],
    ['lannguyen-2017-x9', 'account.password-has-name'],
    ['ngày mai NGUYEN THI NGOC LAN', 'account.password-has-name'],
    ['1234567890123', 'account.password-common'],
    ['Password!2345', 'account.password-common'],
    ['P@ssw0rd12345', 'account.password-common'],
    ['matkhau123456', 'account.password-common'],
    ['Mật khẩu 2017!!', 'account.password-common'],
    ['M@tkh4u-2017-12', 'account.password-common'],
    ['soctrang2017!', 'account.password-common'],
    ['Sóc Trăng 1992', 'account.password-common'],
    ['qwertyuiop123', 'account.password-common'],
    ['dragondragondragon9', 'account.password-common'],
    ['!!!!1234!!!!', 'account.password-common'],
  ] as const)('%s: %s', ([password, code]) => {
    expect(problemOf(password)).toBe(code)
  })

  test.for([
    'ruộng lúa mùa nước nổi',
    'kx7-mwq2-zt9p-4hfa',
    'con cò lặn lội bờ sông',
    'Tủ-xanh-9-quyển-lịch',
    '🌾🐟🛶🌧️🎋🥥🌴🐃🌞🌊🍚🪷',
  ])('a good one is taken: %s', (password) => {
    expect(problemOf(password)).toBeUndefined()
  })
})
