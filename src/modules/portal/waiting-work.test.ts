import { sql } from 'kysely'
import { afterAll, beforeAll } from 'vitest'
import { perform, type Act } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import { fixedClock } from '#kernel/clock.ts'
import { countStatements } from '#kernel/db/statements.ts'
import type { TestDatabase } from '#kernel/testing/database.ts'
import { actAs, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { serveRoutes, type TestServer } from '#kernel/testing/server.ts'
import { aDossier, decisionActs } from '#modules/announcement/testing.ts'
import { feedbackRoutes } from '#modules/feedback/public.ts'
import { aPublishedDecision, type Published } from '#modules/publication/testing.ts'
import { waitingWork } from './waiting-work.ts'

let database: TestDatabase
let people: Published['people']
let site: TestServer

beforeAll(async () => {
  database = await freshDatabase()
  const begin = async (act: Act) => {
    const published = await aPublishedDecision(act)
    const { lan, hoa } = published.people
    const returned = await aDossier(act, published.people, { name: 'Cấp giấy bị trả lại' })
    await decisionActs.submitDossier(actAs(act, lan), { code: returned.code })
    await decisionActs.returnDossier(actAs(act, hoa), { code: returned.code, reason: 'Thiếu phí, lệ phí' })
    const sent = await aDossier(act, published.people, { name: 'Cấp giấy chờ kiểm soát' })
    await decisionActs.submitDossier(actAs(act, lan), { code: sent.code })
    await sql`insert into national_sending (duty_id, state, attempts)
      select id, 'refused', 1 from publication_duty where way = 'national-database'`.execute(act.tx)
    return published.people
  }
  people = await perform(await callerOn(database), begin, undefined)
  site = await serveRoutes(database, feedbackRoutes(waitingWork), fixedClock(new Date('2017-04-03T09:00:00+07:00')))
})
afterAll(async () => {
  await site.server.close()
  await database.drop()
})

async function open(actor: Actor) {
  const { body } = await site.server.inject({ url: '/can-bo', headers: site.as(actor) })
  const from = body.indexOf('id="viec-cho"')
  return from === -1 ? '' : body.slice(from, body.indexOf('</section>', from))
}

const counted = (html: string, label: string) =>
  new RegExp(`<a href="([^"]+)">${label}</a></dt><dd class="stat-value">(\\d+)</dd>`).exec(html)?.slice(1)

describe('the first page of officials', () => {
  test('counts for the department what was returned, what hangs late and what was refused, each with its list', async () => {
    const html = await open(people.lan)
    expect(counted(html, 'Hồ sơ công bố bị trả lại')).toEqual(['/can-bo/cong-bo?xem=cho-xu-ly', '1'])
    expect(counted(html, 'Quá hạn niêm yết')).toEqual(['/can-bo/niem-yet?xem=cho-niem-yet', '1'])
    expect(counted(html, 'Cơ sở dữ liệu quốc gia từ chối')).toEqual([
      '/can-bo/co-so-du-lieu-quoc-gia?xem=bi-tu-choi',
      '1',
    ])
    expect(html).not.toContain('chờ kiểm soát chất lượng')
  })

  test('counts for the control authority what is to be checked, and what is late in the whole province', async () => {
    const html = await open(people.hoa)
    expect(counted(html, 'Hồ sơ công bố chờ kiểm soát chất lượng')?.[1]).toBe('1')
    expect(counted(html, 'Quá hạn niêm yết, toàn tỉnh')?.[1]).toBe('1')
    expect(html).not.toContain('bị trả lại')
  })

  test('shows another department nothing of it, and asks the database at most eleven times', async () => {
    expect(await open(people.minh)).not.toContain('stat-value')
    for (const actor of [people.lan, people.hoa]) {
      const { statements } = await countStatements(() => open(actor))
      expect(statements.length).toBeLessThanOrEqual(11)
    }
  })
})
