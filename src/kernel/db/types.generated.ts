// Made from the migrated database by bin/generate-types.ts; not written by hand.
import type { ColumnType } from 'kysely'

/** What PostgreSQL gives back for jsonb. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined }

/** Written as text (JSON.stringify): the driver would send a list as an array of PostgreSQL. */
export type JsonColumn = ColumnType<JsonValue, string, string>

/** Exact decimals arrive as text. */
export type NumericColumn = ColumnType<string, string | number, string | number>

/** Filled by the database when it is left out. */
export type Filled<T> = T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>

/** Computed by the database; never written. */
export type Computed<T> = ColumnType<T, never, never>

interface AccountRow {
  id: Filled<string>
  officialId: string
  login: string
  passwordHash: string | null
  passwordChangedAt: Date | null
  mustChange: Filled<boolean>
  oneTimeUntil: Date | null
  totpSecret: Buffer | null
  totpConfirmedAt: Date | null
  totpLastStep: number | null
  oidcIssuer: string | null
  oidcSubject: string | null
  createdAt: Date
  disabledAt: Date | null
}

interface AccountRecoveryCodeRow {
  accountId: string
  codeHash: Buffer
  createdAt: Date
  usedAt: Date | null
}

interface AccountSessionRow {
  id: Filled<string>
  accountId: string
  tokenHash: Buffer
  via: 'password' | 'oidc'
  device: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  endedAt: Date | null
  endedBy: 'sign-out' | 'self' | 'administrator' | 'password-changed' | 'account-disabled' | 'replaced' | null
}

interface AdministrativeUnitRow {
  id: Filled<string>
  code: string
  name: string
  foldedName: string
  level: 'province' | 'district' | 'commune'
  kind: 'tinh' | 'thanh-pho' | 'huyen' | 'thi-xa' | 'xa' | 'phuong' | 'thi-tran'
  parentId: string | null
  valid: string
  source: string
}

interface AgencyRow {
  id: Filled<string>
  code: string
  name: string
  foldedName: string
  shortName: string | null
  kind: 'provincial-committee' | 'office' | 'department' | 'sector-body' | 'district-committee' | 'commune-committee' | 'one-stop-desk' | 'media' | 'outside'
  parentId: string | null
  unitId: string | null
  valid: string
  synonyms: Filled<string[]>
  foldedSynonyms: Filled<string[]>
  basis: string
  closingBasis: string | null
}

interface AgencyContactRow {
  id: Filled<string>
  agencyId: string
  valid: string
  address: string | null
  phone: string | null
  hotline: string | null
  fax: string | null
  email: string | null
  website: string | null
  receivesFeedback: boolean
  doubts: Filled<string[]>
  source: string
}

interface AgencyRoleRow {
  id: Filled<string>
  agencyId: string
  role: 'control-authority' | 'portal-operator' | 'finance' | 'broadcaster' | 'chairman-office' | 'feedback-recipient'
  valid: string
  basis: string
}

interface AnnouncementRow {
  id: Filled<string>
  code: string
  status: Filled<'drafting' | 'in-quality-control' | 'returned' | 'cleared' | 'submitted-to-chairman' | 'signed' | 'withdrawn'>
  version: Filled<number>
  agencyId: string
  title: string
  dueOn: string | null
  createdBy: string | null
  createdAt: Date
  submittedAt: Date | null
  returnedAt: Date | null
  clearedAt: Date | null
  clearedBy: string | null
  toChairmanAt: Date | null
  closedAt: Date | null
  decisionNumber: string | null
  decisionOn: string | null
  decisionIssuer: string | null
  decisionSlug: string | null
  signerId: string | null
  signerName: string | null
  signerTitle: string | null
  signatureCheck: JsonColumn | null
  demonstration: Filled<boolean>
}

interface AnnouncementClockRow {
  id: Filled<string>
  announcementId: string
  rule: string
  origin: 'law' | 'index' | 'province' | 'ours'
  startedOn: string
  dueOn: string | null
  dueBasis: string
  receipt: JsonColumn | null
  state: Filled<'running' | 'calendar-unknown' | 'met' | 'late' | 'dropped'>
  endedOn: string | null
}

interface AnnouncementCommentRow {
  id: Filled<string>
  findingId: string
  at: Date
  officialId: string | null
  agencyId: string | null
  text: string
}

interface AnnouncementEventRow {
  id: Filled<string>
  announcementId: string
  at: Date
  name: string
  officialId: string | null
  note: string | null
  details: Filled<JsonColumn>
}

