import { describe, expect, test } from 'vitest'
import {
  reconcile,
  type CellState,
  type ProcedureFacts,
  type ReconciledPlace,
  type ReconciliationTone,
} from './reconcile.ts'

const day = { today: '2017-06-20', snapshotOn: '2017-06-19', controlAuthorityId: 'van-phong' }

/** In force by a decision of ours, the same everywhere. */
const sound: ProcedureFacts = {
  code: '1.000080',
  name: 'Cấp giấy phép hoạt động phòng khám',
  sectorCode: 'YTE',
  sectorName: 'Y tế',
  ownerId: 'so-y-te',
  isKnown: true,
  hasTarget: true,
  targetFrom: '2017-06-01',
  isInForce: true,
  inForceFrom: '2017-06-01',
  hasText: true,
  decisionNumber: '512/QĐ-UBND',
  decisionOn: '2017-05-15',
  isDecidedHere: true,
  decidedText: true,
  showsDecided: true,
  decidedFrom: '2017-06-01',
  overdueSince: null,
  overdueAgencyId: null,
  nationalShows: 'target',
  nationalSince: '2017-05-18',
  owedById: 'so-y-te',
  owedSince: '2017-05-15',
  owedDueOn: '2017-05-22',
  sentOn: '2017-05-16',
  boardsDue: 2,
  boardsHung: 2,
  boardsLate: 0,
  boardsSince: null,
  boardsStale: 0,
  staleSince: null,
  boardAgencyIds: [],
}

/** Ended by a decision of ours, gone everywhere. */
const ended: ProcedureFacts = {
  ...sound,
  hasTarget: false,
  targetFrom: null,
  isInForce: false,
  inForceFrom: null,
  hasText: false,
  decisionNumber: null,
  decisionOn: null,
  decidedText: false,
  nationalShows: 'absent',
  nationalSince: null,
  boardsDue: 0,
  boardsHung: 0,
}

const imported: ProcedureFacts = {
  ...sound,
  targetFrom: null,
  inForceFrom: null,
  isDecidedHere: false,
  decidedText: false,
  decidedFrom: null,
  owedById: null,
  owedSince: null,
  owedDueOn: null,
  sentOn: null,
}

interface Expected {
  readonly place: ReconciledPlace
  readonly facts: ProcedureFacts
  readonly state: CellState
  readonly tone: ReconciliationTone
}

function cellOf({ place, facts }: Pick<Expected, 'place' | 'facts'>, on: Partial<typeof day> = {}) {
  return reconcile(facts, { ...day, ...on }).cells[place]
}

describe('what is the same in all four places', () => {
  test('is green: a text in force, an ended procedure, a text of the source', () => {
    for (const facts of [sound, ended, imported]) expect(reconcile(facts, day).tone).toBe('green')
  })
})

test.each<readonly [string, Expected]>([
  [
    'a text without a decision',
    {
      place: 'decision',
      facts: { ...imported, decisionNumber: null, decisionOn: null },
      state: 'without-decision',
      tone: 'red',
    },
  ],
  [
    'a decision without its day',
    { place: 'decision', facts: { ...imported, decisionOn: null }, state: 'undated', tone: 'amber' },
  ],
  [
    'a decision that should have been signed',
    {
      place: 'decision',
      facts: { ...sound, overdueSince: '2017-06-10', overdueAgencyId: 'so-xay-dung' },
      state: 'signature-overdue',
      tone: 'red',
    },
  ],
  [
    'a portal that shows another text than the one decided',
    { place: 'portal', facts: { ...sound, showsDecided: false }, state: 'portal-other', tone: 'red' },
  ],
  [
    'a portal that does not show what was decided',
    {
      place: 'portal',
      facts: { ...sound, isInForce: false, showsDecided: false },
      state: 'portal-missing',
      tone: 'red',
    },
  ],
  [
    'a portal that still shows what ended',
    { place: 'portal', facts: { ...ended, isInForce: true, showsDecided: false }, state: 'portal-extra', tone: 'red' },
  ],
  [
    'a portal without the text',
    { place: 'portal', facts: { ...imported, hasText: false }, state: 'without-text', tone: 'amber' },
  ],
  [
    'a text whose day has not come',
    {
      place: 'portal',
      facts: { ...imported, isInForce: false, targetFrom: '2017-07-01' },
      state: 'coming',
      tone: 'green',
    },
  ],
  [
    'a national database with an earlier text',
    { place: 'national', facts: { ...sound, nationalShows: 'earlier' }, state: 'older', tone: 'red' },
  ],
  [
    'a national database with a text nobody knows',
    { place: 'national', facts: { ...sound, nationalShows: 'other' }, state: 'different', tone: 'red' },
  ],
  [
    'a national database without it',
    { place: 'national', facts: { ...sound, nationalShows: 'absent' }, state: 'missing', tone: 'red' },
  ],
  [
    'a national database that still has what ended',
    { place: 'national', facts: { ...ended, nationalShows: 'earlier' }, state: 'extra', tone: 'red' },
  ],
  [
    'not there yet, within the period',
    {
      place: 'national',
      facts: { ...sound, nationalShows: 'earlier', owedDueOn: '2017-06-20', sentOn: null },
      state: 'to-be-sent',
      tone: 'amber',
    },
  ],
  [
    'where no period is known, until the day of the text',
    {
      place: 'national',
      facts: { ...sound, nationalShows: 'earlier', owedDueOn: null, targetFrom: '2017-06-20', sentOn: null },
      state: 'to-be-sent',
      tone: 'amber',
    },
  ],
  [
    'sent after the newest snapshot',
    {
      place: 'national',
      facts: { ...sound, nationalShows: 'earlier', sentOn: '2017-06-19' },
      state: 'sent',
      tone: 'amber',
    },
  ],
  [
    'a board that is late',
    {
      place: 'boards',
      facts: { ...sound, boardsHung: 1, boardsLate: 1, boardsSince: '2017-05-15', boardAgencyIds: ['xa-an-lac'] },
      state: 'boards-late',
      tone: 'red',
    },
  ],
  [
    'a board that has time',
    {
      place: 'boards',
      facts: { ...sound, boardsHung: 1, boardsSince: '2017-06-15' },
      state: 'to-be-hung',
      tone: 'amber',
    },
  ],
  [
    'a board that hangs what no longer applies',
    {
      place: 'boards',
      facts: { ...sound, boardsStale: 1, staleSince: '2017-06-01' },
      state: 'boards-stale',
      tone: 'red',
    },
  ],
  [
    'a board that hangs what ended',
    {
      place: 'boards',
      facts: { ...ended, boardsStale: 1, staleSince: '2017-06-01' },
      state: 'boards-stale',
      tone: 'red',
    },
  ],
  [
    'no board that anybody knows of',
    { place: 'boards', facts: { ...imported, boardsDue: 0, boardsHung: 0 }, state: 'boards-unknown', tone: 'amber' },
  ],
])('%s', (_, expected) => {
  expect(cellOf(expected)).toMatchObject({ state: expected.state, tone: expected.tone })
})

