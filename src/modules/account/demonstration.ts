import type { Act } from '#kernel/act.ts'
import { perform } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import type { CommandWorld } from '#kernel/commands/command.ts'
import { enrolOfficial } from '#modules/agency/public.ts'
import { hashPassword } from './password-hash.ts'
import { authorizeAccounts } from './policy.ts'
import { newWrittenSecret } from './secrets.ts'

type Posts = Parameters<typeof enrolOfficial>[1]['posts']

const from = '2017-01-01'
/** The day on which control moved from the department of justice to the office (NĐ 92/2017/NĐ-CP). */
const moved = '2017-09-25'
const commune = 'ubnd-xa-long-binh-tx-nga-nam'

/** Control on every day, whichever agency holds it. */
function controlPosts(...roles: readonly Posts[number]['role'][]): Posts {
  return roles.flatMap((role) => [
    { agencyCode: 'so-tu-phap', role, from, until: moved },
    { agencyCode: 'van-phong-ubnd-tinh', role, from: moved },
  ])
}

/** "Minh họa" means demonstration: nobody can take these for people. */
const people: readonly {
  readonly login: string
  readonly name: string
  readonly what: string
  readonly posts: Posts
}[] = [
  {
    login: 'kiemsoat',
    name: 'Nguyễn Minh Họa',
    what: 'cơ quan kiểm soát TTHC: đầu mối, xử lý',
    posts: controlPosts('focal-point', 'handler'),
  },
  {
    login: 'kiemsoat-truong',
    name: 'Trần Minh Họa',
    what: 'cơ quan kiểm soát TTHC: thủ trưởng',
    posts: controlPosts('head'),
  },
  {
    login: 'lanhdao',
    name: 'Lê Minh Họa',
    what: 'Ủy ban nhân dân tỉnh: lãnh đạo',
    posts: [{ agencyCode: 'ubnd-tinh', role: 'leader', from }],
  },
  {
    login: 'soyte',
    name: 'Phạm Thị Minh Họa',
    what: 'Sở Y tế: đầu mối',
    posts: [{ agencyCode: 'so-y-te', role: 'focal-point', from }],
  },
  {
    login: 'soyte-giamdoc',
    name: 'Võ Thị Minh Họa',
    what: 'Sở Y tế: thủ trưởng, duyệt trả lời',
    posts: [{ agencyCode: 'so-y-te', role: 'head', from }],
  },
  {
    login: 'xa',
    name: 'Lâm Minh Họa',
    what: 'Ủy ban nhân dân xã Long Bình: một cửa, đầu mối',
    posts: [
      { agencyCode: commune, role: 'desk', from },
      { agencyCode: commune, role: 'focal-point', from },
    ],
  },
  {
    login: 'quantri',
    name: 'Đặng Minh Họa',
    what: 'quản trị hệ thống',
    posts: [{ agencyCode: 'so-thong-tin-va-truyen-thong', role: 'administrator', from }],
  },
]

/**
 * The people of the demonstration province with their accounts, all with one password. Those that are there stay as they are.
 * The organisation must be loaded.
 */
export async function createDemonstrationAccounts(act: Act, password: string): Promise<void> {
  authorizeAccounts(act.actor)
  const present = await act.tx.selectFrom('account').select('login').execute()
  const logins = new Set(present.map((account) => account.login))
  const passwordHash = await hashPassword(password)
  for (const { login, name, posts } of people.filter((person) => !logins.has(person.login))) {
    const email = `${login}@minh-hoa.example`
    const official = await enrolOfficial(act, { code: login, name, email, posts, basis: 'Dữ liệu trình diễn' })
    const { id } = await act.tx
      .insertInto('account')
      .values({ officialId: official.id, login, passwordHash, passwordChangedAt: act.now, createdAt: act.now })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(act, 'account.created', { accountId: id, officialId: official.id }, { type: 'account', id })
  }
}

const fact = 'demonstration-password'

/** First-run step: one password for this installation, kept sealed so that every start can print it. */
export async function loadDemonstrationAccounts({ caller }: CommandWorld): Promise<void> {
  await perform(
    caller,
    async (act) => {
      const password = (await findPassword(act)) ?? newWrittenSecret(4)
      const value = JSON.stringify(act.vault.seal(password, fact).toString('base64url'))
      await act.tx
        .insertInto('installationFact')
        .values({ name: fact, value })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .execute()
      await createDemonstrationAccounts(act, password)
    },
    undefined,
  )
}

/** What `bin/start` prints: the accounts and their password; nothing outside the demonstration. */
export async function greetDemonstration({ caller }: CommandWorld): Promise<readonly string[]> {
  const password = await perform(caller, findPassword, undefined)
  if (password === undefined) return []
  const lines = people.map(({ login, what }) => `  ${login.padEnd(16)} ${what}`)
  return ['Tài khoản trình diễn (đăng nhập tại /dang-nhap), mật khẩu chung:', `  ${password}`, ...lines]
}

async function findPassword(act: Act): Promise<string | undefined> {
  const row = await act.tx.selectFrom('installationFact').select('value').where('name', '=', fact).executeTakeFirst()
  return typeof row?.value === 'string' ? act.vault.open(Buffer.from(row.value, 'base64url'), fact) : undefined
}
