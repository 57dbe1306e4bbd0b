/** Public pages speak both; staff pages and everything of legal force speak Vietnamese. */
export const languages = ['vi', 'en'] as const
export type Language = (typeof languages)[number]