test('sent before the snapshot and still not shown: red again', () => {
  const facts: ProcedureFacts = { ...sound, nationalShows: 'earlier', sentOn: '2017-06-18' }
  expect(cellOf({ place: 'national', facts })).toMatchObject({ state: 'older', tone: 'red' })
})

test('without a snapshot nobody can say that it matches: amber, red only when it is owed and late', () => {
  const without = { snapshotOn: null }
  expect(reconcile(imported, { ...day, ...without }).cells.national).toMatchObject({
    state: 'unchecked',
    tone: 'amber',
  })
  const unsent = { ...sound, sentOn: null }
  expect(reconcile(unsent, { ...day, ...without }).cells.national).toMatchObject({ state: 'missing', tone: 'red' })
  expect(reconcile(sound, { ...day, ...without }).cells.national).toMatchObject({ state: 'sent', tone: 'amber' })
})

test('a code that only the national database has is red there, and nobody here decided or shows it', () => {
  const stranger: ProcedureFacts = {
    ...imported,
    isKnown: false,
    ownerId: null,
    hasTarget: false,
    isInForce: false,
    decisionNumber: null,
    decisionOn: null,
    nationalShows: 'other',
    boardsDue: 0,
    boardsHung: 0,
  }
  const { cells, tone } = reconcile(stranger, day)
  expect([cells.decision.state, cells.portal.state, cells.national.state, cells.boards.state]).toEqual([
    'without-decision',
    'portal-missing',
    'extra',
    'no-boards',
  ])
  expect(tone).toBe('red')
  expect(cells.national.agencyIds).toEqual(['van-phong'])
})

test('a new procedure whose decision is overdue is red at the decision alone: nobody else has anything to show yet', () => {
  const unsigned: ProcedureFacts = {
    ...ended,
    isDecidedHere: false,
    decidedFrom: null,
    owedSince: null,
    owedDueOn: null,
    sentOn: null,
    overdueSince: '2017-06-10',
  }
  const { cells } = reconcile(unsigned, day)
  expect([cells.decision.tone, cells.portal.tone, cells.national.tone, cells.boards.tone]).toEqual([
    'red',
    'green',
    'green',
    'green',
  ])
})

test('who has to act is named: the drafting agency, the agencies of the boards, for the portal the control authority', () => {
  expect(cellOf({ place: 'national', facts: { ...sound, nationalShows: 'earlier', sentOn: null } })).toMatchObject({
    since: '2017-05-15',
    agencyIds: ['so-y-te'],
  })
  const late = { ...sound, boardsHung: 0, boardsLate: 2, boardsSince: '2017-05-15', boardAgencyIds: ['xa-a', 'xa-b'] }
  expect(cellOf({ place: 'boards', facts: late }).agencyIds).toEqual(['xa-a', 'xa-b'])
  expect(cellOf({ place: 'portal', facts: { ...sound, showsDecided: false } }).agencyIds).toEqual(['van-phong'])
  const overdue = { ...sound, overdueSince: '2017-06-10', overdueAgencyId: 'so-xay-dung' }
  expect(cellOf({ place: 'decision', facts: overdue })).toMatchObject({
    since: '2017-06-10',
    agencyIds: ['so-xay-dung'],
  })
})
