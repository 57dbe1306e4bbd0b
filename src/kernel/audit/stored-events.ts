import { sql, type RawBuilder } from 'kysely'
import type { StoredEvent } from '#kernel/audit/canonical.ts'

/**
 * The columns of `audit_event e` as `StoredEvent`. Everything as text: a Date would lose the microseconds,
 * and `to_jsonb` writes an instant in one way whatever the session's settings are.
 */
export const storedEventColumns: RawBuilder<StoredEvent> = sql`
  e.id::text as id,
  e.name,
  coalesce(to_jsonb(e.at at time zone 'UTC') #>> '{}', 'null') as at,
  e.actor_kind,
  e.actor_id,
  e.request_id,
  e.subject_type,
  e.subject_id,
  coalesce(e.data::text, 'null') as data`