interface AnnouncementFindingRow {
  id: Filled<string>
  announcementId: string
  itemId: string
  checkId: string | null
  checkKey: string | null
  part: string | null
  severity: 'blocking' | 'advisory'
  text: string
  quote: string | null
  markFrom: number | null
  markTo: number | null
  path: string | null
  state: Filled<'open' | 'answered' | 'resolved'>
  raisedBy: string | null
  raisedAt: Date
  closedBy: string | null
  closedAt: Date | null
}

interface AnnouncementItemRow {
  id: Filled<string>
  announcementId: string
  kind: 'new' | 'amended' | 'replaced' | 'repealed' | 'annulled'
  procedureId: string
  revisionId: string | null
  successorProcedureId: string | null
  instrumentId: string
  shortened: Filled<boolean>
  effectiveOn: string
  earlyReason: string | null
  addedBy: string | null
  addedAt: Date
  removedAt: Date | null
  settledAt: Date | null
}

interface AuditEventRow {
  id: Filled<number>
  name: string
  at: Date
  actorKind: 'visitor' | 'sender' | 'official' | 'client' | 'system'
  actorId: string | null
  requestId: string
  subjectType: string | null
  subjectId: string | null
  data: JsonColumn
  era: Filled<number>
  transactionId: Filled<string>
}

interface AuditLeafRow {
  leafIndex: number
  eventId: number
  leafHash: Buffer
}

interface AuditRootRow {
  publishedOn: string
  size: number
  root: Buffer
  publishedAt: Date
}

interface AuditSubtreeRow {
  level: number
  position: number
  hash: Buffer
}

interface AuditTreeRow {
  size: number
  root: Buffer
  frontier: Buffer[]
  sealedAt: Date
  horizonEra: number
  horizon: string
  horizonEventId: number
}

interface BoardReportRow {
  id: Filled<string>
  sheetId: string
  kind: 'still-hanging' | 'missing' | 'unreadable' | 'other'
  words: string | null
  reportedOn: string
  reportedAt: Date
  settledBy: string | null
  settledAt: Date | null
  settledNote: string | null
}

interface CalendarDayRow {
  date: string
  kind: 'holiday' | 'substitute' | 'swapped-off' | 'swapped-work'
  name: string
  pairedOn: string | null
  basis: string
  source: string
  certain: Filled<boolean>
}

interface CalendarYearRow {
  year: number
  known: boolean
  decreedBasis: string | null
}

interface DeputisingRow {
  id: Filled<string>
  postId: string
  deputyOfficialId: string
  valid: string
  basis: string
}

interface FeedbackRow {
  id: Filled<string>
  code: string
  secretHash: Buffer
  status: Filled<'submitted' | 'needs-information' | 'refused' | 'accepted' | 'transferred' | 'transferred-outside' | 'returned' | 'handling' | 'collecting' | 'answer-drafted' | 'answered' | 'published' | 'reopened' | 'withdrawn' | 'merged'>
  version: Filled<number>
  channel: 'web' | 'phone' | 'counter' | 'post' | 'email' | 'desk-qr' | 'opinion-form' | 'api'
  kind: 'problem' | 'proposal'
  ground: 'conduct' | 'impractical' | 'inconsistent' | 'unlawful' | 'treaty-conflict' | 'other'
  about: 'conduct' | 'rule' | null
  text: string
  wishedRemedy: string | null
  language: Filled<string>
  unitId: string | null
  accusedAgencyId: string | null
  procedureId: string | null
  procedurePart: 'step' | 'channel' | 'dossier-part' | 'processing-time' | 'fee' | 'form-template' | 'requirement' | 'outcome' | 'applicant' | 'competent-agency' | 'other' | null
  provision: string | null
  dossierCode: string | null
  deskAgencyId: string | null
  quoting: Filled<'allowed' | 'declined'>
  consentedAt: Date
  enteredBy: string | null
  receivedAt: Date
  receivedOn: string
  receivingAgencyId: string
  registerYear: number | null
  registerNumber: number | null
  acceptedAt: Date | null
  acceptedBy: string | null
  handlingAgencyId: string | null
  handlerId: string | null
  complex: Filled<boolean>
  dueOn: string | null
  pausedOn: string | null
  answeredAt: Date | null
  answeredLate: boolean | null
  publishedAt: Date | null
  reopenUntil: string | null
  reopenedAt: Date | null
  competenceRuledAt: Date | null
  mergedIntoId: string | null
  closedAt: Date | null
  refusalGround: string | null
  demonstration: Filled<boolean>
  searchDocument: Computed<string | null>
  routingOverride: string | null
}

