import type { Reader } from '#kernel/act.ts'
import type { Actor } from '#kernel/auth/actor.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { suggestAgencies } from '#modules/agency/public.ts'
import { suggestProcedures, type ProcedureSuggestion } from '#modules/procedure/public.ts'
import { foldedWordsOf, placesOfPhrase, type FoldedWord } from './folded-words.ts'
import type { Feedback } from './model.ts'
import { isAboutConduct } from './policy.ts'
import { listSimilar, type SimilarFeedback } from './similar.ts'

export interface SuggestedChoice {
  readonly code: string
  readonly name: string
  /** In words, for the person who decides. */
  readonly reason: string
}

export interface FeedbackSuggestions {
  readonly agencies: readonly SuggestedChoice[]
  readonly procedures: readonly SuggestedChoice[]
  readonly similar: readonly SimilarFeedback[]
}

/** What of an item speaks for one office or procedure or another. */
export type Suggestible = Pick<
  Feedback,
  'id' | 'text' | 'wishedRemedy' | 'procedureId' | 'about' | 'ground' | 'accusedAgencyId'
>

/** More than these nobody reads before deciding. */
const mostSuggestions = 5

/**
 * What an official might choose when classifying and transferring (NĐ 20/2008 Đ.9.1.d), with the reasons; a person decides.
 * Four statements. Similar items are only those that the actor may see.
 */
export async function suggestFor(
  reader: Reader,
  actor: Actor,
  feedback: Suggestible,
  today: LegalDate,
): Promise<FeedbackSuggestions> {
  const text = feedback.wishedRemedy === null ? feedback.text : `${feedback.text}\n${feedback.wishedRemedy}`
  const procedures = await suggestProcedures(reader, { text, limit: mostSuggestions, on: today })
  const [agencies, similar] = await Promise.all([
    suggestedAgencies(reader, { text, feedback, procedures }, today),
    listSimilar(reader, actor, {
      id: feedback.id,
      text,
      procedureId: feedback.procedureId ?? procedures[0]?.id ?? null,
    }),
  ])
  const words = foldedWordsOf(text)
  return {
    agencies,
    procedures: procedures.map(({ code, name, matched }) => ({
      code,
      name,
      reason: `khớp các từ: ${matchedPhrases(text, words, matched).join(', ')}`,
    })),
    similar,
  }
}

async function suggestedAgencies(
  reader: Reader,
  given: {
    readonly text: string
    readonly feedback: Suggestible
    readonly procedures: readonly ProcedureSuggestion[]
  },
  today: LegalDate,
): Promise<readonly SuggestedChoice[]> {
  const { text, feedback } = given
  const competentFor = new Map<string, string>()
  for (const { competentAgencyCode: code, name } of given.procedures) {
    if (code !== null && !competentFor.has(code)) competentFor.set(code, name)
  }
  const found = await suggestAgencies(reader, text, today, [...competentFor.keys()])
  const words = foldedWordsOf(text)
  return found
    .filter(({ agency }) => !isUnsuitable(feedback, agency))
    .map(({ agency, reason }) => {
      const procedureName = competentFor.get(agency.code)
      const reasons = [
        ...(reason.how === 'mentioned' ? [`nhắc đến "${asWritten(text, words, reason.words)}"`] : []),
        ...(reason.how === 'begun' ? [`tên có "${text.trim()}"`] : []),
        ...(procedureName === undefined ? [] : [`có thẩm quyền giải quyết thủ tục "${procedureName}"`]),
      ]
      return { code: agency.code, name: agency.name, reason: reasons.join('; ') }
    })
    .slice(0, mostSuggestions)
}

/** Feedback about an office's conduct does not go to that office, nor to one below it. */
function isUnsuitable(
  feedback: Suggestible,
  agency: { readonly id: string; readonly parentId: string | null },
): boolean {
  if (feedback.accusedAgencyId === null || !isAboutConduct(feedback)) return false
  return agency.id === feedback.accusedAgencyId || agency.parentId === feedback.accusedAgencyId
}

/** The words with their accents, as the text writes them. */
function asWritten(text: string, words: readonly FoldedWord[], folded: string): string {
  const [place] = placesOfPhrase(words, folded)
  const from = place && words[place.first]?.from
  const to = place && words[place.last]?.to
  return from === undefined || to === undefined ? folded : text.slice(from, to)
}

/** Pairs that overlap read as one phrase: "đăng ký", "ký khai", "khai sinh" are "đăng ký khai sinh". */
function matchedPhrases(text: string, words: readonly FoldedWord[], pairs: readonly string[]): readonly string[] {
  const sought = new Set(pairs)
  const phrases = new Map<string, string>()
  for (let first = 0; first < words.length; first++) {
    let last = first
    while (sought.has(`${words[last]?.folded} ${words[last + 1]?.folded}`)) last++
    if (last === first) continue
    const folded = words
      .slice(first, last + 1)
      .map((word) => word.folded)
      .join(' ')
    if (!phrases.has(folded)) phrases.set(folded, text.slice(words[first]?.from, words[last]?.to))
    first = last
  }
  return [...phrases.values()].toSorted((a, b) => b.length - a.length).slice(0, 4)
}
