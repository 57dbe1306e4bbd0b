import { perform } from '#kernel/act.ts'
import type { CommandWorld } from '#kernel/commands/command.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import { openLocalStore } from '#kernel/files/local-store.ts'
import { actAs, callerOn, describe, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { controlAuthorityOn, loadOrganisation, resolveOfficial } from '#modules/agency/public.ts'
import { createAccount } from './create-account.ts'
import { createDemonstrationAccounts, greetDemonstration, loadDemonstrationAccounts } from './demonstration.ts'
import { disableAccount } from './disable-account.ts'
import { deleteOldSignIns } from './jobs.ts'
import { accountPaths } from './paths.ts'
import { findAccountByLogin } from './queries.ts'
import { browserOf, databaseWithAccounts, movedClock, serveAccounts, signIn, testPassword } from './testing.ts'

describe('keeping accounts', () => {
  test('an administrator gives an official an account and a password that is shown once', async () => {
    const database = await databaseWithAccounts()
    const clock = movedClock()
    const server = await serveAccounts(database, clock)
    await database.ownerDb
      .insertInto('official')
      .values({ code: 'moi', name: 'Người Mới', foldedName: 'nguoi moi' })
      .execute()
    const administrator = browserOf(server)
    await signIn(administrator, 'quantri')

    const form = await administrator.get(accountPaths.newAccount)
    expect(form.body).toContain('Người Mới (moi)')
    const taken = await administrator.send(accountPaths.newAccount, { officialCode: 'moi', login: 'xa' })
    expect(taken.status).toBe(422)
    for (const login of ['', 'Có Dấu', 'a', '-x-', 'x'.repeat(61)])
      expect((await administrator.send(accountPaths.newAccount, { officialCode: 'moi', login })).status).toBe(422)
    for (const officialCode of ['', 'khong-co', 'quantri'])
      expect((await administrator.send(accountPaths.newAccount, { officialCode, login: 'ai-do' })).status).toBe(422)

    const made = await administrator.send(accountPaths.newAccount, { officialCode: 'moi', login: 'nguoi.moi' })
    expect(made.location).toBe(`${accountPaths.list}/nguoi.moi`)
    const shown = await administrator.get(made.location ?? '')
    const password = /<code>([a-z0-9-]+)<\/code>/.exec(shown.body)?.[1] ?? ''
    expect(password).toHaveLength(19)
    expect((await administrator.get(made.location ?? '')).body).not.toContain(password)
    expect((await signIn(browserOf(server, '10.0.0.2'), 'nguoi.moi', password)).location).toBe(accountPaths.newPassword)
    expect((await administrator.get(`${accountPaths.list}?q=nguoi+moi`)).body).toContain('Chờ đổi mật khẩu')

    const colleague = browserOf(server, '10.0.0.3')
    await signIn(colleague, 'soyte')
    expect((await administrator.send(`${accountPaths.list}/soyte/khoa`, {}, `${accountPaths.list}/soyte`)).status).toBe(
      303,
    )
    expect((await colleague.get(accountPaths.mine)).status).toBe(303)
    expect((await signIn(colleague, 'soyte')).status).toBe(422)
    await administrator.send(`${accountPaths.list}/soyte/mo-khoa`, {}, `${accountPaths.list}/soyte`)
    expect((await signIn(colleague, 'soyte')).status).toBe(303)
    await administrator.send(`${accountPaths.list}/soyte/phien`, {}, `${accountPaths.list}/soyte`)
    expect((await colleague.get(accountPaths.mine)).status).toBe(303)

    const own = await administrator.send(`${accountPaths.list}/quantri/khoa`, {}, `${accountPaths.list}/quantri`)
    expect(own.status).toBe(409)
    expect(own.body).toContain('Bạn không thể khóa tài khoản của chính mình')
    expect((await administrator.get(`${accountPaths.list}/khong-co-ai`)).status).toBe(404)

    await signIn(colleague, 'soyte')
    for (const path of [accountPaths.list, accountPaths.newAccount, `${accountPaths.list}/xa`])
      expect([path, (await colleague.get(path)).status]).toEqual([path, 404])
    for (const path of ['mat-khau', 'khoa', 'phien', 'ma-xac-thuc'])
      expect((await colleague.send(`${accountPaths.list}/xa/${path}`, {}, accountPaths.mine)).status).toBe(404)
    await server.close()
    await database.drop()
  })

  test('somebody who is no administrator is refused by the act itself', async ({ act }) => {
    const visitor = actAs(act, { kind: 'visitor' })
    await expect(createAccount(visitor, { login: 'ai', officialCode: 'ai' })).rejects.toMatchObject({
      code: 'account.not-allowed',
    })
    await expect(disableAccount(visitor, { login: 'ai' })).rejects.toMatchObject({ code: 'account.not-allowed' })
  })
})

describe('the people of the demonstration', () => {
  test('control is in the right hands before and after 25/9/2017', async () => {
    const database = await databaseWithAccounts()
    const { reader } = database
    for (const [login, role] of [
      ['kiemsoat', 'focal-point'],
      ['kiemsoat', 'handler'],
      ['kiemsoat-truong', 'head'],
    ] as const)
      for (const day of ['2017-02-01', '2017-09-24', '2017-09-25', '2017-12-31']) {
        const account = await findAccountByLogin(reader, login)
        const resolved = await resolveOfficial(reader, account?.officialId ?? '', day)
        const control = await controlAuthorityOn(reader, day)
        expect(resolved?.posts).toContainEqual({ agencyId: control.id, role })
        expect(new Set(resolved?.posts.map((post) => post.agencyId))).toEqual(new Set([control.id]))
      }
    await perform(await callerOn(database), createDemonstrationAccounts, testPassword)
    const accounts = await database.db.selectFrom('account').select('login').orderBy('login').execute()
    expect(accounts.map(({ login }) => login)).toEqual([
      'kiemsoat',
      'kiemsoat-truong',
      'lanhdao',
      'quantri',
      'soyte',
      'soyte-giamdoc',
      'xa',
    ])
    await database.drop()
  })

  test('one password is made for the installation, kept sealed, and printed at every start', async () => {
    const database = await freshDatabase()
    const caller = await callerOn(database)
    const world: CommandWorld = {
      caller,
      reader: database.reader,
      files: openLocalStore('/tmp'),
      outlet: folderOutlet('/nonexistent'),
      ownerUrl: database.ownerUrl,
      baseUrl: 'http://localhost:3000',
      say: () => {},
    }
    expect(await greetDemonstration(world)).toEqual([])
    await perform(caller, loadOrganisation, undefined)
    await loadDemonstrationAccounts(world)
    const greeting = await greetDemonstration(world)
    await loadDemonstrationAccounts(world)
    expect(await greetDemonstration(world)).toEqual(greeting)
    const password = greeting[1]?.trim() ?? ''
    const facts = await database.db.selectFrom('installationFact').selectAll().execute()
    expect(password).toHaveLength(19)
    expect(JSON.stringify(facts)).not.toContain(password)
    const server = await serveAccounts(database, movedClock())
    expect((await signIn(browserOf(server), 'kiemsoat', password)).location).toBe('/can-bo')
    await server.close()
    await database.drop()
  })
})

test('attempts are forgotten after a week, sessions after a quarter of a year', async () => {
  const database = await databaseWithAccounts()
  const clock = movedClock()
  const server = await serveAccounts(database, clock)
  await signIn(browserOf(server), 'xa')
  await signIn(browserOf(server), 'xa', 'sai mật khẩu rồi nhé')
  const left = async () => {
    await deleteOldSignIns({ db: database.db, clock })
    const attempts = await database.db.selectFrom('signInAttempt').select('id').execute()
    const sessions = await database.db.selectFrom('accountSession').select('id').execute()
    return [attempts.length, sessions.length]
  }
  expect(await left()).toEqual([2, 1])
  clock.pass(8 * 86_400_000)
  expect(await left()).toEqual([0, 1])
  clock.pass(90 * 86_400_000)
  expect(await left()).toEqual([0, 0])
  await server.close()
  await database.drop()
})