interface FeedbackAnswerRow {
  id: Filled<string>
  feedbackId: string
  round: number
  outcome: 'amend-or-repeal' | 'recommend-amendment' | 'issue-new-rule' | 'recommend-new-rule' | 'conduct-procedure' | 'explained' | 'insufficient-ground'
  text: string
  changeText: string | null
  changeByOn: string | null
  draftedBy: string
  draftedAt: Date
  returnedBy: string | null
  returnedAt: Date | null
  returnReason: string | null
  approvedBy: string | null
  approvedAt: Date | null
  documentNumber: string | null
}

interface FeedbackAttemptRow {
  addressHash: Buffer
  at: Date
}

interface FeedbackClaimRow {
  feedbackId: string
  issuedAt: Date
  expiresAt: Date
  usedAt: Date | null
}

interface FeedbackClockRow {
  id: Filled<string>
  feedbackId: string
  rule: string
  origin: 'law' | 'index' | 'province' | 'ours'
  agencyId: string | null
  startedOn: string
  dueOn: string | null
  dueBasis: string
  receipt: JsonColumn | null
  state: Filled<'running' | 'paused' | 'calendar-unknown' | 'met' | 'late' | 'dropped'>
  endedOn: string | null
}

interface FeedbackDayRow {
  agencyId: string
  onDate: string
  received: number
  transferredIn: number
  answered: number
  answeredLate: number
  rated: number
  score: number
}

interface FeedbackEventRow {
  id: Filled<string>
  feedbackId: string
  at: Date
  name: string
  actorKind: 'visitor' | 'sender' | 'official' | 'client' | 'system'
  officialId: string | null
  agencyId: string | null
  note: string | null
  details: Filled<JsonColumn>
  forSender: boolean
}

interface FeedbackFollowUpRow {
  id: Filled<string>
  feedbackId: string
  answerId: string
  agencyId: string
  text: string
  dueOn: string
  doneOn: string | null
  decision: string | null
}

interface FeedbackImportRow {
  register: string
  number: string
  feedbackId: string
  contentHash: Buffer
  importedAt: Date
}

interface FeedbackLexemeRow {
  lexeme: string
  items: number
}

interface FeedbackMailRow {
  messageId: string
  feedbackId: string | null
  receivedAt: Date
}

interface FeedbackOpenTallyRow {
  grain: 'item' | 'month' | 'day'
  due: string
  status: string
  handlingAgencyId: string
  handlerId: string
  shieldedAgencyId: string
  items: number
  fresh: Filled<boolean>
}

interface FeedbackPauseRow {
  id: Filled<string>
  feedbackId: string
  fromOn: string
  toOn: string | null
}

interface FeedbackPublicationRow {
  feedbackId: string
  code: string
  title: string
  text: string
  answerText: string
  outcome: string
  kind: string
  ground: string
  about: string
  agencyId: string
  procedureId: string | null
  unitId: string | null
  receivedOn: string
  answeredOn: string
  publishedOn: string
  publishedAt: Date
  onTime: boolean
  publishedBy: string | null
  year: number
  searchDocument: Computed<string | null>
}

interface FeedbackQuestionRow {
  id: Filled<string>
  feedbackId: string
  text: string
  askedBy: string | null
  askedAt: Date
  reply: string | null
  repliedAt: Date | null
}

interface FeedbackRatingRow {
  answerId: string
  feedbackId: string
  score: number
  words: string | null
  ratedAt: Date
}

interface FeedbackRegisterRow {
  agencyId: string
  year: number
  last: number
}

interface FeedbackRegisterLookRow {
  id: Filled<string>
  agencyId: string
  year: number
  fromOn: string
  toOn: string
  purpose: string
  asSheet: boolean
  lines: number
  named: number
  officialId: string
  lookedAt: Date
}

interface FeedbackReminderRow {
  id: Filled<string>
  clockId: string
  feedbackId: string
  onDate: string
  step: 'before' | 'due' | 'late'
  rank: 'handler' | 'head' | 'control-authority' | 'chairman'
  byHand: Filled<boolean>
}

interface FeedbackSenderRow {
  feedbackId: string
  kind: 'individual' | 'organization' | 'official'
  sealed: Buffer
  phoneHash: Buffer | null
  emailHash: Buffer | null
}

