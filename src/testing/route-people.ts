import { randomUUID } from 'node:crypto'
import type { Act } from '#kernel/act.ts'
import { systemActor, visitor, type Actor, type OfficialActor } from '#kernel/auth/actor.ts'
import { actAs } from '#kernel/testing/fixtures.ts'
import { person, testAgencies, type TestPeople } from '#modules/agency/testing.ts'

/** Somebody who asks for every address of the system. */
export interface Asker {
  /** A word for the test's report: `handler of another agency`. */
  readonly name: string
  readonly actor: Actor
  /** What the browser or the program sends beside the session: a sender's cookies and secret. */
  readonly headers?: Readonly<Record<string, string>>
}

const working = ['focal-point', 'handler', 'head', 'deputy-head'] as const

/** Three agencies with all four working roles; the agency of the tests' private items, another one, and the control authority. */
export async function appointAskers(act: Act, people: TestPeople): Promise<readonly Asker[]> {
  const system = actAs(act, systemActor('test'))
  const control = people.hoa.posts[0]?.agencyId ?? ''
  const { code: controlCode } = await act.tx
    .selectFrom('agency')
    .select('code')
    .where('id', '=', control)
    .executeTakeFirstOrThrow()
  const there: Readonly<Record<string, OfficialActor>> = {
    'focal-point of the handling agency': people.lan,
    'handler of the handling agency': people.son,
    'head of the handling agency': people.hanh,
    'focal-point of another agency': people.minh,
    'focal-point of the control authority': people.hoa,
  }
  const agencies = {
    'the handling agency': testAgencies.health,
    'another agency': testAgencies.environment,
    'the control authority': controlCode,
  }
  const officials: Asker[] = []
  for (const [where, agencyCode] of Object.entries(agencies)) {
    for (const role of working) {
      const name = `${role} of ${where}`
      const code = name.replaceAll(/\W+/g, '-')
      officials.push({ name, actor: there[name] ?? (await person(system, code, `Người ${code}`, agencyCode, role)) })
    }
  }
  return [
    ...officials,
    { name: 'desk of a commune', actor: people.sen },
    { name: 'leader of the province', actor: people.tu },
    { name: 'administrator', actor: people.quanTri },
    { name: 'program with a key', actor: { kind: 'client', clientId: randomUUID(), name: 'Một cửa điện tử' } },
    { name: 'visitor', actor: visitor },
  ]
}
