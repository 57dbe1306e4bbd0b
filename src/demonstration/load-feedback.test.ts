import { perform } from '#kernel/act.ts'
import { readCalendarFiles } from '#kernel/calendar/calendar-files.ts'
import { importCalendar } from '#kernel/calendar/import-calendar.ts'
import { fixedClock } from '#kernel/clock.ts'
import { callerOn, expect, test } from '#kernel/testing/fixtures.ts'
import { createDemonstrationAccounts } from '#modules/account/public.ts'
import { loadOrganisation } from '#modules/agency/public.ts'
import { databaseWithCatalog } from '#modules/procedure/testing.ts'
import { loadDemonstrationFeedback } from './load-feedback.ts'

test.for(['2017-10-02', '2026-11-23'])(
  'on %s the demonstration has about 300 items in every state, spread over the year before, none of a day to come',
  { timeout: 180_000 },
  async (day) => {
    const database = await databaseWithCatalog()
    const now = new Date(`${day}T08:00:00+07:00`)
    const caller = await callerOn(database, { clock: fixedClock(now) })
    await perform(caller, importCalendar, readCalendarFiles())
    await perform(caller, loadOrganisation, {})
    await perform(caller, (act) => createDemonstrationAccounts(act, 'một mật khẩu chỉ để thử'), {})

    const { items } = await loadDemonstrationFeedback({ caller, reader: database.reader })

    const rows = await database.reader
      .selectFrom('feedback')
      .select(['status', 'receivedAt', 'receivedOn', 'demonstration', 'procedureId', 'registerNumber'])
      .execute()
    expect(items).toBeGreaterThan(280)
    expect(rows.length).toBeGreaterThan(280)
    expect(new Set(rows.map(({ status }) => status)).size).toBe(15)
    expect(rows.every(({ receivedAt, demonstration }) => receivedAt <= now && demonstration)).toBe(true)
    expect(new Set(rows.map(({ receivedOn }) => receivedOn.slice(0, 7))).size).toBeGreaterThanOrEqual(9)
    expect(rows.filter(({ procedureId }) => procedureId !== null).length).toBeGreaterThan(rows.length * 0.8)
    const numbers = await database.reader
      .selectFrom('feedback')
      .select([
        'receivingAgencyId',
        'registerYear',
        (eb) => eb.fn.max('registerNumber').as('last'),
        (eb) => eb.fn.count<number>('registerNumber').as('count'),
      ])
      .where('registerNumber', 'is not', null)
      .groupBy(['receivingAgencyId', 'registerYear'])
      .execute()
    for (const { last, count } of numbers) expect(last).toBe(Number(count))
    await database.drop()
  },
)
