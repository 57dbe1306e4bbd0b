import type { Act, Reader } from '#kernel/act.ts'
import { record } from '#kernel/audit/record.ts'
import { Refused } from '#kernel/errors.ts'
import { amendOfficial } from './amend-official.ts'
import { appointOfficial } from './appoint-official.ts'
import { importProblem, type ImportProblem, type ImportResult } from './import-problem.ts'
import { readOfficialSheet, type OfficialSheetRow } from './official-sheet.ts'
import { authorizeOrganisation } from './policy.ts'
import { firstDay, lastDay } from './ranges.ts'
import { registerOfficial } from './register-official.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'official.imported': { created: number; changed: number }
  }
}

/** What importing this sheet would do; nothing is written. */
export async function checkOfficialImport(reader: Reader, bytes: Uint8Array): Promise<ImportResult> {
  const { result } = await planOf(reader, bytes)
  return result
}

/**
 * Imports a sheet of officials and posts as a whole or not at all; a second time changes nothing.
 * Officials and posts that the sheet does not name stay as they are.
 * @throws Refused with the problems while there are any
 */
export async function importOfficials(act: Act, input: { readonly bytes: Uint8Array }): Promise<ImportResult> {
  authorizeOrganisation(act.actor, 'import', null)
  const { result, steps } = await planOf(act.tx, input.bytes)
  if (result.problems.length > 0)
    throw new Refused('agency.import-has-problems', { problems: result.problems, allowed: [] })

  for (const { row, person, appoints } of steps) {
    const { code, name, email, phone, post } = row
    const official = { code, name, ...(email === null ? {} : { email }), ...(phone === null ? {} : { phone }) }
    if (person === 'new') await registerOfficial(act, official)
    else if (person === 'changed') await amendOfficial(act, official)
    if (post && appoints) {
      const { title, ...appointment } = post
      await appointOfficial(act, { officialCode: code, ...appointment, ...(title === null ? {} : { title }) })
    }
  }
  const created = result.changes.filter((change) => change.change === 'new').length
  const counts = { created, changed: result.changes.length - created }
  if (result.changes.length > 0) await record(act, 'official.imported', counts)
  return result
}

interface Step {
  readonly row: OfficialSheetRow
  readonly person: 'new' | 'changed' | 'same'
  readonly appoints: boolean
}

async function planOf(reader: Reader, bytes: Uint8Array): Promise<{ result: ImportResult; steps: readonly Step[] }> {
  const sheet = await readOfficialSheet(bytes)
  const register = await registerOf(reader)
  const written = new Map<string, OfficialSheetRow>()
  const problems: ImportProblem[] = [...sheet.problems]
  const steps: Step[] = []
  for (const row of sheet.rows) {
    const earlier = written.get(row.code)
    problems.push(...rowProblems(row, earlier, register))
    steps.push(stepOf(row, earlier !== undefined, register))
    written.set(row.code, row)
  }
  const changing = steps.filter((step) => step.person !== 'same' || step.appoints)
  const changes = changing.map(({ row, person }) => {
    const change = person === 'new' ? ('new' as const) : ('changed' as const)
    return { row: row.row, code: row.code, name: row.name, change }
  })
  return { result: { changes, unchanged: steps.length - changing.length, problems }, steps: changing }
}

async function registerOf(reader: Reader) {
  const officials = await reader.selectFrom('official').select(['code', 'name', 'email', 'phone', 'leftOn']).execute()
  const agencies = await reader
    .selectFrom('agency')
    .select(['code', firstDay('valid').as('from'), lastDay('valid').as('to')])
    .execute()
  const posts = await reader
    .selectFrom('officialPost as post')
    .innerJoin('official', 'official.id', 'post.officialId')
    .innerJoin('agency', 'agency.id', 'post.agencyId')
    .select([
      'official.code',
      'agency.code as agencyCode',
      'post.role',
      firstDay('post.valid').as('from'),
      lastDay('post.valid').as('to'),
    ])
    .execute()
  return {
    officials: new Map(officials.map((official) => [official.code, official])),
    agencies: new Map(agencies.map((agency) => [agency.code, agency])),
    posts,
  }
}

type Register = Awaited<ReturnType<typeof registerOf>>

function stepOf(row: OfficialSheetRow, writtenBefore: boolean, register: Register): Step {
  const known = register.officials.get(row.code)
  const same = known && known.name === row.name && known.email === row.email && known.phone === row.phone
  const person = writtenBefore || same ? 'same' : known ? 'changed' : 'new'
  const { post } = row
  const held = post !== null && register.posts.some((other) => isSamePost(other, row) && other.from === post.from)
  return { row, person, appoints: post !== null && !held }
}

type KnownPost = Register['posts'][number]

function isSamePost(other: KnownPost, row: OfficialSheetRow): boolean {
  return other.code === row.code && other.agencyCode === row.post?.agencyCode && other.role === row.post.role
}

function rowProblems(
  row: OfficialSheetRow,
  earlier: OfficialSheetRow | undefined,
  register: Register,
): readonly ImportProblem[] {
  const { post } = row
  const agency = post === null ? undefined : register.agencies.get(post.agencyCode)
  const differs = earlier && (earlier.name !== row.name || earlier.email !== row.email || earlier.phone !== row.phone)
  return [
    ...(differs ? [importProblem(row.row, 'Mã cán bộ', 'official.described-twice')] : []),
    ...(register.officials.get(row.code)?.leftOn ? [importProblem(row.row, 'Mã cán bộ', 'official.has-left')] : []),
    ...(post !== null && !agency ? [importProblem(row.row, 'Mã cơ quan', 'agency.unknown')] : []),
    ...(post !== null && agency && (post.from < agency.from || (agency.to !== null && post.from > agency.to))
      ? [importProblem(row.row, 'Từ ngày', 'agency.not-there-then')]
      : []),
    ...(post !== null && register.posts.some((other) => clashes(other, row, post.from))
      ? [importProblem(row.row, 'Vai trò', 'official.post-held-already')]
      : []),
  ]
}

/** A post held from another day, or an agency that has another head: the database would refuse both. */
function clashes(other: KnownPost, row: OfficialSheetRow, from: string): boolean {
  const stillHeld = other.to === null || other.to >= from
  if (isSamePost(other, row)) return other.from !== from && stillHeld
  return row.post?.role === 'head' && other.role === 'head' && other.agencyCode === row.post.agencyCode && stillHeld
}
