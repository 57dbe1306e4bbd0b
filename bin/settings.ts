import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#kernel/root.ts'

/** Settings that `src/config.ts` reads and README.md does not name. */
export function undocumentedSettings(): string[] {
  const readme = readFileSync(join(projectRoot, 'README.md'), 'utf8')
  const config = readFileSync(join(projectRoot, 'src/config.ts'), 'utf8')
  const names = [...config.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name = '']) => name)
  return names
    .filter((name) => !readme.includes(`\`${name}\``))
    .map((name) => `README.md does not name the setting ${name}`)
}
