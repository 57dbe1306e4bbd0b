import type { Calendar } from '#kernel/calendar/working-days.ts'
import type { Attempt } from '#kernel/http/form.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import type { Option } from '#ui/field/select.tsx'
import type { ProcedureName } from '#modules/procedure/public.ts'
import type { CaseParts } from '../../staff-case-queries.ts'
import type { Feedback, Sender } from '../../model.ts'
import type { NextStep } from '../../policy.ts'
import type { StaffMove } from '../../staff-paths.ts'
import type { FeedbackSuggestions } from '../../suggest.ts'

/** A form of the case page that did not succeed. */
export interface CaseAttempt extends Attempt {
  readonly form: StaffMove | 'follow-up'
}

/** Everything the case page shows, read by `show-case.tsx`. */
export interface CaseView {
  readonly feedback: Feedback
  readonly parts: CaseParts
  readonly procedure: ProcedureName | undefined
  /** Only these are drawn, and only these are taken. */
  readonly moves: readonly StaffMove[]
  /** The one of them that brings the item on, when it is this official's to make. */
  readonly nextStep: NextStep | undefined
  readonly attempt: CaseAttempt | null
  /** Set on the answer to the button that was pressed and recorded. */
  readonly sender: Sender | null
  readonly maySeeSender: boolean
  /** Ids of follow-ups that this official may close. */
  readonly ownFollowUps: ReadonlySet<string>
  readonly agencies: readonly Option[]
  /** For conduct: the agency that manages the accused one. */
  readonly goesAbove: { readonly code: string; readonly name: string } | null
  readonly officials: readonly Option[]
  readonly suggestions: FeedbackSuggestions | null
  /** Proposed words for the public, with personal data masked. */
  readonly proposal: { readonly text: string; readonly answerText: string } | null
  /** `showsSender`: making it is a look at the sender, recorded like the button. */
  readonly documents: readonly { readonly href: string; readonly label: string; readonly showsSender: boolean }[]
  readonly today: LegalDate
  readonly calendar: Calendar
}
