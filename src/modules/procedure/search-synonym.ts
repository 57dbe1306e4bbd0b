import { z } from 'zod'
import { foldWords } from './fold.ts'

export const synonymKinds = ['abbreviation', 'everyday', 'spelling'] as const
export type SynonymKind = (typeof synonymKinds)[number]

export const mostMeanings = 8

/** What people type, and what it means in the words of the law. */
export const SynonymText = z.object({
  kind: z.enum(synonymKinds),
  phrase: z
    .string()
    .trim()
    .normalize('NFC')
    .min(1)
    .max(100)
    .refine((phrase) => foldWords(phrase) !== '' && foldWords(phrase).split(' ').length <= 8, {
      error: 'procedure.synonym-without-words',
    }),
  meanings: z
    .array(z.string().trim().normalize('NFC').min(1).max(300))
    .min(1)
    .max(mostMeanings)
    .refine((meanings) => meanings.every((meaning) => foldWords(meaning) !== ''), {
      error: 'procedure.synonym-without-words',
    }),
})
export type SynonymText = z.infer<typeof SynonymText>
