import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { perform } from '#kernel/act.ts'
import { visitor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { openLocalStore } from '#kernel/files/local-store.ts'
import { openMadeFiles } from '#kernel/files/made-files.ts'
import { openScanner } from '#kernel/files/scan.ts'
import { createServer } from '#kernel/http/server.ts'
import { callerOn, describe, expect, freshDatabase, test as base, testInstant } from '#kernel/testing/fixtures.ts'
import { calendarApi } from './api.ts'
import { readCalendarFiles } from './calendar-files.ts'
import { importCalendar } from './import-calendar.ts'

// Vitest reads from the pattern which fixtures are needed: here none.
// oxlint-disable-next-line no-empty-pattern
const test = base.extend('server', { scope: 'file' }, async ({}, { onCleanup }) => {
  const database = await freshDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'minh-bach-calendar-'))
  await perform(await callerOn(database), importCalendar, readCalendarFiles())
  const server = await createServer(
    {
      ...database,
      clock: fixedClock(testInstant),
      files: openLocalStore(folder),
      made: openMadeFiles(join(folder, 'made')),
      baseUrl: 'http://127.0.0.1:3000',
      clockShifted: false,
      scanner: openScanner(undefined),
      trustedProxies: 0,
      writesPerMinute: 100,
      asset: (name) => name,
      facts: async () => ({ provinceName: 'Sóc Trăng', demonstration: false }),
      identify: async () => ({ actor: visitor, official: null, staffSections: [], sessionId: null }),
      isReady: async () => true,
    },
    calendarApi,
    pino({ enabled: false }),
  )
  onCleanup(async () => {
    await server.close()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })
  return server
})

describe('GET /api/v1/working-days', () => {
  test('answers anybody with the due day and every day on the way', async ({ server }) => {
    const answer = await server.inject('/api/v1/working-days?from=2026-11-17&days=15')
    expect(answer.statusCode).toBe(200)
    const body = answer.json()
    expect(body.dueOn).toBe('2026-12-09')
    expect(body.days).toHaveLength(23)
    expect(body.days[0]).toEqual({ date: '2026-11-17', counted: false, reason: 'start' })
    expect(body.days[7]).toEqual({ date: '2026-11-24', counted: false, reason: 'holiday: Ngày Văn hóa Việt Nam' })
    expect(body.days[22]).toEqual({ date: '2026-12-09', counted: true, reason: null })
  })

  test.for([
    { query: '', fields: ['from', 'days'] },
    { query: '?from=2026-11-17', fields: ['days'] },
    { query: '?days=3', fields: ['from'] },
    { query: '?from=2026-02-30&days=3', fields: ['from'] },
    { query: '?from=2026-11-17&days=x', fields: ['days'] },
    { query: '?from=2026-11-17&days=', fields: ['days'] },
    { query: '?from=2026-11-17&days=3651', fields: ['days'] },
    { query: '?from=2026-11-17&days=1&days=2', fields: ['days'] },
  ])('says what is wrong with "$query"', async ({ query, fields }, { server }) => {
    const answer = await server.inject(`/api/v1/working-days${query}`)
    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json().code).toBe('invalid')
    expect(answer.json().problems.map((problem: { field: string }) => problem.field)).toEqual(fields)
  })

  test('refuses a day outside the decreed years, and says how far they go', async ({ server }) => {
    const answer = await server.inject('/api/v1/working-days?from=2026-12-30&days=15')
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({
      code: 'calendar.unknown',
      details: { date: '2027-01-01', knownFrom: '2015-01-01', knownThrough: '2026-12-31' },
    })
  })
})
