/** An event as it is read back from the database, every value as text, so that nothing is lost on the way. */
export interface StoredEvent {
  /** Decimal digits. */
  readonly id: string
  readonly name: string
  /** Instant in UTC as PostgreSQL's `to_jsonb` gives it, `2017-09-25T01:05:00.123456`, trailing zeros cut. */
  readonly at: string
  readonly actorKind: string
  readonly actorId: string | null
  readonly requestId: string
  readonly subjectType: string | null
  readonly subjectId: string | null
  /** The `jsonb` as text. */
  readonly data: string
}

/**
 * The exact bytes of an event that are hashed: RFC 8785 (sorted keys, no blanks, UTF-8) of these nine values.
 * Numbers are kept digit by digit as PostgreSQL holds them: read as a double, two different numbers could give one hash.
 */
export function canonicalEvent(event: StoredEvent): Buffer {
  const members = [
    `"actorId":${text(event.actorId)}`,
    `"actorKind":${text(event.actorKind)}`,
    `"at":${text(canonicalInstant(event.at))}`,
    `"data":${canonicalJson(event.data)}`,
    `"id":${event.id}`,
    `"name":${text(event.name)}`,
    `"requestId":${text(event.requestId)}`,
    `"subjectId":${text(event.subjectId)}`,
    `"subjectType":${text(event.subjectType)}`,
  ]
  return Buffer.from(`{${members.join(',')}}`, 'utf8')
}

/** `2017-09-25T01:05:00.12` → `2017-09-25T01:05:00.120000Z`: always six decimals. Anything else (`infinity`) stays what it is. */
export function canonicalInstant(stored: string): string {
  const match = /^(.*T\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?$/.exec(stored)
  return match ? `${match[1]}.${(match[2] ?? '').padEnd(6, '0')}Z` : stored
}

/**
 * JSON with sorted keys and without blanks; numbers keep their digits.
 * @param json valid JSON without repeated keys, as `jsonb` always is
 * @throws SyntaxError on anything else
 */
export function canonicalJson(json: string): string {
  const tokens = json.match(token) ?? []
  let next = 0

  function value(): string {
    const first = tokens[next++]
    if (first === undefined) throw new SyntaxError('canonical.json-ends-early')
    if (first === '{') return `{${members().join(',')}}`
    if (first === '[') return `[${elements().join(',')}]`
    if (first.startsWith('"')) return JSON.stringify(JSON.parse(first))
    if (!scalar.test(first)) throw new SyntaxError('canonical.not-json')
    return first
  }

  function members(): string[] {
    const found: { readonly key: string; readonly written: string }[] = []
    if (closes('}')) return []
    do {
      const written = value()
      if (!written.startsWith('"')) throw new SyntaxError('canonical.key-is-not-text')
      expect(':')
      found.push({ key: String(JSON.parse(written)), written: `${written}:${value()}` })
    } while (closes(','))
    expect('}')
    // By UTF-16 code units, as RFC 8785 section 3.2.3 wants and as JavaScript compares.
    return found.toSorted((left, right) => (left.key < right.key ? -1 : 1)).map((member) => member.written)
  }

  function elements(): string[] {
    const found: string[] = []
    if (closes(']')) return found
    do found.push(value())
    while (closes(','))
    expect(']')
    return found
  }

  function closes(mark: string): boolean {
    if (tokens[next] !== mark) return false
    next++
    return true
  }

  function expect(mark: string): void {
    if (!closes(mark)) throw new SyntaxError('canonical.not-json')
  }

  const whole = value()
  if (next !== tokens.length) throw new SyntaxError('canonical.not-json')
  return whole
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g
const scalar = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$/

function text(value: string | null): string {
  return JSON.stringify(value)
}
