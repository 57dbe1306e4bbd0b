import type { ShownProblem } from '#ui/problem.ts'
import type { OpinionWords } from './public-words.ts'

export const opinionWordsEn: OpinionWords = {
  title: 'Opinion forms',
  lead: 'Public agencies of the province ask people and organisations about drafts and particular administrative rules.',
  openForms: 'Open now',
  endedForms: 'Ended',
  nothingOpen: 'No opinion form is open now.',
  nothingOpenHint: 'You can send feedback on any administrative rule at any time.',
  nothingEnded: 'No form has ended yet.',
  about: { 'draft-rule': 'Draft rule', procedure: 'Procedure', 'rule-in-force': 'Rule in force' },
  channels: { web: 'Online', post: 'By post', counter: 'In person', email: 'By e-mail' },
  evaluations: {
    agree: 'Agree',
    partly: 'Partly agree',
    disagree: 'Disagree',
    unclear: 'Unclear',
    'not-relevant': 'Not about the matter asked',
  },
  decisions: { handle: 'Handled by the agency itself', transfer: 'Transferred to the competent authority' },
  senderKinds: { individual: 'An individual', organization: 'An organisation' },
  agency: 'Asked by',
  document: 'About',
  procedure: 'Procedure',
  audience: 'Who is asked',
  time: 'Time',
  otherWays: 'Ways to reply',
  replyAddress: 'Where to send it',
  sheet: 'Form to print (PDF, Vietnamese)',
  period: (from, to) => `from ${from} to the end of ${to}`,
  until: (day) => `Replies until the end of ${day}`,
  closed: (day) => `Ended ${day}`,
  hasResults: 'See the results',
  noResultsYet: 'This form takes no more replies. The results will stand here once the agency has evaluated them.',
  tagOpen: 'Open',
  tagClosed: 'Ended',
  tagEvaluated: 'Results',
  yourReply: 'Your reply',
  inVietnamese: 'The form is in Vietnamese, and by law replies are written in Vietnamese.',
  tickSeveral: 'You may tick several.',
  scaleHint: '1: strongly disagree; 5: strongly agree.',
  aboutYou: 'About you',
  aboutYouHint:
    'Not required. Give your name and contact if your reply should be able to become a proposal of your own.',
  aboutYouRequired:
    'This form needs to know who replies. Name and contact are kept confidential; only the officials who handle it can read them.',
  senderKind: 'You reply as',
  senderName: 'Your name, or the name of the organisation',
  senderAddress: 'Address',
  senderPhone: 'Telephone',
  senderEmail: 'E-mail',
  consent: 'I agree that the agency keeps the name and contact given above, only to handle this reply',
  send: 'Send the reply',
  notOverNetwork:
    'This form takes replies on paper or by mail only. Download it, write your reply and send it to the address given.',
  justClosed:
    'The form has closed, so your reply was not taken. Your words are below for you to copy; any opinion can be sent as feedback.',
  receiptTitle: 'Reply received',
  receiptLead: (number) => `Your reply stands in the register under number ${number}.`,
  receiptNext:
    'After the closing day the agency evaluates all replies and publishes the results on the page of this form.',
  receivedAt: 'Received at',
  registerNumber: 'Register number',
  back: 'Back to the form',
  results: 'Results',
  counted: (counted, received) =>
    counted === received
      ? `${received} replies received.`
      : `${received} replies received; ${counted} of them are about the matter asked and are counted below.`,
  answered: (count) => `${count} replies`,
  mean: 'Mean',
  writtenAnswers: 'Written answers are summed up in the general evaluation.',
  byEvaluation: 'Replies by sense',
  evaluation: 'General evaluation',
  decision: 'Decision',
  transferredTo: 'Transferred to',
  closedEarly: (reason) => `Ended before the closing day. Reason: ${reason}`,
  basis: 'Asked under Article 7(3) and Article 9(2) of Decree 20/2008/NĐ-CP.',
  problem: opinionProblemEn,
}

function opinionProblemEn({ code }: ShownProblem): string | undefined {
  const sentences: Readonly<Record<string, string>> = {
    'answer-required': 'This question needs an answer',
    'nothing-answered': 'Answer at least one question',
    'one-answer-only': 'Choose one answer only',
    'unknown-field': 'The form has no such question',
    'phone-or-email-required': 'Give a telephone number or an e-mail address',
    'consent-required': 'Tick to agree, or clear your name and contact to reply without a name',
  }
  return sentences[code]
}