interface FeedbackTransferRow {
  id: Filled<string>
  feedbackId: string
  fromAgencyId: string
  toAgencyId: string | null
  outsideName: string | null
  reason: string
  overrideReason: string | null
  transferredAt: Date
  transferredBy: string | null
  letterNumber: string | null
  returnedAt: Date | null
  returnedBy: string | null
  returnReason: string | null
  returnGround: string | null
  chasedOn: string | null
}

interface InstallationFactRow {
  name: string
  value: JsonColumn
}

interface LegalInstrumentRow {
  id: Filled<string>
  number: string
  name: string
  issuer: Filled<string>
  issuedOn: string | null
  effectiveOn: string | null
  endedOn: string | null
  endedBy: string | null
  recordedAt: Date
}

interface LegalRuleRow {
  id: Filled<string>
  rule: string
  days: number | null
  unit: 'working-day' | 'calendar-day' | 'fixed-date' | 'times' | 'by-instrument'
  direction: 'after' | 'before' | null
  monthDay: string | null
  basis: string
  origin: 'law' | 'index' | 'province' | 'ours'
  certain: boolean
  note: string | null
  valid: string
}

interface NationalExchangeRow {
  id: Filled<string>
  dutyId: string
  round: number
  attempt: number
  at: Date
  via: 'folder' | 'http'
  bodyHash: Buffer
  bodyBytes: number
  outcome: 'failed' | 'refused' | 'handed-over' | 'accepted'
  status: number | null
  answer: string
}

interface NationalRecordRow {
  id: Filled<string>
  sourceCode: string
  code: string
  name: string
  sourceHash: Buffer
  contentDigest: Buffer | null
  seenFrom: string
  goneOn: string | null
}

interface NationalSendingRow {
  dutyId: string
  round: Filled<number>
  state: Filled<'waiting' | 'failed' | 'refused' | 'handed-over' | 'accepted'>
  attempts: Filled<number>
  shownDigests: Filled<Buffer[]>
  lastAt: Date | null
  sentOn: string | null
}

interface NationalSnapshotRow {
  id: Filled<string>
  takenOn: string
  sourceName: string
  importedAt: Date
  records: number
  added: number
  changed: number
  gone: number
}

interface OfficialRow {
  id: Filled<string>
  code: string
  name: string
  foldedName: string
  email: string | null
  phone: string | null
  leftOn: string | null
  leftBasis: string | null
}

interface OfficialPostRow {
  id: Filled<string>
  officialId: string
  agencyId: string
  role: 'focal-point' | 'handler' | 'desk' | 'head' | 'deputy-head' | 'administrator' | 'leader'
  title: string | null
  valid: string
  basis: string
  endingBasis: string | null
}

interface OpinionFormRow {
  id: Filled<string>
  code: string
  agencyId: string
  status: Filled<'draft' | 'open' | 'closed' | 'evaluated'>
  version: Filled<number>
  title: string
  about: 'draft-rule' | 'procedure' | 'rule-in-force'
  procedureId: string | null
  documentTitle: string
  introduction: string
  questions: JsonColumn
  audience: string
  ways: string[]
  replyChannels: string[]
  replyAddress: string | null
  senderRequired: Filled<boolean>
  openedOn: string | null
  closesOn: string
  closedAt: Date | null
  closedBy: string | null
  closeReason: string | null
  evaluation: string | null
  decision: 'handle' | 'transfer' | null
  decisionText: string | null
  transferredTo: string | null
  evaluatedAt: Date | null
  evaluatedBy: string | null
  lastNumber: Filled<number>
  createdBy: string | null
  createdAt: Date
  demonstration: Filled<boolean>
}

interface OpinionInviteeRow {
  id: Filled<string>
  formId: string
  sealed: Buffer
  emailHash: Buffer | null
  remindedOn: string | null
  replyId: string | null
  createdAt: Date
}

interface OpinionReplyRow {
  id: Filled<string>
  formId: string
  number: number
  channel: 'web' | 'post' | 'counter' | 'email'
  receivedAt: Date
  receivedOn: string
  answers: JsonColumn
  senderKind: 'individual' | 'organization' | null
  sender: Buffer | null
  emailHash: Buffer | null
  enteredBy: string | null
  evaluation: 'agree' | 'partly' | 'disagree' | 'unclear' | 'not-relevant' | null
  note: string | null
  evaluatedBy: string | null
  evaluatedAt: Date | null
  feedbackId: string | null
}

