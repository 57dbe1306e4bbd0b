export { differencesOf, type PartDifference } from './differences.ts'
export { PartDifferences } from './pages/part-differences.tsx'
