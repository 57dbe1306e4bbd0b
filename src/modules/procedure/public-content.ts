export {
  contentParts,
  ProcedureContent,
  type ProcedureChannel,
  type ContentPart,
  type Fee,
  type LegalBasis,
  type OnlineKind,
  type Paper,
  type PaperGroup,
  type TimeLimit,
} from './content.ts'
export { legalNumberOf } from './legal-number.ts'
export { foldWords } from './fold.ts'
export { decisionSlug } from './decision-path.ts'
