import type { ComponentChildren } from 'preact'
import type { Language } from '#kernel/i18n/language.ts'
import { journalWordsEn } from './en.tsx'
import { journalWordsVi } from './vi.tsx'

/** Every word that the module shows. */
export interface JournalWords {
  readonly title: string
  readonly lead: string
  readonly description: string
  readonly day: string
  readonly events: string
  readonly root: string
  readonly caption: string
  readonly none: string
  readonly noneWhy: string
  readonly download: string
  readonly howToCheck: string
  readonly howTitle: string
  readonly howLead: string
  /** Heading and paragraphs, in the order of reading. */
  readonly sections: readonly { readonly heading: string; readonly body: ComponentChildren }[]
}

export function journalWords(language: Language): JournalWords {
  return language === 'en' ? journalWordsEn : journalWordsVi
}
