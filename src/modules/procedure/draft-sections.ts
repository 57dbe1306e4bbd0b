import {
  channelKinds,
  feeKinds,
  onlineKinds,
  paperUses,
  timeUnits,
  type ContentPart,
  type ProcedureContent,
} from './content.ts'
import type { DraftSection } from './draft-section.ts'
import { draftWords as words } from './draft-words.ts'
import {
  agenciesSection,
  applicantsSection,
  casesSection,
  generalSection,
  legalBasesSection,
  noteSection,
  outcomesSection,
  relatedSection,
  requirementsSection,
  stepsSection,
} from './plain-sections.ts'
import { choiceOf, countField, lineField, pieceField, textField } from './section-fields.ts'
import { procedureWordsVi as vi } from './vi.ts'

/** The parts of a text as pages of the editor, in the order of the decree; ways and cases of papers have a page each. */
export function draftSections(content: ProcedureContent): readonly DraftSection[] {
  return [
    generalSection,
    stepsSection,
    channelsSection,
    ...content.channels.map((_, at) => channelSection(at)),
    paperGroupsSection,
    ...content.paperGroups.flatMap(({ papers }, group) => [
      papersSection(group),
      ...papers.map((_, paper) => formsSection(group, paper)),
    ]),
    applicantsSection,
    agenciesSection,
    outcomesSection,
    requirementsSection,
    legalBasesSection,
    relatedSection,
    casesSection,
    noteSection,
  ]
}

export function findDraftSection(content: ProcedureContent, key: string): DraftSection | undefined {
  return draftSections(content).find((section) => section.key === key)
}

/** Where in the editor a part is mended: on the page of the row in which `path` (`paperGroups.0.papers.2.name`) stands, else on that of the part. */
export function sectionOfPart(content: ProcedureContent, part: ContentPart, path = ''): DraftSection | undefined {
  const [, list = '', row = ''] = /^(channels|paperGroups)\.(\d+)\./.exec(path) ?? []
  const page = { channels: 'cach-thuc', paperGroups: 'giay-to' }[list]
  const inRow = page === undefined ? undefined : findDraftSection(content, `${page}-${Number(row) + 1}`)
  return inRow ?? draftSections(content).find((section) => section.parts.includes(part))
}

/** A section inside a row of another one is reached from there and not from the list of sections. */
export function isInnerSection({ key }: DraftSection): boolean {
  return /-\d+$/.test(key)
}

const channelsSection: DraftSection = {
  key: 'cach-thuc',
  title: vi.parts.channels,
  root: [],
  parts: ['channels', 'timeLimits', 'fees'],
  fields: [],
  rows: [
    {
      name: 'channels',
      title: vi.parts.channels,
      rowTitle: words.channelNumber,
      add: words.addChannel,
      fields: [
        { name: 'kind', label: vi.channel, kind: 'choice', options: choiceOf(channelKinds, vi.channels), narrow: true },
        {
          name: 'online',
          label: words.online,
          kind: 'choice',
          options: choiceOf(onlineKinds, words.onlineKinds),
          narrow: true,
        },
        textField('text', words.channelText),
      ],
      blankWhenEmpty: ['kind', 'text'],
      holdsMore: true,
    },
  ],
  inside: (row) => ({ key: `cach-thuc-${row}`, label: words.timeAndFees }),
}

const paperGroupsSection: DraftSection = {
  key: 'giay-to',
  title: vi.parts.papers,
  root: [],
  parts: ['papers', 'forms'],
  fields: [pieceField('copyCount', vi.copyCount, null)],
  rows: [
    {
      name: 'paperGroups',
      title: words.cases,
      rowTitle: words.caseNumber,
      add: words.addCase,
      fields: [textField('title', words.caseTitle, { hint: words.caseTitleHint })],
      blankWhenEmpty: ['title'],
      holdsMore: true,
      keepsEmpty: true,
    },
  ],
  inside: (row) => ({ key: `giay-to-${row}`, label: words.papersOfCase }),
}

function channelSection(at: number): DraftSection {
  return {
    key: `cach-thuc-${at + 1}`,
    title: words.timeAndFeesOf(at + 1),
    root: ['channels', at],
    parts: ['timeLimits', 'fees'],
    fields: [textField('timeText', words.timeText, { hint: words.timeTextHint })],
    rows: [
      {
        name: 'timeLimits',
        title: vi.parts.timeLimits,
        rowTitle: words.limitNumber,
        add: words.addLimit,
        fields: [
          { name: 'amount', label: words.amountOfTime, kind: 'number', narrow: true },
          { name: 'unit', label: words.unit, kind: 'choice', options: choiceOf(timeUnits, vi.units), narrow: true },
          lineField('condition', words.condition, { hint: words.conditionHint }),
          lineField('text', words.originalWords),
          { name: 'adds', label: words.adds, kind: 'tick', leftOut: true },
        ],
        blankWhenEmpty: ['amount', 'condition', 'text'],
      },
      {
        name: 'fees',
        title: vi.parts.fees,
        rowTitle: words.feeNumber,
        add: words.addFee,
        fields: [
          { name: 'kind', label: words.kindOfFee, kind: 'choice', options: choiceOf(feeKinds, vi.fees), narrow: true },
          countField('amount', words.amount, null),
          countField('amountTo', words.amountTo, null),
          {
            name: 'currency',
            label: words.currency,
            kind: 'choice',
            options: choiceOf(['VND', 'USD', 'EUR', 'percent'], vi.currencies),
            narrow: true,
          },
          lineField('per', words.per, { narrow: true, hint: words.perHint }),
          lineField('condition', words.condition),
          textField('text', words.originalWords),
          lineField('basis', words.feeBasis, { hint: words.feeBasisHint }),
        ],
        blankWhenEmpty: ['amount', 'amountTo', 'per', 'condition', 'text', 'basis'],
      },
    ],
  }
}

function papersSection(group: number): DraftSection {
  return {
    key: `giay-to-${group + 1}`,
    title: words.papersOf(group + 1),
    root: ['paperGroups', group],
    parts: ['papers', 'forms'],
    fields: [],
    rows: [
      {
        name: 'papers',
        title: words.papersOf(group + 1),
        rowTitle: words.paperNumber,
        add: words.addPaper,
        fields: [
          textField('name', words.paperName, { optional: false }),
          pieceField('originals', vi.originals),
          pieceField('copies', vi.copies),
          pieceField('certifiedCopies', vi.certifiedCopies),
          {
            name: 'use',
            label: words.use,
            kind: 'choice',
            options: choiceOf(paperUses, { submit: words.submit, present: words.present }),
            narrow: true,
          },
          { name: 'required', label: words.required, kind: 'tick' },
          { name: 'electronic', label: words.electronic, kind: 'tick' },
          lineField('note', vi.note),
        ],
        blankWhenEmpty: ['name', 'note'],
      },
    ],
    inside: (row) => ({ key: `giay-to-${group + 1}-${row}`, label: words.formsOfPaper }),
  }
}

function formsSection(group: number, paper: number): DraftSection {
  return {
    key: `giay-to-${group + 1}-${paper + 1}`,
    title: words.formsOf(group + 1, paper + 1),
    root: ['paperGroups', group, 'papers', paper],
    parts: ['forms'],
    fields: [],
    rows: [
      {
        name: 'forms',
        title: vi.parts.forms,
        rowTitle: words.formNumber,
        add: words.addForm,
        fields: [lineField('name', words.formName, { optional: false }), lineField('url', words.formUrl)],
        blankWhenEmpty: ['name', 'url'],
      },
    ],
  }
}