interface PerformedRequestRow {
  keyHash: Buffer
  act: string
  result: Buffer | null
  performedAt: Date
}

interface PostingRow {
  id: Filled<string>
  sheetId: string
  postedOn: string
  place: string
  confirmedBy: string | null
  confirmedAt: Date
}

interface PostingRemovalRow {
  sheetId: string
  removedOn: string
  confirmedBy: string | null
  confirmedAt: Date
}

interface PostingSheetRow {
  id: Filled<string>
  token: string
  agencyId: string
  procedureId: string | null
  revisionId: string | null
  madeAt: Date
  notice: JsonColumn | null
}

interface ProcedureRow {
  id: Filled<string>
  code: string
  sourceCode: string | null
  nationalId: string | null
  createdAt: Date
}

interface ProcedureContentRow {
  revisionId: string
  content: JsonColumn
  digest: Computed<Buffer>
  announcedByNumber: Computed<string | null>
  announcedByOn: Computed<string | null>
}

interface ProcedureEndRow {
  procedureId: string
  change: 'repealed' | 'annulled' | 'replaced'
  endedOn: string
  decisionNumber: string
  decisionOn: string
  decisionIssuer: string
  successorProcedureId: string | null
  announcedAt: Date
}

interface ProcedureFormerCodeRow {
  code: string
  procedureId: string
  replacedBy: string | null
  replacedAt: Date
}

interface ProcedureImportRow {
  id: Filled<string>
  sourceName: string
  startedAt: Date
  finishedAt: Date | null
  totals: Filled<JsonColumn>
  problems: Filled<JsonColumn>
}

interface ProcedureRevisionRow {
  id: Filled<string>
  procedureId: string
  status: 'draft' | 'submitted' | 'announced' | 'withdrawn'
  effective: string | null
  name: string
  nameOriginal: string
  levels: string[]
  sectorCode: string | null
  sectorName: Filled<string>
  agencies: Filled<string>
  competentAgencyCode: string | null
  internal: boolean
  flags: Filled<string[]>
  sourceHash: Buffer | null
  changedFields: Filled<string[]>
  importId: string | null
  recordedAt: Date
  nameFolded: Computed<string>
  namePairs: Computed<string[]>
  baseRevisionId: string | null
  draftingAgencyId: string | null
  startedBy: string | null
  version: Filled<number>
  applicantKinds: Filled<string[]>
  online: Filled<'none' | 'partial' | 'full'>
  decisionNumber: string | null
  decisionOn: string | null
  decisionIssuer: string | null
  searchKeywords: Filled<string>
  searchOutcomes: Filled<string>
  searchPapers: Filled<string>
  lifeEvent: Filled<string>
  serviceGroups: Filled<string[]>
  search: Computed<string>
  announcedAt: Date | null
}

interface ProcedureSourceRow {
  revisionId: string
  source: string
}

interface ProcedureWordRow {
  word: string
  procedures: number
}

interface PublicationDutyRow {
  id: Filled<string>
  announcementId: string
  procedureId: string
  revisionId: string | null
  way: 'national-database' | 'posting' | 'taking-down' | 'agency-site'
  agencyId: string
  startedOn: string
  dueOn: string | null
  dueBasis: string | null
  origin: 'law' | 'index' | 'province' | 'ours' | null
  receipt: JsonColumn | null
  doneOn: string | null
  droppedOn: string | null
}

interface ReconciliationDayRow {
  id: Filled<string>
  onDay: string
  agencyId: string | null
  procedures: number
  matching: number
  red: number
  decision: number
  portal: number
  national: number
  boards: number
}

interface SchemaMigrationRow {
  name: string
  sha256: string
  appliedAt: Filled<Date>
}

interface SearchMissRow {
  day: string
  query: string
  found: number
  times: number
}

interface SearchSynonymRow {
  id: Filled<string>
  kind: 'abbreviation' | 'everyday' | 'spelling'
  phrase: string
  phraseFolded: Computed<string>
  meanings: string[]
  effective: string
  source: Filled<string>
  recordedBy: string | null
  recordedAt: Date
}

interface SearchWordRow {
  word: string
  documents: number
}

interface SectorRow {
  code: string
  name: string
}

interface SentMailRow {
  messageId: string
  toHash: Buffer
  subject: string
  state: 'sent' | 'failed'
  sentAt: Date | null
  attempts: number
}

