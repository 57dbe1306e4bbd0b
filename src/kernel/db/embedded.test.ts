import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
import { projectRoot } from '#kernel/root.ts'
import { describe, expect, onTestFinished, test } from 'vitest'

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'minh-bach-embedded-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

describe('the embedded PostgreSQL', () => {
  test('loses nothing committed when it is killed during writing, and tells that it ended', async () => {
    const dataDir = temporaryFolder()
    const server = await startEmbeddedPostgres({ dataDir, durable: true })
    const reasons: string[] = []
    server.onExit((reason) => reasons.push(reason))
    const client = await connected(server.url)
    await client.query('create table note (id int primary key)')
    let committed = 0
    const writing = (async () => {
      for (let id = 1; ; id++) {
        await client.query('insert into note values ($1)', [id])
        committed = id
      }
    })()
    await expect.poll(() => committed).toBeGreaterThan(50)
    if (server.pid) process.kill(server.pid, 'SIGKILL')
    await expect(writing).rejects.toThrow()

    const again = await startEmbeddedPostgres({ dataDir, durable: true })
    const reader = await connected(again.url)
    const { rows } = await reader.query<{ count: number }>('select count(*)::int as count from note')
    await reader.end()
    await again.stop()
    expect(rows[0]?.count).toBeGreaterThanOrEqual(committed)
    expect(rows[0]?.count).toBeLessThanOrEqual(committed + 1)
    expect(reasons).toEqual(['PostgreSQL ended (SIGKILL)'])
  })

  test('keeps its files to itself, is reachable from this machine only and wants its password', async () => {
    const dataDir = temporaryFolder()
    const server = await startEmbeddedPostgres({ dataDir, durable: false })
    onTestFinished(() => server.stop())
    expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dataDir, 'postgres')).mode & 0o077).toBe(0)

    const client = await connected(server.url)
    const { rows } = await client.query(`select current_setting('listen_addresses') as addresses,
      current_setting('data_checksums') as checksums, current_setting('server_encoding') as encoding`)
    await client.end()
    expect(rows).toEqual([{ addresses: '127.0.0.1', checksums: 'on', encoding: 'UTF8' }])

    const wrong = new URL(server.url)
    wrong.password = 'guess'
    await expect(connected(wrong.href)).rejects.toMatchObject({ code: '28P01' })
  })

  test('a clean stop leaves no server behind, and the same port is used again', async () => {
    const dataDir = temporaryFolder()
    const first = await startEmbeddedPostgres({ dataDir, durable: false })
    const open = await connected(first.url)
    await open.query('begin')
    await first.stop()
    await expect(connected(first.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    const second = await startEmbeddedPostgres({ dataDir, durable: false })
    await second.stop()
    expect(second.url).toBe(first.url)
  })

  test('takes another port when somebody else has taken the remembered one', async () => {
    const dataDir = temporaryFolder()
    const first = await startEmbeddedPostgres({ dataDir, durable: false })
    await first.stop()
    const squatter = createServer().listen(Number(new URL(first.url).port), '127.0.0.1')
    onTestFinished(() => void squatter.close())
    const second = await startEmbeddedPostgres({ dataDir, durable: false })
    await (await connected(second.url)).end()
    await second.stop()
    expect(new URL(second.url).port).not.toBe(new URL(first.url).port)
  })

  test('a second process finds the running server and leaves it running; when its starter is killed it is taken over', async () => {
    const dataDir = temporaryFolder()
    const starter = spawn(process.execPath, ['--input-type=module', '-e', starterProgram(dataDir)], {
      cwd: projectRoot,
    })
    await new Promise((resolve) => starter.stdout.once('data', resolve))

    const shared = await startEmbeddedPostgres({ dataDir, durable: false })
    expect(shared.owned).toBe(false)
    await shared.stop()
    await (await connected(shared.url)).end()

    const ended = new Promise((resolve) => starter.once('exit', resolve))
    starter.kill('SIGKILL')
    await ended
    const taken = await startEmbeddedPostgres({ dataDir, durable: false })
    expect(taken.owned).toBe(true)
    await (await connected(taken.url)).end()
    await taken.stop()
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('received fast shutdown request')
  })

  test('two processes that start at once for the first time end up with one server', async () => {
    const dataDir = temporaryFolder()
    const starters = [1, 2].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', starterProgram(dataDir)], { cwd: projectRoot }),
    )
    onTestFinished(() => {
      for (const starter of starters) starter.kill('SIGKILL')
    })
    await Promise.all(starters.map((starter) => new Promise((resolve) => starter.stdout.once('data', resolve))))
    const shared = await startEmbeddedPostgres({ dataDir, durable: false })
    await (await connected(shared.url)).end()
    expect(starters.map((starter) => starter.pid)).toContain(shared.holder)

    for (const starter of starters) starter.kill('SIGKILL')
    await expect.poll(() => starters.every((starter) => starter.signalCode !== null)).toBe(true)
    await (await startEmbeddedPostgres({ dataDir, durable: false })).stop()
  })
})

function starterProgram(dataDir: string): string {
  return `
    import { startEmbeddedPostgres } from '#kernel/db/embedded.ts'
    await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false })
    console.log('ready')
    setInterval(() => {}, 1000)`
}
