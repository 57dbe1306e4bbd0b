import type { FindingState, ItemKind } from './model.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'announcement.opened': { announcementId: string; code: string; agencyId: string }
    'announcement.item-added': { announcementId: string; itemId: string; procedureId: string; kind: ItemKind }
    'announcement.item-changed': { announcementId: string; itemId: string; effectiveOn: string }
    'announcement.item-removed': { announcementId: string; itemId: string }
    'announcement.submitted': { announcementId: string; items: number; blocking: number; advisory: number }
    'announcement.finding-raised': { announcementId: string; findingId: string }
    'announcement.finding-closed': { announcementId: string; findingId: string; state: FindingState }
    'announcement.returned': { announcementId: string; open: number }
    'announcement.cleared': { announcementId: string }
    'announcement.to-chairman': { announcementId: string }
    'announcement.signed': { announcementId: string; decision: string; on: string; items: number; late: boolean }
    'announcement.clock-reckoned': { announcementId: string; clockId: string; dueOn: string }
    'announcement.withdrawn': { announcementId: string }
  }
}
