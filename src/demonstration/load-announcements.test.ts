import { createReadStream, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { createGunzip, gzipSync } from 'node:zlib'
import { perform } from '#kernel/act.ts'
import { readCalendarFiles } from '#kernel/calendar/calendar-files.ts'
import { importCalendar } from '#kernel/calendar/import-calendar.ts'
import { fixedClock } from '#kernel/clock.ts'
import { letterToDocx } from '#kernel/documents/letter-docx.ts'
import { folderOutlet } from '#kernel/exchange/outlet.ts'
import { openLocalStore } from '#kernel/files/local-store.ts'
import { projectRoot } from '#kernel/root.ts'
import { callerOn, expect, freshDatabase, test } from '#kernel/testing/fixtures.ts'
import { systemActor } from '#kernel/auth/actor.ts'
import { createDemonstrationAccounts } from '#modules/account/public.ts'
import { loadOrganisation } from '#modules/agency/public.ts'
import { composeDocument } from '#modules/announcement/public.ts'
import { findProcedure } from '#modules/procedure/public.ts'
import { importProcedures } from '#modules/procedure/public-import.ts'
import { findReconciliation, listReconciledDays } from '#modules/publication/public-reconciliation.ts'
import { loadDemonstrationPublication } from './load-publication.ts'
import { drawUpNotices } from '#modules/publication/public.ts'
import { countSheets } from '#modules/publication/queries.ts'
import { loadDemonstrationAnnouncements } from './load-announcements.ts'
import { loadDemonstrationPostings } from './load-postings.ts'

/** The records of the portal that name a department of health: all that this part of the demonstration needs. */
async function* ofHealth(): AsyncGenerator<Buffer> {
  const file = createReadStream(join(projectRoot, 'data/procedures/national-portal.jsonl.gz'))
  for await (const line of createInterface({ input: file.pipe(createGunzip()) }))
    if (line.includes('Sở Y tế')) yield Buffer.from(`${line}\n`)
}

test(
  'the demonstration has a dossier in every state over real procedures, one of thirty, and old texts give way on their day',
  { timeout: 240_000 },
  async () => {
    const database = await freshDatabase()
    const now = new Date('2026-11-23T08:30:00+07:00')
    const caller = await callerOn(database, { clock: fixedClock(now) })
    await perform(caller, importCalendar, readCalendarFiles())
    await perform(caller, loadOrganisation, {})
    await perform(caller, (act) => createDemonstrationAccounts(act, 'một mật khẩu chỉ để thử'), {})
    await importProcedures(caller, Readable.from(ofHealth()), 'portal')
    const files = openLocalStore(mkdtempSync(join(tmpdir(), 'minh-bach-files-')))
    const { reader } = database

    const codes = await loadDemonstrationAnnouncements({ caller, reader, files })

    const rows = await reader
      .selectFrom('announcement')
      .select(['code', 'status', 'dueOn', 'decisionNumber'])
      .orderBy('code')
      .execute()
    expect(rows.map(({ code }) => code).toSorted()).toEqual([...codes].toSorted())
    expect(new Set(rows.map(({ status }) => status)).size).toBe(7)
    const big = rows.find(({ status }) => status === 'submitted-to-chairman')
    const letter = await composeDocument(reader, systemActor('test'), {
      code: big?.code ?? '',
      kind: 'quyet-dinh',
      on: '2026-11-23',
    })
    const table = letter.appendices?.[0]?.body.find(({ kind }) => kind === 'table')
    expect(table?.kind === 'table' && table.rows.filter(([number]) => /^\d+$/.test(String(number))).length).toBe(30)
    expect((await letterToDocx(letter)).length).toBeGreaterThan(20_000)

    const [toCome] = await reader
      .selectFrom('announcementItem as item')
      .innerJoin('announcement', 'announcement.id', 'item.announcementId')
      .innerJoin('procedure', 'procedure.id', 'item.procedureId')
      .select(['procedure.code', 'item.effectiveOn', 'item.revisionId'])
      .where('announcement.decisionNumber', '=', '905/QĐ-UBND')
      .execute()
    const today = await findProcedure(reader, toCome?.code ?? '', '2026-11-23')
    const then = await findProcedure(reader, toCome?.code ?? '', toCome?.effectiveOn ?? '')
    expect(today?.revisionId).not.toBe(toCome?.revisionId)
    expect(then?.revisionId).toBe(toCome?.revisionId)

    const outlet = folderOutlet(mkdtempSync(join(tmpdir(), 'minh-bach-gui-')))
    const portalFile = join(mkdtempSync(join(tmpdir(), 'minh-bach-nguon-')), 'ho-so.jsonl.gz')
    await writeFile(portalFile, gzipSync(Buffer.concat(await Array.fromAsync(ofHealth()))))
    await loadDemonstrationPublication({ caller, reader, files, outlet }, portalFile)
    const { found, places } = await findReconciliation(reader, systemActor('test'), {
      today: '2026-11-23',
      filter: { tone: 'tat-ca' },
    })
    for (const place of ['national', 'boards'] as const)
      expect(Math.min(places[place].green, places[place].amber, places[place].red), place).toBeGreaterThan(0)
    expect(found.some(({ tone }) => tone === 'green')).toBe(true)
    expect((await listReconciledDays(reader, null, 14)).map(({ onDay }) => onDay)).toEqual([
      '2026-10-26',
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-20',
      '2026-11-22',
    ])
    // Twice, as when the first start was interrupted.
    for (let time = 0; time < 2; time++) await loadDemonstrationPostings({ caller, reader, files })
    await perform(caller, drawUpNotices, undefined)
    const boards = await countSheets(reader, systemActor('test'), { today: '2026-11-23' })
    expect(Object.entries(boards).filter(([, count]) => count === 0)).toEqual([])
    expect([boards['phai-go'], boards['bi-bao'], boards['dang-treo']]).toEqual([2, 1, 4])
    await database.drop()
  },
)
