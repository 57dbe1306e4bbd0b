import { expect, test } from 'vitest'
import { codeAmongWords, FeedbackCode } from './model.ts'

test('a code is known however it is typed: small, with blanks, without hyphens', () => {
  for (const typed of ['PA-7K3M-9QXD', 'pa 7k3m 9qxd', '7k3m9qxd', ' PA7K3M–9QXD ', 'pa.7k3m.9qxd'])
    expect(FeedbackCode.parse(typed)).toBe('PA-7K3M-9QXD')
})

test('words that are searched for are not taken for a code because they have eight consonants or eight plain letters', () => {
  for (const words of ['chương trình', 'ngan hang', 'ngân hàng', 'thanh tra', 'nhà nước'])
    expect(codeAmongWords(words)).toBeUndefined()
  expect(codeAmongWords('7k3m-9qxd')).toBe('PA-7K3M-9QXD')
  expect(codeAmongWords('PA-ABCD-EFGH')).toBe('PA-ABCD-EFGH')
})
