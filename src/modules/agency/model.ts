import { z } from 'zod'
import { Text } from '#kernel/http/parse.ts'

export const unitLevels = ['province', 'district', 'commune'] as const
export type UnitLevel = (typeof unitLevels)[number]

export const unitKinds = ['tinh', 'thanh-pho', 'huyen', 'thi-xa', 'xa', 'phuong', 'thi-tran'] as const
export type UnitKind = (typeof unitKinds)[number]

export const successionKinds = ['merge', 'split', 'rename', 'abolish', 'transfer'] as const
export type SuccessionKind = (typeof successionKinds)[number]

export const agencyKinds = [
  'provincial-committee',
  'office',
  'department',
  'sector-body',
  'district-committee',
  'commune-committee',
  'one-stop-desk',
  'media',
  'outside',
] as const
export type AgencyKind = (typeof agencyKinds)[number]

export const agencyRoles = [
  'control-authority',
  'portal-operator',
  'finance',
  'broadcaster',
  'chairman-office',
  'feedback-recipient',
] as const
export type AgencyRole = (typeof agencyRoles)[number]

/** Roles that only one agency can hold on a day; the exclusion constraint of `agency_role` says the same. */
export const singleRoles: readonly AgencyRole[] = ['control-authority', 'portal-operator', 'finance', 'chairman-office']

export const postRoles = ['focal-point', 'handler', 'desk', 'head', 'deputy-head', 'administrator', 'leader'] as const
export type PostRole = (typeof postRoles)[number]

/** What is doubtful about a contact as it was found; shown beside it, because a wrong number is worse than none. */
export const contactDoubts = [
  'phone-incomplete',
  'phone-old-area-code',
  'phone-shared',
  'fax-incomplete',
  'fax-old-area-code',
  'fax-shared',
  'email-of-another',
] as const
export type ContactDoubt = (typeof contactDoubts)[number]

/** A code that stands in addresses: small letters, digits and hyphens. */
function slug(maximum: number) {
  return z
    .string()
    .trim()
    .refine((text) => text.length <= maximum && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), { error: 'invalid-code' })
}

export const AgencyCode = slug(100)
export const OfficialCode = slug(60)
/** The document on which a change rests: number, date, issuer, in words. */
export const OrganisationBasis = Text(500)

/** A host name with or without a path; nothing that a browser could run. */
export const websitePattern = /^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(\/[^\s"'<>]*)?$/i
export const phonePattern = /^[\d\s().+–-]+$/
