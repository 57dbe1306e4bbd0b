import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject, onTestFinished } from 'vitest'
import { migrate } from '#kernel/db/migrate.ts'
import { projectRoot } from '#kernel/root.ts'
import { emptyDatabase } from '#kernel/testing/database.ts'
import { describe, expect, test } from '#kernel/testing/fixtures.ts'
import { testVault } from '#kernel/testing/vault.ts'
import { legalNumberOf } from './legal-number.ts'
import { recordInstrument } from './record-instrument.ts'

describe('the number of an instrument', () => {
  test.each([
    ['766/QĐ-TTg', '766/QĐ-TTg'],
    ['Quyết định số 766/QĐ-TTG ngày 23/6/2022', '766/QĐ-TTg'],
    ['30/ct-ttg', '30/CT-TTg'],
    [' 63/2010/nđ – cp', '63/2010/NĐ-CP'],
    ['02/2017/TTLT-BKHĐT-BTC', '02/2017/TTLT-BKHĐT-BTC'],
    ['15A/2014/NQ-HĐND', '15a/2014/NQ-HĐND'],
    ['Thông tư 01/2020/TT-BTTTT', '01/2020/TT-BTTTT'],
    ['18/01/2024', undefined],
  ])('%s is spelled as everybody spells it', (typed, number) => {
    expect(legalNumberOf(typed)).toBe(number)
  })

  test('is one instrument whatever its capitals, and keeps its spelling', async ({ act }) => {
    const first = await recordInstrument(act, { number: '766/QĐ-TTg', name: 'Quyết định 766' })
    const again = await recordInstrument(act, { number: '766/qđ-ttg', issuer: 'Thủ tướng Chính phủ' })

    expect(again).toMatchObject({ id: first.id, number: '766/QĐ-TTg', issuer: 'Thủ tướng Chính phủ' })
  })
})

const mending = '20261129_0950_legal_number.sql'

test('numbers that we had written otherwise are mended where they were imported or are still a draft; what was signed stays', async () => {
  const database = await emptyDatabase(inject('templateUrl'))
  onTestFinished(() => database.drop())
  await migrate(database.url, testVault, migrationsBefore(mending))
  const owner = new Client({ connectionString: database.url })
  await owner.connect()
  onTestFinished(() => owner.end())
  const at = "'2026-11-29T00:00:00Z'"
  const bases = JSON.stringify({
    legalBases: [
      { number: '766/QĐ-TTG', name: 'a' },
      { number: '1/TT-BTTTT', name: 'b' },
      { number: '30A/2008/NQ-CP', name: 'c' },
    ],
  })
  await owner.query(`
    insert into legal_instrument (number, name, recorded_at) values ('766/QĐ-TTG', '', ${at}), ('1/TT-BTTTT', '', ${at}), ('30A/2008/NQ-CP', '', ${at});
    with imported as (insert into procedure_import (source_name, started_at) values ('x', ${at}) returning id),
      added as (insert into procedure (code, created_at) values ('imported', ${at}), ('draft', ${at}), ('signed', ${at}) returning id, code),
      revised as (
        insert into procedure_revision (procedure_id, status, effective, name, name_original, levels, internal, import_id, recorded_at)
        select added.id, case code when 'draft' then 'draft' else 'announced' end, case code when 'draft' then null else '(,)'::daterange end,
          code, code, '{}', false, case code when 'imported' then imported.id end, ${at} from added, imported
        returning id)
    insert into procedure_content (revision_id, content) select id, '${bases}' from revised`)
  await migrate(database.url, testVault)

  const instruments = await owner.query('select number from legal_instrument order by number')
  expect(instruments.rows).toEqual([{ number: '1/TT-BTTTT' }, { number: '30a/2008/NQ-CP' }, { number: '766/QĐ-TTg' }])
  const texts = await owner.query(`
    select name, content #>> '{legalBases,0,number}' as first, content #>> '{legalBases,1,number}' as second,
      content #>> '{legalBases,2,number}' as third
    from procedure_content join procedure_revision on id = revision_id order by name`)
  expect(texts.rows).toEqual([
    { name: 'draft', first: '766/QĐ-TTg', second: '1/TT-BTTTT', third: '30a/2008/NQ-CP' },
    { name: 'imported', first: '766/QĐ-TTg', second: '1/TT-BTTTT', third: '30a/2008/NQ-CP' },
    { name: 'signed', first: '766/QĐ-TTG', second: '1/TT-BTTTT', third: '30A/2008/NQ-CP' },
  ])
  await expect(
    owner.query(`insert into legal_instrument (number, name, recorded_at) values ('766/qđ-TTg', '', ${at})`),
  ).rejects.toThrow(/legal_instrument_number_folded/)
})

function migrationsBefore(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'minh-bach-migrations-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const all = join(projectRoot, 'migrations')
  for (const file of readdirSync(all)) if (file < name) copyFileSync(join(all, file), join(folder, file))
  return folder
}