interface SignInAttemptRow {
  id: Filled<string>
  loginHash: Buffer
  addressHash: Buffer
  deviceHash: Buffer | null
  at: Date
  succeeded: boolean
}

interface SitePublicationRow {
  dutyId: string
  address: string
  publishedOn: string
  confirmedBy: string | null
  confirmedAt: Date
}

interface StoredFileRow {
  id: Filled<string>
  sha256: string
  name: string
  mediaType: string
  size: number
  uploadedByKind: 'visitor' | 'sender' | 'official' | 'client' | 'system'
  uploadedAt: Date
  purpose: string
  subjectType: string
  subjectId: string
  personal: boolean
}

interface UnitSuccessionRow {
  id: Filled<string>
  fromUnitId: string
  toUnitId: string | null
  kind: 'merge' | 'split' | 'rename' | 'abolish' | 'transfer'
  effectiveOn: string | null
  share: 'main' | 'part'
  certain: boolean
  basis: string
}

export interface Database {
  account: AccountRow
  accountRecoveryCode: AccountRecoveryCodeRow
  accountSession: AccountSessionRow
  administrativeUnit: AdministrativeUnitRow
  agency: AgencyRow
  agencyContact: AgencyContactRow
  agencyRole: AgencyRoleRow
  announcement: AnnouncementRow
  announcementClock: AnnouncementClockRow
  announcementComment: AnnouncementCommentRow
  announcementEvent: AnnouncementEventRow
  announcementFinding: AnnouncementFindingRow
  announcementItem: AnnouncementItemRow
  auditEvent: AuditEventRow
  auditLeaf: AuditLeafRow
  auditRoot: AuditRootRow
  auditSubtree: AuditSubtreeRow
  auditTree: AuditTreeRow
  boardReport: BoardReportRow
  calendarDay: CalendarDayRow
  calendarYear: CalendarYearRow
  deputising: DeputisingRow
  feedback: FeedbackRow
  feedbackAnswer: FeedbackAnswerRow
  feedbackAttempt: FeedbackAttemptRow
  feedbackClaim: FeedbackClaimRow
  feedbackClock: FeedbackClockRow
  feedbackDay: FeedbackDayRow
  feedbackEvent: FeedbackEventRow
  feedbackFollowUp: FeedbackFollowUpRow
  feedbackImport: FeedbackImportRow
  feedbackLexeme: FeedbackLexemeRow
  feedbackMail: FeedbackMailRow
  feedbackOpenTally: FeedbackOpenTallyRow
  feedbackPause: FeedbackPauseRow
  feedbackPublication: FeedbackPublicationRow
  feedbackQuestion: FeedbackQuestionRow
  feedbackRating: FeedbackRatingRow
  feedbackRegister: FeedbackRegisterRow
  feedbackRegisterLook: FeedbackRegisterLookRow
  feedbackReminder: FeedbackReminderRow
  feedbackSender: FeedbackSenderRow
  feedbackTransfer: FeedbackTransferRow
  installationFact: InstallationFactRow
  legalInstrument: LegalInstrumentRow
  legalRule: LegalRuleRow
  nationalExchange: NationalExchangeRow
  nationalRecord: NationalRecordRow
  nationalSending: NationalSendingRow
  nationalSnapshot: NationalSnapshotRow
  official: OfficialRow
  officialPost: OfficialPostRow
  opinionForm: OpinionFormRow
  opinionInvitee: OpinionInviteeRow
  opinionReply: OpinionReplyRow
  performedRequest: PerformedRequestRow
  posting: PostingRow
  postingRemoval: PostingRemovalRow
  postingSheet: PostingSheetRow
  procedure: ProcedureRow
  procedureContent: ProcedureContentRow
  procedureEnd: ProcedureEndRow
  procedureFormerCode: ProcedureFormerCodeRow
  procedureImport: ProcedureImportRow
  procedureRevision: ProcedureRevisionRow
  procedureSource: ProcedureSourceRow
  procedureWord: ProcedureWordRow
  publicationDuty: PublicationDutyRow
  reconciliationDay: ReconciliationDayRow
  schemaMigration: SchemaMigrationRow
  searchMiss: SearchMissRow
  searchSynonym: SearchSynonymRow
  searchWord: SearchWordRow
  sector: SectorRow
  sentMail: SentMailRow
  signInAttempt: SignInAttemptRow
  sitePublication: SitePublicationRow
  storedFile: StoredFileRow
  unitSuccession: UnitSuccessionRow
}
