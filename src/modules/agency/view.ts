import { z } from 'zod'
import { agencyKinds } from './model.ts'
import type { Agency } from './queries.ts'

/** An agency on the wire: `unit` is the code of its administrative unit, `validTo` the last day, null while it has no end. */
export const AgencyView = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(agencyKinds),
  unit: z.string().nullable(),
  validFrom: z.string(),
  validTo: z.string().nullable(),
})
export type AgencyView = z.infer<typeof AgencyView>

export function agencyView(agency: Agency): AgencyView {
  const { code, name, kind, unitCode, validFrom, validTo } = agency
  return { code, name, kind, unit: unitCode, validFrom, validTo }
}
