import { spawn, spawnSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { missingPlatforms } from './lockfile.ts'
import { brokenLinks, forbiddenLicenses, leakedSecrets } from './check-files.ts'
import { undocumentedSettings } from './settings.ts'
import { outdatedStates } from './states.ts'
import { outdatedThirdParty } from './third-party.ts'
import { projectRoot } from '#kernel/root.ts'

interface Outcome {
  readonly passed: number
  readonly failed: number
  readonly said: string
}

interface Step {
  readonly name: string
  readonly run: () => Promise<Outcome>
}

// Before the steps below, which run as soon as they are reached.
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numTotalTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
})

const scratch = mkdtempSync(join(tmpdir(), 'minh-bach-check-'))
const steps: readonly Step[] = [
  { name: 'browser', run: () => Promise.resolve(outcomeOf(ensureBrowser())) },
  { name: 'format', run: () => tool('oxfmt', '--check') },
  { name: 'lint', run: () => tool('oxlint', '--deny-warnings') },
  { name: 'types', run: () => tool('tsc', '--noEmit') },
  { name: 'generated types', run: () => command(process.execPath, 'bin/generate-types.ts', '--check') },
  { name: 'build', run: () => command(process.execPath, 'bin/build.ts') },
  { name: 'lockfile', run: () => Promise.resolve(outcomeOf(missingPlatforms())) },
  { name: 'licenses', run: () => Promise.resolve(outcomeOf(forbiddenLicenses())) },
  { name: 'secrets', run: () => Promise.resolve(outcomeOf(leakedSecrets())) },
  {
    name: 'drawings and lists',
    run: () => Promise.resolve(outcomeOf([...outdatedStates(), ...outdatedThirdParty(), ...undocumentedSettings()])),
  },
  { name: 'links', run: () => Promise.resolve(outcomeOf(brokenLinks())) },
  { name: 'unit tests', run: () => tests('unit') },
  { name: 'journeys', run: () => tests('e2e') },
]

let passed = 0
let failed = 0
for (const step of steps) {
  const start = performance.now()
  const outcome = await step.run()
  passed += outcome.passed
  failed += outcome.failed
  const seconds = ((performance.now() - start) / 1000).toFixed(1)
  const count = outcome.passed + outcome.failed > 1 ? ` (${outcome.passed} passed, ${outcome.failed} failed)` : ''
  console.log(`${outcome.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name} ${seconds} s${count}`)
  if (outcome.failed > 0) console.log(outcome.said)
}
rmSync(scratch, { recursive: true, force: true })
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

function outcomeOf(problems: readonly string[]): Outcome {
  return problems.length === 0
    ? { passed: 1, failed: 0, said: '' }
    : { passed: 0, failed: problems.length, said: problems.join('\n') }
}

function tool(name: string, ...args: readonly string[]): Promise<Outcome> {
  return command(join(projectRoot, 'node_modules/.bin', name), ...args)
}

async function command(program: string, ...args: readonly string[]): Promise<Outcome> {
  const { code, said } = await run(program, args)
  return code === 0 ? outcomeOf([]) : { passed: 0, failed: 1, said }
}

function run(program: string, args: readonly string[]): Promise<{ readonly code: number; readonly said: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('error', reject)
    child.once('close', (code) => resolve({ code: code ?? 1, said }))
  })
}

async function tests(project: 'unit' | 'e2e'): Promise<Outcome> {
  if (project === 'e2e' && globSync('e2e/**/*.spec.ts', { cwd: projectRoot }).length === 0) return outcomeOf([])
  const file = join(scratch, `${project}.json`)
  const vitest = join(projectRoot, 'node_modules/.bin/vitest')
  const { code, said } = await run(vitest, [
    'run',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  if (!existsSync(file)) return { passed: 0, failed: 1, said }
  const report = Report.parse(JSON.parse(readFileSync(file, 'utf8')))
  // A file that cannot even be loaded has no tests of its own to fail.
  const broken = report.testResults.filter((suite) => suite.status === 'failed' && suite.assertionResults.length === 0)
  const failures = report.numFailedTests + broken.length
  return { passed: report.numPassedTests, failed: code === 0 ? failures : Math.max(1, failures), said }
}

/** The journeys need a browser: Debian's, installed when we may, else named in one sentence. */
function ensureBrowser(): string[] {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  places.push('/Applications/Google Chrome.app/Contents/MacOS/Google Chrome')
  if (places.some((place) => existsSync(place))) return []
  const mayInstall = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (!mayInstall)
    return ['The journeys need Chromium: install it (Debian: sudo apt-get install chromium) and run bin/check again']
  const quiet = { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', DEBIAN_FRONTEND: 'noninteractive' } }
  spawnSync('apt-get', ['update', '-q'], quiet)
  const installed = spawnSync('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'], quiet)
  return installed.status === 0 ? [] : [`Chromium could not be installed: ${installed.stderr.toString().slice(-500)}`]
}
