import { sql, type RawBuilder } from 'kysely'

/** Some sources begin names with marks: ". Đăng ký thuế", "1. Thủ tục hỗ trợ". Lists are shown without them. */
export function bareName(name: string): string {
  return name.replace(/^(?:[\s.,–+*-]+|\d{1,2}\s*[.)]\s+)+/u, '') || name
}

/** The order of names, marks before the first letter left out, as the index `procedure_revision_by_bare_name` has it. */
export function bareNameOrder(id: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`left(ltrim(r.name, ' .,-–+*()0123456789'), 200) collate "vi-x-icu", ${id}`
}
