import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the installation (where package.json is), from the sources and from the built bundle alike. */
export const projectRoot = findRoot(import.meta.dirname)

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json was not found above the program')
  return findRoot(parent)
}
