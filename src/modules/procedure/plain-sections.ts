import { applicantKinds, stepActors, timeUnits } from './content.ts'
import type { DraftSection } from './draft-section.ts'
import { draftWords as words } from './draft-words.ts'
import { lifeEvents } from './life-events.ts'
import { levels } from './model.ts'
import { countField, choiceOf, lineField, namedRows, textField } from './section-fields.ts'
import { procedureWordsVi as vi } from './vi.ts'

export const generalSection: DraftSection = {
  key: 'chung',
  title: words.general,
  root: [],
  parts: ['name', 'sector', 'levels'],
  fields: [
    textField('name', vi.name, { optional: false }),
    { name: 'sector.code', label: vi.sector, kind: 'choice', optional: true },
    { name: 'levels', label: vi.level, kind: 'choices', options: choiceOf(levels, vi.levels), optional: true },
    { name: 'internal', label: vi.internal, kind: 'tick', hint: words.internalHint },
    lineField('keywords', vi.keywords, { hint: words.keywordsHint }),
    {
      name: 'lifeEvent',
      label: words.lifeEvent,
      kind: 'choice',
      options: choiceOf(lifeEvents, vi.eventNames),
      optional: true,
    },
  ],
  rows: [],
}

export const stepsSection: DraftSection = {
  key: 'trinh-tu',
  title: vi.parts.steps,
  root: [],
  parts: ['steps'],
  fields: [],
  rows: [
    {
      name: 'steps',
      title: vi.parts.steps,
      rowTitle: vi.step,
      add: words.addStep,
      fields: [
        lineField('title', words.stepTitle),
        textField('text', words.stepText),
        {
          name: 'by',
          label: words.stepBy,
          kind: 'choice',
          options: choiceOf(stepActors, vi.stepActors),
          optional: true,
          empty: null,
        },
      ],
      blankWhenEmpty: ['title', 'text'],
    },
  ],
}

export const applicantsSection: DraftSection = {
  key: 'doi-tuong',
  title: vi.parts.applicants,
  root: [],
  parts: ['applicants'],
  fields: [],
  rows: [
    {
      name: 'applicants',
      title: vi.parts.applicants,
      rowTitle: words.applicantNumber,
      add: words.addRow,
      fields: [
        {
          name: 'kind',
          label: words.applicantKind,
          kind: 'choice',
          options: choiceOf(applicantKinds, vi.applicantKinds),
        },
        lineField('name', words.applicantName, { optional: false }),
      ],
      blankWhenEmpty: ['kind', 'name'],
    },
  ],
}

export const agenciesSection: DraftSection = {
  key: 'co-quan',
  title: vi.parts.agencies,
  root: [],
  parts: ['agencies'],
  fields: [textField('receivingPlaces', vi.receivingPlaces)],
  rows: [
    namedRows('competentAgencies', vi.competentAgencies),
    namedRows('executingAgencies', vi.executingAgencies),
    namedRows('coordinatingAgencies', vi.coordinatingAgencies),
    namedRows('authorizedAgencies', vi.authorizedAgencies),
  ],
}

export const outcomesSection: DraftSection = {
  key: 'ket-qua',
  title: vi.parts.outcomes,
  root: [],
  parts: ['outcomes'],
  fields: [],
  rows: [namedRows('outcomes', words.outcome)],
}

export const requirementsSection: DraftSection = {
  key: 'dieu-kien',
  title: vi.parts.requirements,
  root: [],
  parts: ['requirements'],
  fields: [textField('requirements', vi.parts.requirements, { hint: words.requirementsHint })],
  rows: [],
}

export const legalBasesSection: DraftSection = {
  key: 'can-cu',
  title: vi.parts.legalBases,
  root: [],
  parts: ['legalBases'],
  fields: [],
  rows: [
    {
      name: 'legalBases',
      title: vi.parts.legalBases,
      rowTitle: words.basisNumber,
      add: words.addBasis,
      fields: [
        lineField('number', vi.legalNumber, { narrow: true, hint: words.legalNumberHint }),
        lineField('articles', words.articles, { narrow: true }),
        textField('name', vi.legalName, { optional: false }),
      ],
      blankWhenEmpty: ['number', 'articles', 'name'],
    },
  ],
}

export const relatedSection: DraftSection = {
  key: 'lien-quan',
  title: vi.parts.related,
  root: [],
  parts: ['related'],
  fields: [],
  rows: [
    {
      name: 'related',
      title: vi.parts.related,
      rowTitle: words.relatedNumber,
      add: words.addRow,
      fields: [lineField('code', words.procedureCode, { narrow: true, optional: false }), lineField('name', vi.name)],
      blankWhenEmpty: ['code', 'name'],
    },
  ],
}

export const casesSection: DraftSection = {
  key: 'truong-hop',
  title: words.settlingCases,
  root: [],
  parts: [],
  fields: [],
  rows: [
    {
      name: 'cases',
      title: words.settlingCases,
      rowTitle: words.settlingCaseNumber,
      add: words.addRow,
      fields: [
        lineField('name', words.name, { optional: false }),
        lineField('code', words.code),
        countField('timeLimit.amount', words.caseTime, null),
        {
          name: 'timeLimit.unit',
          label: words.unit,
          kind: 'choice',
          options: choiceOf(timeUnits, vi.units),
          narrow: true,
        },
      ],
      blankWhenEmpty: ['name', 'code', 'timeLimit.amount'],
      nothingWithout: ['timeLimit.amount'],
    },
  ],
}

export const noteSection: DraftSection = {
  key: 'ghi-chu',
  title: vi.parts.note,
  root: [],
  parts: ['note'],
  fields: [textField('note', vi.note)],
  rows: [
    {
      name: 'unplaced',
      title: words.unplaced,
      rowTitle: words.unplacedNumber,
      add: words.addRow,
      fields: [lineField('field', words.unplacedField, { narrow: true }), textField('text', words.unplacedText)],
      blankWhenEmpty: ['field', 'text'],
    },
  ],
}
