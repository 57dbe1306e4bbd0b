import { hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Reader } from '#kernel/act.ts'
import type { Parcel } from '#kernel/exchange/outlet.ts'
import type { LegalDate } from '#kernel/i18n/dates.ts'
import { findProcedureContent } from '#modules/procedure/public-drafts.ts'
import type { ProcedureContent } from '#modules/procedure/public-content.ts'
import { isRefusal, portalRecordOf, readRecord } from '#modules/procedure/public-records.ts'

/** What goes to the national database, and what that database would show once it has taken it over. */
export interface NationalParcel extends Parcel {
  readonly bodyHash: Buffer
  /** Read back whole, and from the portal's own fields alone: it may keep ours or drop them. Empty for an ending. */
  readonly shown: readonly ProcedureContent[]
}

/**
 * The record of a duty: an announced text in the portal's own shape, naming the decision; an ending as code, name and decision.
 * A text once announced never changes, so the same duty always gives the same bytes.
 */
export async function nationalParcelOf(reader: Reader, dutyId: string, round: number): Promise<NationalParcel> {
  const duty = await reader
    .selectFrom('publicationDuty as duty')
    .innerJoin('procedure', 'procedure.id', 'duty.procedureId')
    .innerJoin('announcement', 'announcement.id', 'duty.announcementId')
    .select([
      'procedure.id as procedureId',
      // Under the code that the national database itself writes, where it came from there.
      sql<string>`coalesce(procedure.source_code, procedure.code)`.as('code'),
      'duty.revisionId',
      'announcement.decisionNumber',
      'announcement.decisionOn',
      'announcement.decisionIssuer',
    ])
    .where('duty.id', '=', dutyId)
    .executeTakeFirstOrThrow()
  const decision = { number: duty.decisionNumber ?? '', on: duty.decisionOn, issuer: duty.decisionIssuer ?? '' }
  const key = `${dutyId}-${round}`
  if (duty.revisionId === null) {
    const body = await endingBody(reader, { procedureId: duty.procedureId, code: duty.code, decision })
    return { key, name: fileName(duty.code, 'ket-thuc', key), body, bodyHash: digestOf(body), shown: [] }
  }
  const content = await findProcedureContent(reader, duty.revisionId)
  if (!content) throw new Error(`publication.text-missing: ${duty.revisionId}`)
  const body = portalRecordOf({ code: duty.code, content: { ...content, announcedBy: decision } })
  return { key, name: fileName(duty.code, 'noi-dung', key), body, bodyHash: digestOf(body), shown: readBack(body) }
}

interface EndedHere {
  readonly procedureId: string
  readonly code: string
  readonly decision: { readonly number: string; readonly on: LegalDate | null; readonly issuer: string }
}

async function endingBody(reader: Reader, { procedureId, code, decision }: EndedHere): Promise<string> {
  const end = await reader
    .selectFrom('procedureEnd')
    .leftJoin('procedure as successor', 'successor.id', 'procedureEnd.successorProcedureId')
    .select(['procedureEnd.change', 'procedureEnd.endedOn', 'successor.code as successorCode'])
    .where('procedureEnd.procedureId', '=', procedureId)
    .executeTakeFirstOrThrow()
  const { change, endedOn, successorCode } = end
  return JSON.stringify({ code, ending: { change, endedOn, successorCode, decision } })
}

/** What cannot be read back by our own importer must not be sent: nobody else could read it either. */
function readBack(body: string): readonly ProcedureContent[] {
  const { minhBach: _, ...fields }: Record<string, unknown> = JSON.parse(body)
  return [body, JSON.stringify(fields)].map((text) => {
    const read = readRecord(1, Buffer.from(text), true)
    if (isRefusal(read)) throw new Error(`publication.record-unreadable: ${read.reason}`)
    return read.content
  })
}

function fileName(code: string, what: string, key: string): string {
  return `${code.replace(/[^\w.-]/g, '_')}-${what}-${key}.json`
}

function digestOf(body: string): Buffer {
  return hash('sha256', body, 'buffer')
}
