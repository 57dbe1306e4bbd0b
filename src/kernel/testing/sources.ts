import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { projectRoot } from '#kernel/root.ts'

export interface SourceImport {
  /** As written. */
  readonly specifier: string
  /** Path from the root of the project; undefined for a package. */
  readonly path: string | undefined
  /** `import type` and `export type`: gone when the program runs. */
  readonly typeOnly: boolean
}

export interface SourceFile {
  readonly path: string
  readonly text: string
  readonly imports: readonly SourceImport[]
  readonly isTest: boolean
}

const importStatement = /^(?:import|export)\s(?:(type)\s)?(?:[^'"`;]*?\sfrom\s+)?['"]([^'"]+)['"]/gm
const dynamicImport = /\bimport\(\s*['"]([^'"]+)['"]/g

/** The program's text with the imports of every file, for tests of how it is laid out. */
export function readSources(pattern = 'src/**/*.{ts,tsx}'): SourceFile[] {
  return globSync(pattern, { cwd: projectRoot })
    .toSorted()
    .map((path) => {
      const text = readFileSync(join(projectRoot, path), 'utf8')
      return { path, text, imports: importsOf(path, text), isTest: /\.(test|spec)\.tsx?$/.test(path) }
    })
}

function importsOf(path: string, text: string): SourceImport[] {
  const written = [
    ...[...text.matchAll(importStatement)].map((match) => ({
      specifier: match[2] ?? '',
      typeOnly: match[1] === 'type',
    })),
    ...[...text.matchAll(dynamicImport)].map((match) => ({ specifier: match[1] ?? '', typeOnly: false })),
  ]
  return written.map(({ specifier, typeOnly }) => ({ specifier, typeOnly, path: pathOf(path, specifier) }))
}

function pathOf(importer: string, specifier: string): string | undefined {
  if (specifier === '#config') return 'src/config.ts'
  if (specifier.startsWith('#')) return `src/${specifier.slice(1)}`
  return specifier.startsWith('.') ? normalize(join(dirname(importer), specifier)) : undefined
}
