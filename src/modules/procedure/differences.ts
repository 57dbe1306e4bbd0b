import { wordRuns, type WordRun } from '#kernel/i18n/word-runs.ts'
import { contentParts, type ContentPart, type ProcedureContent } from './content.ts'
import type { ContentWords } from './content-words.ts'
import { linesOfPart, namedLinesOfPart } from './part-lines.ts'
import { procedureWordsVi } from './vi.ts'

/** One part of a text that is not as it was (Nghị định 63/2010/NĐ-CP Điều 8 khoản 2 names the parts). */
export interface PartDifference {
  readonly part: ContentPart
  /** Whether the part is new, gone, or changed. */
  readonly change: 'added' | 'removed' | 'changed'
  /** The part in words; without the added ones it is the old text, without the removed ones the new one. */
  readonly runs: readonly WordRun[]
}

/**
 * Where two texts of a procedure differ, part by part in the order of the decree, word by word within a part. Parts that are the same are left out.
 * @param words the language in which amounts, ways and counts are written out; texts of legal force are in Vietnamese
 */
export function differencesOf(
  before: ProcedureContent,
  after: ProcedureContent,
  words: ContentWords = procedureWordsVi,
): readonly PartDifference[] {
  return contentParts.flatMap((part) => {
    const old = linesOfPart(part, before, words).join('\n')
    const young = linesOfPart(part, after, words).join('\n')
    if (old === young) return []
    const change = old === '' ? 'added' : young === '' ? 'removed' : 'changed'
    return [{ part, change, runs: runsOf(part, [before, after], words) } as const]
  })
}

/** Codes say something to people only where nothing else changed. */
function runsOf(part: ContentPart, texts: readonly [ProcedureContent, ProcedureContent], words: ContentWords) {
  const [old, young] = texts.map((text) => namedLinesOfPart(part, text, words).join('\n'))
  if (old !== undefined && young !== undefined && old !== young) return wordRuns(old, young)
  const [before, after] = texts
  return wordRuns(linesOfPart(part, before, words).join('\n'), linesOfPart(part, after, words).join('\n'))
}

/** Parts that differ, for lists and counts. */
export function changedParts(before: ProcedureContent, after: ProcedureContent): readonly ContentPart[] {
  return contentParts.filter(
    (part) =>
      linesOfPart(part, before, procedureWordsVi).join('\n') !== linesOfPart(part, after, procedureWordsVi).join('\n'),
  )
}
