import type { DecisionWords } from './public-words.ts'

export const decisionWordsEn: DecisionWords = {
  title: 'Decisions announcing administrative procedures',
  lead: 'Decisions of the chairman of the provincial people’s committee that announce new, amended, replaced, repealed and annulled procedures.',
  nothing: 'No decision has been announced here yet.',
  decision: (number, on) => `Decision no. ${number} of ${on}`,
  issuer: 'Issued by',
  signer: 'Signed by',
  number: 'Number',
  on: 'Date of signature',
  file: 'Signed decision (PDF, in Vietnamese)',
  signature: 'Digital signature',
  unsigned: 'The file carries no digital signature (a scan)',
  verdicts: {
    sound: 'The file is as it was when it was signed, and the signature fits its certificate',
    broken: 'The file was changed after it was signed',
    unreadable: 'There is a digital signature of a kind that the system cannot read',
  },
  neverApplied: 'Never applied: a later decision took its place before its day.',
  procedures: 'Procedures announced',
  procedure: 'Procedure',
  change: 'What is announced',
  effectiveOn: 'In force, or out of force, from',
  instrument: 'Legal instrument',
  count: (items) => (items === 1 ? '1 procedure' : `${items} procedures`),
  kinds: {
    new: 'New',
    amended: 'Amended',
    replaced: 'Replaced',
    repealed: 'Repealed',
    annulled: 'Annulled',
  },
}
