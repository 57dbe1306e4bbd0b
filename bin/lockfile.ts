import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#kernel/root.ts'

/*
 * `npm ci` refuses a lockfile in which a package for another platform is not named, and npm leaves out those that its
 * registry does not have. `node bin/lockfile.ts` names them, without a checksum: they are never downloaded on a platform
 * that is not theirs. To be run after every change of the dependencies; bin/check tells when it was forgotten.
 */

const Entry = z.object({
  version: z.string().optional(),
  optionalDependencies: z.record(z.string(), z.string()).optional(),
  dev: z.boolean().optional(),
})
const Lockfile = z.object({ packages: z.record(z.string(), Entry) })
const Members = z.record(z.string(), z.unknown())

const file = join(projectRoot, 'package-lock.json')
const platform =
  /(aix|android|darwin|freebsd|linux|linuxmusl|netbsd|openbsd|openharmony|sunos|win32)-(arm64|arm|x64|ia32|loong64|mips64el|ppc64|riscv64|s390x)(?:-(\w+))?$/

/** Packages for other platforms that the lockfile does not name. */
export function missingPlatforms(): string[] {
  const { packages } = Lockfile.parse(readLockfile())
  return [...missingIn(packages).keys()].map(
    (path) => `package-lock.json does not name ${path}: run node bin/lockfile.ts`,
  )
}

function readLockfile(): z.infer<typeof Members> {
  return Members.parse(JSON.parse(readFileSync(file, 'utf8')))
}

function missingIn(packages: Readonly<Record<string, z.infer<typeof Entry>>>): Map<string, object> {
  const missing = new Map<string, object>()
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages) continue
      const [, os = '', cpu = '', libc = ''] = platform.exec(name) ?? []
      if (os === '' || !/^\d/.test(version)) continue
      missing.set(`node_modules/${name}`, {
        version,
        cpu: [cpu],
        ...(entry.dev ? { dev: true } : {}),
        ...(libc.startsWith('gnu') ? { libc: ['glibc'] } : libc.startsWith('musl') ? { libc: ['musl'] } : {}),
        license: 'MIT',
        optional: true,
        os: [os],
      })
    }
  }
  return missing
}

if (import.meta.main) {
  const lockfile = readLockfile()
  const missing = missingIn(Lockfile.parse(lockfile).packages)
  const packages = { ...Members.parse(lockfile.packages), ...Object.fromEntries(missing) }
  const sorted = Object.keys(packages).toSorted((left, right) => left.localeCompare(right, 'en'))
  const complete = { ...lockfile, packages: Object.fromEntries(sorted.map((path) => [path, packages[path]])) }
  writeFileSync(file, `${JSON.stringify(complete, null, 2)}\n`)
}
