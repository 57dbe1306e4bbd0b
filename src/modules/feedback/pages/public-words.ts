import type { Language } from '#kernel/i18n/language.ts'
import { usePage } from '#ui/context.ts'
import type { ShownProblem } from '#ui/problem.ts'
import { feedbackLabelsEn, type FeedbackLabels } from '../en.ts'
import {
  groundLabels,
  kindLabels,
  outcomeLabels,
  procedurePartLabels,
  refusalGroundLabels,
  senderKindLabels,
  statusLabels,
  statusTones,
} from '../vi.ts'
import { publicWordsEn } from './public/en.ts'
import { publicWordsVi, type PublicWords } from './public/vi.ts'

export function publicWords(language: Language): PublicWords {
  return language === 'en' ? publicWordsEn : publicWordsVi
}

export function usePublicWords(): PublicWords {
  return publicWords(usePage().language)
}

/** A drafted answer is the office's own affair; the sender is not told of its inner steps. */
const labelsVi: FeedbackLabels = {
  statuses: { ...statusLabels, 'needs-information': 'Chờ bạn bổ sung', returned: 'Đang xác định thẩm quyền' },
  tones: statusTones,
  grounds: groundLabels,
  kinds: kindLabels,
  parts: procedurePartLabels,
  outcomes: outcomeLabels,
  refusals: refusalGroundLabels,
  senderKinds: senderKindLabels,
}

export function feedbackLabels(language: Language): FeedbackLabels {
  return language === 'en' ? { ...feedbackLabelsEn, tones: statusTones } : labelsVi
}

export function useFeedbackLabels(): FeedbackLabels {
  return feedbackLabels(usePage().language)
}

/** Words of this room's own problems; undefined leaves the choice to the generic ones. */
export function publicProblem(words: PublicWords): (problem: ShownProblem) => string | undefined {
  return ({ code, details }) => {
    const name = String(details?.['name'] ?? '')
    const own = words.problems
    switch (code) {
      case 'feedback.choose-procedure':
      case 'feedback.no-such-procedure':
      case 'consent-required':
      case 'phone-or-email-required':
        return own[code]
      case 'file-not-what-it-says':
        return own.fileNotWhatItSays(name)
      case 'file-unreadable':
        return own.fileUnreadable(name)
      case 'file-too-large':
        return own.fileTooLarge(name)
      case 'too-many-files':
        return own.tooManyFiles
      case 'scanner-unavailable':
        return own.scanner
      default:
        return undefined
    }
  }
}
