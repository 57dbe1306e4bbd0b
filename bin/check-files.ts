import { spawnSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#kernel/root.ts'

/** Licenses that let anybody run and pass on what uses them, beside each other and beside AGPL. */
const permissive =
  /^(MIT|MIT-0|ISC|0BSD|BSD-2-Clause|BSD-3-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|Unlicense|Python-2\.0|OFL-1\.1|Zlib|EUPL-1\.2)$/

/** Libraries that are used as they are and linked at run time, by decision. */
const linked: ReadonlySet<string> = new Set(['LGPL-3.0-or-later'])

const Lockfile = z.object({
  packages: z.record(z.string(), z.object({ license: z.unknown(), dev: z.boolean().optional() })),
})

/** Packages that run in production under a license we have not agreed to. */
export function forbiddenLicenses(): string[] {
  const { packages } = Lockfile.parse(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')))
  return Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { license }]) => ({ path, license: String(license ?? licenseOf(path)) }))
    .filter(({ license }) => !isAgreed(license))
    .map(({ path, license }) => `${path}: license ${license}`)
}

/** `(MIT OR GPL-3.0)` leaves the choice to us; with AND every part must be agreed. */
function isAgreed(license: string): boolean {
  const plain = license.replace(/[()]/g, '')
  const agreed = (name: string) => permissive.test(name.trim()) || linked.has(name.trim())
  return plain.split(/ OR /i).some((choice) => choice.split(/ AND /i).every(agreed))
}

function licenseOf(path: string): string {
  const file = join(projectRoot, path, 'package.json')
  if (!existsSync(file)) return 'unknown'
  const { license } = z.object({ license: z.string().optional() }).parse(JSON.parse(readFileSync(file, 'utf8')))
  return license ?? 'unknown'
}

const secrets = [
  /-----BEGIN (RSA |EC |OPENSSH |)PRIVATE KEY-----/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bgh[pousr]_[A-Za-z0-9]{36,}\b/,
  /\bglpat-[\w-]{20,}/,
  /\bxox[baprs]-[\w-]{10,}/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /(postgres(ql)?|smtps?|imaps?|https?):\/\/[^\s:/@'"`${}]+:(?!(secret|password|pass|matkhau|guess|PASSWORD|USER|MATKHAU|\.\.\.|…))[^\s:/@'"`${}]{8,}@(?!127\.0\.0\.1|localhost|\[)/,
]

/** Files under version control (or about to be) that hold something that looks like a key. */
export function leakedSecrets(): string[] {
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectRoot,
  })
  const paths =
    listed.status === 0
      ? listed.stdout.toString().split('\0')
      : globSync('{src,bin,docs,e2e,bench,migrations}/**/*', { cwd: projectRoot })
  return paths
    .filter((path) => /\.(ts|tsx|mjs|sh|sql|json|md|ya?ml|txt|css|html)$|^bin\/\w+$/.test(path))
    .filter((path) => isReadable(join(projectRoot, path)))
    .filter((path) => {
      const text = readFileSync(join(projectRoot, path), 'utf8')
      return secrets.some((secret) => secret.test(text))
    })
    .map((path) => `${path}: looks as if it held a secret`)
}

function isReadable(file: string): boolean {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat !== undefined && stat.isFile() && stat.size < 2_000_000
}

/** Links of the documentation that lead nowhere, and tables that the glossary does not name. */
export function brokenLinks(): string[] {
  const pages = globSync(['*.md', '{docs,src,data,bench,e2e,assets}/**/*.md'], { cwd: projectRoot })
  const broken = pages.flatMap((page) => {
    const text = readFileSync(join(projectRoot, page), 'utf8').replace(/```[\s\S]*?```/g, '')
    return [...text.matchAll(/\]\((?!https?:|mailto:|#)<?([^)#\s>]+)[^)]*\)/g)]
      .map(([, target = '']) => decodeURI(target))
      .filter(
        (target) => !existsSync(normalize(join(projectRoot, target.startsWith('/') ? '' : dirname(page), target))),
      )
      .map((target) => `${page}: ${target} is not there`)
  })
  return [...broken, ...unnamedTables()]
}

function unnamedTables(): string[] {
  const glossary = join(projectRoot, 'GLOSSARY.md')
  if (!existsSync(glossary)) return ['GLOSSARY.md is missing']
  const text = readFileSync(glossary, 'utf8')
  const tables = globSync('migrations/*.sql', { cwd: projectRoot }).flatMap((path) => {
    const sql = readFileSync(join(projectRoot, path), 'utf8')
    return [...sql.matchAll(/^create table (?:if not exists )?(\w+)/gim)].map(([, name = '']) => name)
  })
  return [...new Set(tables)]
    .filter((name) => !text.includes(`\`${name}\``))
    .map((name) => `GLOSSARY.md does not name the table ${name}`)
}
