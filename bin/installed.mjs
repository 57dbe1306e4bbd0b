// Ends with 0 when node_modules is what package-lock.json says. Runs on the machine's own Node, before anything is installed.
import { readFileSync } from 'node:fs'

const root = new URL('../', import.meta.url)
const packagesOf = (file) => JSON.parse(readFileSync(new URL(file, root), 'utf8')).packages

try {
  const wanted = packagesOf('package-lock.json')
  const present = packagesOf('node_modules/.package-lock.json')
  const fits = Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || (path in present ? present[path].version === version : optional),
  )
  process.exit(fits ? 0 : 1)
} catch {
  process.exit(1)
}
