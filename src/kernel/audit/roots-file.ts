import type { PublishedRoot } from '#kernel/audit/publish-root.ts'
import { isLegalDate } from '#kernel/i18n/dates.ts'

/** The published roots as a plain file: one line per day, `YYYY-MM-DD SIZE ROOT`, lines with `#` in front are remarks. */
export function writeRoots(roots: readonly PublishedRoot[]): string {
  const lines = roots.map((root) => `${root.publishedOn} ${root.size} ${root.root.toString('hex')}`)
  return `# ngày | số hành vi | mã gốc (RFC 6962, SHA-256)\n${lines.map((line) => `${line}\n`).join('')}`
}

/**
 * Reads what `writeRoots` has written, or what somebody noted in the same form.
 * @throws Error `audit.roots-file: line N` at the first line that is neither a root nor a remark
 */
export function readRoots(text: string): PublishedRoot[] {
  return text
    .split(/\r?\n/)
    .map((line, index) => ({ line: line.replace(/^\uFEFF/, '').trim(), number: index + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => {
      const [, publishedOn = '', size = '', root = ''] = /^(\S+)\s+(\d{1,15})\s+([\da-f]{64})$/i.exec(line) ?? []
      if (!isLegalDate(publishedOn)) throw new Error(`audit.roots-file: line ${number}`)
      return { publishedOn, size: Number(size), root: Buffer.from(root, 'hex') }
    })
}
