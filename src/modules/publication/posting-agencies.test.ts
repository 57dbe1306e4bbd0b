import type { Act } from '#kernel/act.ts'
import { describe, expect, test } from '#kernel/testing/fixtures.ts'
import { aDossier, seedAnnouncing, soundContent, type AnnouncingPeople } from '#modules/announcement/testing.ts'
import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import { sign } from './testing.ts'

/** Codes of the agencies that have to post a text of the department of health, signed on 15 March and in force on 1 June 2017. */
async function boardsOf(
  act: Act,
  says: Partial<ProcedureContent>,
  people: AnnouncingPeople,
): Promise<readonly string[]> {
  const dossier = await aDossier(act, people, {}, (name) => ({ ...soundContent(name), ...says }))
  await sign(act, people, dossier.code, '512/QĐ-UBND')
  const rows = await act.tx
    .selectFrom('publicationDuty as duty')
    .innerJoin('agency', 'agency.id', 'duty.agencyId')
    .select('agency.code')
    .where('duty.announcementId', '=', dossier.id)
    .where('duty.way', '=', 'posting')
    .orderBy('agency.code')
    .execute()
  return rows.map(({ code }) => code)
}

const named = (...names: readonly string[]) => names.map((name) => ({ name, code: '' }))

describe('a text hangs at the seat of who receives and settles it (Đ.17.1.b)', () => {
  const texts: readonly (readonly [string, Partial<ProcedureContent>, readonly string[]])[] = [
    [
      'whoever the text names as competent, though another drafted it',
      { competentAgencies: named('Sở Tư pháp') },
      ['so-tu-phap'],
    ],
    [
      'each of several, also the one that is named by its code',
      {
        competentAgencies: named('Sở Y tế tỉnh Sóc Trăng'),
        executingAgencies: [{ name: 'Đầu mối', code: 'so-tu-phap' }],
      },
      ['so-tu-phap', 'so-y-te'],
    ],
    [
      'whoever receives the dossier',
      { competentAgencies: named('Chủ tịch Ủy ban nhân dân tỉnh'), receivingPlaces: 'Bộ phận một cửa của Sở Xây dựng' },
      ['so-xay-dung'],
    ],
    [
      'the department of the matter, where the law names it by that',
      { competentAgencies: named('Cơ quan chuyên môn về tư pháp thuộc Ủy ban nhân dân cấp tỉnh') },
      ['so-tu-phap'],
    ],
    ['who only takes part does not', { coordinatingAgencies: named('Sở Tư pháp') }, ['so-y-te']],
    ['whoever drafted it, when nobody of the province is named', { competentAgencies: named('Bộ Y tế') }, ['so-y-te']],
  ]
  test.for(texts)('%s', async ([, says, boards], { act }) => {
    expect(await boardsOf(act, says, await seedAnnouncing(act))).toEqual(boards)
  })

  test('the committees are those of the day on which it takes effect, not of the signature', async ({ act }) => {
    const people = await seedAnnouncing(act)
    await act.tx
      .updateTable('agency')
      .set({ valid: '[2000-01-01,2017-05-01)', closingBasis: 'Nghị quyết sáp nhập (trong kiểm thử)' })
      .where('code', '=', 'ubnd-xa-long-binh-tx-nga-nam')
      .execute()
    const boards = await boardsOf(act, { levels: ['commune'] }, people)
    expect(boards).toHaveLength(108)
    expect(boards).not.toContain('ubnd-xa-long-binh-tx-nga-nam')
  })
})
