import { grounds } from '../model.ts'
import { groundLabels } from '../vi.ts'
import type { GeoValue } from './geo-value.ts'
import type { RequestRow } from './queries.ts'

/** A published item as GeoReport has it. Where and by whom stays with us: `lat`, `long` and `zipcode` are always empty. */
export function requestView(row: RequestRow): GeoValue {
  const ground = grounds.find((known) => known === row.ground)
  return {
    service_request_id: row.code,
    status: row.status === 'published' ? 'closed' : 'open',
    status_notes: row.answerText,
    service_name: ground === undefined ? null : groundLabels[ground],
    service_code: row.ground,
    // The sender may have asked not to be quoted; then the title, which an official wrote, has to do.
    description: row.text === '' ? row.title : row.text,
    agency_responsible: row.agencyName,
    service_notice: null,
    requested_datetime: `${row.receivedOn}T00:00:00+07:00`,
    updated_datetime: row.publishedAt.toISOString(),
    expected_datetime: null,
    address: row.unitName,
    address_id: row.unitCode,
    zipcode: null,
    lat: null,
    long: null,
    media_url: null,
  }
}
