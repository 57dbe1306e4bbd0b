import type { PublicationWay, ReportKind } from './model.ts'

declare module '#kernel/audit/record.ts' {
  interface AuditEvents {
    'publication.duties-opened': { announcementId: string; duties: number }
    'publication.notices-drawn-up': { notices: number }
    'publication.duty-reckoned': { dutyId: string; dueOn: string }
    'publication.duty-met': { dutyId: string; way: PublicationWay; late: boolean }
    'publication.posted': { sheetId: string; agencyId: string; postedOn: string }
    'publication.taken-down': { sheetId: string; agencyId: string; removedOn: string }
    'publication.on-site': { agencyId: string; duties: number; address: string; publishedOn: string }
    'publication.board-reported': { sheetId: string; kind: ReportKind }
    'publication.report-settled': { reportId: string }
  }
}
