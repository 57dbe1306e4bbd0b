export { changedParts, differencesOf, type PartDifference } from './differences.ts'
export { PartDifferences } from './pages/part-differences.tsx'
export { linesOfPart } from './part-lines.ts'
export { procedureWordsVi } from './vi.ts'
