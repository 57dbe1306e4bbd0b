import { randomUUID } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { systemActor, type OfficialActor } from '#kernel/auth/actor.ts'
import { appointOfficial } from './appoint-official.ts'
import { loadOrganisation } from './load-organisation.ts'
import type { PostRole } from './model.ts'
import { resolveOfficial } from './official-queries.ts'
import { controlAuthorityOn } from './queries.ts'
import { registerOfficial } from './register-official.ts'
import { setContact } from './set-contact.ts'

/** The people of the tests. Invented, as are their addresses. */
export interface TestPeople {
  /** Focal point of the department of health. */
  readonly lan: OfficialActor
  /** Handler in the department of health. */
  readonly son: OfficialActor
  /** Head of the department of health. */
  readonly hanh: OfficialActor
  /** Focal point of the department of natural resources and environment. */
  readonly minh: OfficialActor
  /** Focal point of the control authority of the act's day. */
  readonly hoa: OfficialActor
  /** The chairman. */
  readonly tu: OfficialActor
  /** Desk of the people's committee of Long Bình commune, Ngã Năm town. */
  readonly sen: OfficialActor
  /** Administrator (IT staff of the portal's operator). */
  readonly quanTri: OfficialActor
}

export const testAgencies = {
  health: 'so-y-te',
  environment: 'so-tai-nguyen-va-moi-truong',
  chairman: 'ubnd-tinh',
  commune: 'ubnd-xa-long-binh-tx-nga-nam',
  district: 'ubnd-tx-nga-nam',
  operator: 'so-thong-tin-va-truyen-thong',
} as const

/** Loads the organisation and appoints the test people from the first day of 2017; the actors are as of the act's day. */
export async function seedPeople(act: Act): Promise<TestPeople> {
  const system: Act = { ...act, actor: systemActor('test') }
  await loadOrganisation(system)
  const control = await controlAuthorityOn(act.tx, act.today)
  return {
    lan: await person(system, 'lan', 'Nguyễn Thị Lan', testAgencies.health, 'focal-point'),
    son: await person(system, 'son', 'Đỗ Văn Sơn', testAgencies.health, 'handler'),
    hanh: await person(system, 'hanh', 'Lê Thị Hạnh', testAgencies.health, 'head'),
    minh: await person(system, 'minh', 'Trần Văn Minh', testAgencies.environment, 'focal-point'),
    hoa: await person(system, 'hoa', 'Phạm Thị Hòa', control.code, 'focal-point'),
    tu: await person(system, 'tu', 'Võ Văn Tú', testAgencies.chairman, 'leader'),
    sen: await person(system, 'sen', 'Lâm Thị Sen', testAgencies.commune, 'desk'),
    quanTri: await person(system, 'quan-tri', 'Quản trị hệ thống', testAgencies.operator, 'administrator'),
  }
}

/** Registers and appoints one more person. `act` must be the system's. */
export async function person(
  act: Act,
  code: string,
  name: string,
  agencyCode: string,
  role: PostRole,
): Promise<OfficialActor> {
  const { id } = await registerOfficial(act, { code, name, email: `${code}@minh-bach.example` })
  await appointOfficial(act, {
    officialCode: code,
    agencyCode,
    role,
    from: '2017-01-01',
    basis: 'Quyết định thử nghiệm',
  })
  return actorOf(act, id)
}

/** The actor that an official is on the act's day. */
export async function actorOf(act: Act, officialId: string): Promise<OfficialActor> {
  const resolved = await resolveOfficial(act.tx, officialId, act.today)
  if (!resolved) throw new Error(`No official ${officialId}`)
  return { kind: 'official', accountId: randomUUID(), ...resolved }
}

type TestWays = Readonly<Partial<Record<'address' | 'phone' | 'hotline' | 'fax' | 'email' | 'website', string | null>>>

/** How an agency is reached from the act's day on; what is not given is not known. */
export async function setContactOf(act: Act, code: string, ways: TestWays): Promise<void> {
  const known = Object.fromEntries(Object.entries(ways).flatMap(([way, said]) => (said === null ? [] : [[way, said]])))
  await setContact(
    { ...act, actor: systemActor('test') },
    { code, from: act.today, receivesFeedback: true, source: 'Thử nghiệm', ...known },
  )
}
