/** More pixels than any phone's picture; a picture of a few kilobytes can claim far more and fill the memory. */
export const mostPixels = 50_000_000
export const longestSide = 4_000

/** The first line that the drawing process writes; after `drawn…` the new picture follows. */
export const redrawOutcomes = ['drawn', 'drawn-without-location', 'file-unreadable', 'file-too-large'] as const
export type RedrawOutcome = (typeof redrawOutcomes)[number]
