import { copyFileSync, existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { hash } from 'node:crypto'
import * as esbuild from 'esbuild'
import { projectRoot } from '#kernel/root.ts'

const target = join(projectRoot, '.build')
const jsx = { jsx: 'automatic', jsxImportSource: 'preact' } as const

/**
 * Makes `.build/server` (the programs) and `.build/assets` (what browsers load, named by content, with `manifest.json`).
 * The new build takes the place of the old one at the end, so that a failed build leaves the old one working.
 */
export async function build(): Promise<void> {
  const draft = `${target}.${process.pid}`
  rmSync(draft, { recursive: true, force: true })
  try {
    const [assets] = await Promise.all([buildAssets(join(draft, 'assets')), buildServer(join(draft, 'server'))])
    writeFileSync(join(draft, 'assets/manifest.json'), `${JSON.stringify(assets, null, 2)}\n`)
    const old = `${draft}.old`
    if (existsSync(target)) renameSync(target, old)
    renameSync(draft, target)
    rmSync(old, { recursive: true, force: true })
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

async function buildServer(outdir: string): Promise<void> {
  await esbuild.build({
    ...jsx,
    entryPoints: globSync('src/main.*.ts', { cwd: projectRoot }),
    absWorkingDir: projectRoot,
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node26',
    packages: 'external',
    sourcemap: true,
    logLevel: 'warning',
  })
}

async function buildAssets(outdir: string): Promise<Record<string, string>> {
  mkdirSync(outdir, { recursive: true })
  const entryPoints = globSync(['src/ui/main.css', 'src/islands/*.{ts,tsx}'], { cwd: projectRoot })
  const result = await esbuild.build({
    ...jsx,
    entryPoints: entryPoints.filter((path) => !path.includes('.test.')),
    absWorkingDir: projectRoot,
    outdir,
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['es2022', 'chrome109', 'firefox115', 'safari16'],
    loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file' },
    metafile: true,
    logLevel: 'warning',
  })
  return { ...namesOf(result.metafile), ...copyIcons(outdir) }
}

/** `main.css` → `main-HASH.css`, `enhance.js` → `enhance-HASH.js`, `be-vietnam-pro-400.woff2` → … */
function namesOf(metafile: esbuild.Metafile): Record<string, string> {
  const names: Record<string, string> = {}
  for (const [path, output] of Object.entries(metafile.outputs)) {
    const source =
      output.entryPoint ?? (Object.keys(output.inputs).length === 1 ? Object.keys(output.inputs)[0] : undefined)
    const file = basename(path)
    if (!source || file.startsWith('chunk-')) continue
    names[basename(source, extname(source)) + extname(path)] = file
  }
  return names
}

function copyIcons(outdir: string): Record<string, string> {
  const names: Record<string, string> = {}
  for (const path of globSync('assets/*.{svg,png,ico}', { cwd: projectRoot })) {
    const extension = extname(path)
    const digest = hash('sha256', readFileSync(join(projectRoot, path))).slice(0, 8)
    const file = `${basename(path, extension)}-${digest}${extension}`
    copyFileSync(join(projectRoot, path), join(outdir, file))
    names[basename(path)] = file
  }
  return names
}

if (import.meta.main) {
  const start = performance.now()
  try {
    await build()
    console.log(`Built .build in ${Math.round(performance.now() - start)} ms`)
  } catch (error) {
    // esbuild has already said where and why.
    if (!(error instanceof Error && 'errors' in error)) throw error
    process.exitCode = 1
  }
}
