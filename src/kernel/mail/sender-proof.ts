/** One header line as the mail has it: lower-case name, the whole line. */
export interface HeaderLine {
  readonly key: string
  readonly line: string
}

/**
 * Whether our own mail server has proven that the mail comes from the domain that it names (RFC 8601, DMARC).
 * Anybody can write an `Authentication-Results` header: only those under the name of our server count, and where several stand
 * every one of them must say the same, so that a forged one beside the true one proves nothing.
 * @param authservId name under which the province's mail server writes its results; undefined: nobody is ever proven
 */
export function isSenderProven(
  headers: readonly HeaderLine[],
  fromAddress: string,
  authservId: string | undefined,
): boolean {
  if (authservId === undefined) return false
  // Two senders: a reader is shown one of them, and the other may be the one that was proven.
  if (headers.filter(({ key }) => key === 'from').length !== 1) return false
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1).toLowerCase()
  const verdicts = headers
    .filter(({ key }) => key === 'authentication-results')
    .flatMap(({ line }) => dmarcVerdictsOf(line.slice(line.indexOf(':') + 1), authservId.toLowerCase()))
  return verdicts.length > 0 && verdicts.every(({ result, from }) => result === 'pass' && from === domain)
}

interface Verdict {
  readonly result: string
  /** Domain that was judged. */
  readonly from: string
}

/** `mail.example.vn 1; spf=pass …; dmarc=pass (p=none) header.from=example.com` */
function dmarcVerdictsOf(value: string, authservId: string): Verdict[] {
  const [server = '', ...results] = withoutComments(value).toLowerCase().split(';')
  if (server.trim().split(/\s+/)[0] !== authservId) return []
  return results.flatMap((text) => {
    const method = /^\s*dmarc(?:\s*\/\s*\d+)?\s*=\s*([a-z]+)/.exec(text)
    if (!method) return []
    return [{ result: method[1] ?? '', from: /\sheader\.from\s*=\s*"?([^\s"]+)/.exec(text)?.[1] ?? '' }]
  })
}

/** Comments may hold anything, also what looks like a result; so may quoted words. */
function withoutComments(value: string): string {
  let depth = 0
  let quoted = false
  let kept = ''
  for (let at = 0; at < value.length; at++) {
    const sign = value.charAt(at)
    if (sign === '\\') {
      at++
      continue
    }
    if (depth === 0 && sign === '"') quoted = !quoted
    else if (!quoted && sign === '(') depth++
    else if (!quoted && sign === ')' && depth > 0) depth--
    else if (depth === 0) kept += quoted && sign === ';' ? ' ' : sign
  }
  return kept.replaceAll(/\s+/g, ' ')
}
