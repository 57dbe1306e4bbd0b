import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#kernel/root.ts'

/*
 * Names in THIRD-PARTY.md every package that runs in production, by license, as package-lock.json has them.
 * `node bin/third-party.ts` writes it; bin/check tells when the list is not what the lockfile says.
 */

const file = join(projectRoot, 'THIRD-PARTY.md')
const marks = /(<!-- packages -->\n)[\s\S]*(<!-- \/packages -->)/

const Lockfile = z.object({
  packages: z.record(z.string(), z.object({ license: z.string().optional(), dev: z.boolean().optional() })),
})

/** A sentence when the list is missing or out of date. */
export function outdatedThirdParty(): string[] {
  const text = readFileSync(file, 'utf8')
  return text === withList(text) ? [] : ['THIRD-PARTY.md: the packages have changed; run node bin/third-party.ts']
}

function withList(text: string): string {
  if (!marks.test(text)) throw new Error('THIRD-PARTY.md has no <!-- packages --> marks')
  return text.replace(marks, (_, start: string, end: string) => `${start}${list()}\n${end}`)
}

function list(): string {
  const { packages } = Lockfile.parse(JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')))
  const running = Object.entries(packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { license }]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      license: license ?? 'unknown',
    }))
  const byLicense = Map.groupBy(running, ({ license }) => license)
  return [...byLicense]
    .toSorted(([one, left], [other, right]) => right.length - left.length || (one < other ? -1 : 1))
    .map(([license, found]) => {
      const names = [...new Set(found.map(({ name }) => name))].toSorted()
      return `- **${license}** (${names.length}): ${names.join(', ')}`
    })
    .join('\n')
}

if (import.meta.main) writeFileSync(file, withList(readFileSync(file, 'utf8')))
