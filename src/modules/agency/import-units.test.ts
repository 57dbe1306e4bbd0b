import { systemActor, visitor } from '#kernel/auth/actor.ts'
import { actAs, describe, expect, test } from '#kernel/testing/fixtures.ts'
import type { Act } from '#kernel/act.ts'
import { importUnits } from './import-units.ts'
import { loadOrganisation } from './load-organisation.ts'
import { findUnitByCode, listUnitLines } from './unit-queries.ts'

const decree = 'Nghị quyết số 999/NQ-UBTVQH16 ngày 01/10/2026'
const newWard = {
  code: '31999',
  name: 'Phường Mỹ Xuyên Mới',
  level: 'commune',
  parent: '92',
  from: '2027-01-01',
  source: decree,
}

async function bring(act: Act, ...lines: readonly unknown[]) {
  const outcomes = await importUnits(
    actAs(act, systemActor('test')),
    lines.map((fields, index) => ({ row: index + 1, fields })),
  )
  return outcomes.map(({ outcome, said }) => `${outcome} ${said}`)
}

describe('administrative units of a decree', () => {
  test('a unit is added and another ends; a second time changes nothing', async ({ act }) => {
    await loadOrganisation(act)
    const ending = (await listUnitLines(act.tx)).find(({ level, until }) => level === 'commune' && until === null)
    if (!ending) throw new Error('no unit is left')
    const { id: _id, ...line } = ending
    const lines = [newWard, { ...line, until: '2027-01-01' }]
    expect(await bring(act, ...lines)).toEqual(['added 31999 from 2027-01-01', `ended ${line.code} from ${line.from}`])
    expect(await bring(act, ...lines)).toEqual([
      'unchanged 31999 from 2027-01-01',
      `unchanged ${line.code} from ${line.from}`,
    ])
    expect(await findUnitByCode(act.tx, '31999', '2026-12-31')).toBeUndefined()
    expect(await findUnitByCode(act.tx, '31999', '2027-01-01')).toMatchObject({ name: newWard.name, kind: 'phuong' })
    expect(await findUnitByCode(act.tx, line.code, '2026-12-31')).toMatchObject({ validTo: '2026-12-31' })
    expect(await findUnitByCode(act.tx, line.code, '2027-01-01')).toBeUndefined()
    const logged = act.tx.selectFrom('auditEvent').select('data').where('name', '=', 'organisation.units-imported')
    expect(await logged.execute()).toEqual([{ data: { added: 1, ended: 1 } }])
  })

  test('what was written out is read in again without a change', async ({ act }) => {
    await loadOrganisation(act)
    const lines = (await listUnitLines(act.tx)).map(({ id: _id, ...line }) => line)
    expect(lines.length).toBeGreaterThan(200)
    const said = await bring(act, ...lines)
    expect(said.filter((line) => !line.startsWith('unchanged'))).toEqual([])
  })

  test('the unit above may stand further down in the file', async ({ act }) => {
    const above = { code: '88', name: 'Tỉnh Thử', level: 'province', from: '2027-01-01', source: decree }
    expect(await bring(act, { ...newWard, parent: '88' }, above)).toEqual([
      'added 31999 from 2027-01-01',
      'added 88 from 2027-01-01',
    ])
  })

  const wrongs: readonly (readonly [string, object, string])[] = [
    ['a code of letters', { code: 'abc' }, 'code: invalid-code'],
    ['a name without its kind', { name: 'Mỹ Xuyên' }, 'name: invalid-unit-name'],
    ['a commune without a unit above', { parent: null }, 'parent: agency.unit-parent-by-level'],
    ['a unit above that does not exist then', { parent: '77' }, 'parent: not-an-option'],
    ['a district above that is no more', { parent: '941' }, 'parent: not-an-option'],
    ['an end before the beginning', { until: '2026-01-01' }, 'until: agency.unit-ends-before'],
    ['a day that there is not', { from: '2027-02-30' }, 'from: invalid-date'],
    ['no source', { source: undefined }, 'source: required'],
    ['a field that is not known', { mayor: 'x' }, 'unknown-field'],
    ['a code that another unit has then', { code: '31528', from: '2020-01-01', parent: '94' }, 'agency.unit-overlaps'],
  ]

  for (const [name, wrong, reason] of wrongs)
    test(`${name} is refused by its row, and the others are taken`, async ({ act }) => {
      await loadOrganisation(act)
      const [refused, taken] = await bring(act, { ...newWard, ...wrong }, { ...newWard, code: '31998' })
      expect(refused).toContain(`refused `)
      expect(refused).toContain(reason)
      expect(taken).toBe('added 31998 from 2027-01-01')
    })

  test('another name for a unit that is known is refused, and the unit stays', async ({ act }) => {
    await bring(act, { code: '88', name: 'Tỉnh Thử', level: 'province', from: '2027-01-01', source: decree })
    const other = { code: '88', name: 'Tỉnh Khác', level: 'province', from: '2027-01-01', source: decree }
    expect(await bring(act, other)).toEqual(['refused agency.unit-known-otherwise'])
    expect(await findUnitByCode(act.tx, '88', '2027-01-01')).toMatchObject({ name: 'Tỉnh Thử' })
  })

  test('nobody but the system and administrators brings units', async ({ act }) => {
    await expect(importUnits(actAs(act, visitor), [])).rejects.toMatchObject({ code: 'agency.not-allowed' })
  })
})
