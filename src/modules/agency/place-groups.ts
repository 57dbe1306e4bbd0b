import type { AgencyKind } from './model.ts'

/** How the public list of agencies is divided. */
export const placeGroups = ['province', 'department', 'district', 'commune'] as const
export type PlaceGroup = (typeof placeGroups)[number]

export function placeGroupOf(kind: AgencyKind): PlaceGroup {
  if (kind === 'provincial-committee' || kind === 'office') return 'province'
  if (kind === 'district-committee') return 'district'
  return kind === 'commune-committee' ? 'commune' : 'department'
}
