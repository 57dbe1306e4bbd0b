import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Invalid, type FieldProblem } from '#kernel/errors.ts'
import { projectRoot } from '#kernel/root.ts'

export const passwordLength = { minimum: 12, maximum: 200 } as const

const fewestDifferent = 5

/** Whose password it would be: what everybody knows of a person is no secret. */
export interface PasswordOwner {
  readonly login: string
  readonly officialName: string
}

/**
 * NIST SP 800-63B: length, no rules of composition, and nothing that guessers try first.
 * @throws Invalid naming the first thing that is wrong
 */
export function checkNewPassword(field: string, password: string, owner: PasswordOwner): void {
  const problem = problemWith(password, owner)
  if (problem) throw new Invalid([{ field, ...problem }])
}

function problemWith(password: string, owner: PasswordOwner): Omit<FieldProblem, 'field'> | undefined {
  const signs = [...password.normalize('NFC')]
  if (signs.length < passwordLength.minimum)
    return { code: 'account.password-too-short', details: { minimum: passwordLength.minimum } }
  if (signs.length > passwordLength.maximum) return { code: 'too-long', details: { maximum: passwordLength.maximum } }
  if (new Set(signs).size < fewestDifferent) return { code: 'account.password-too-simple' }
  const letters = lettersOf(password)
  if (ownWords(owner).some((word) => letters.includes(word))) return { code: 'account.password-has-name' }
  if (isGuessedFirst(password)) return { code: 'account.password-common' }
  return undefined
}

/** The name to sign in with, and the personal name whole and without its first word (Trần Minh Họa → minhhoa). */
function ownWords({ login, officialName }: PasswordOwner): readonly string[] {
  const [, ...given] = officialName.split(/\s+/)
  return [login, officialName, given.join('')].map(lettersOf).filter((word) => word.length >= 4)
}

/**
 * On the list as it stands, or nothing but a word of the list dressed up: `Password!2345`, `M@tkhau123456`, `soctrang-2017`,
 * `dragondragon99`. Guessing programs try exactly these after the list itself.
 */
function isGuessedFirst(password: string): boolean {
  const known = list()
  const plain = password.normalize('NFC').toLowerCase()
  if (known.has(plain)) return true
  return [lettersOf(plain), lettersOf(plain.replace(/[^a-zà-ỹđ]+$/u, ''))].some((letters) => {
    const word = unrepeated(letters)
    // Without any letter: digits and signs of the keyboard are guessed first, pictures and other scripts are not.
    return word === '' ? /^[\u0020-\u007E]*$/.test(plain) : known.has(word)
  })
}

const disguises: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '@': 'a',
  $: 's',
  '5': 's',
  '!': 'i',
}

/** Small letters without accents; digits and signs that stand inside for a letter are read as that letter, all others go. */
function lettersOf(text: string): string {
  const folded = text.normalize('NFD').toLowerCase().replaceAll('đ', 'd')
  const opened = folded.replace(/(?<=[a-z])[01345@$!](?=[a-z\d@$!]*[a-z])/g, (sign) => disguises[sign] ?? sign)
  return opened.replace(/[^a-z]/g, '')
}

/** `abcabcabc` → `abc`. */
function unrepeated(word: string): string {
  return /^(.+?)\1+$/.exec(word)?.[1] ?? word
}

let words: ReadonlySet<string> | undefined

/** Read when somebody first chooses a password; most processes never need it. */
function list(): ReadonlySet<string> {
  words ??= new Set(
    ['common.txt', 'vietnamese.txt'].flatMap((file) =>
      readFileSync(join(projectRoot, 'data/passwords', file), 'utf8')
        .split('\n')
        .filter(Boolean),
    ),
  )
  return words
}
