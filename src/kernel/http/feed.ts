/** An Atom feed as it will be written. */
export interface Feed {
  readonly title: string
  /** Address of the feed itself, and of the page that shows the same. */
  readonly self: string
  readonly page: string
  readonly updatedAt: Date
  readonly entries: readonly {
    /** For ever the same; the address when one address is one entry. */
    readonly id?: string
    readonly address: string
    readonly title: string
    readonly summary: string
    readonly updatedAt: Date
  }[]
}

/** RFC 4287. */
export function writeFeed(feed: Feed): string {
  const entries = feed.entries.map(
    (entry) => `  <entry>
    <id>${escapeXml(entry.id ?? entry.address)}</id>
    <title>${escapeXml(entry.title)}</title>
    <link href="${escapeXml(entry.address)}"/>
    <updated>${entry.updatedAt.toISOString()}</updated>
    <summary>${escapeXml(entry.summary)}</summary>
  </entry>
`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
  <id>${escapeXml(feed.self)}</id>
  <title>${escapeXml(feed.title)}</title>
  <link rel="self" type="application/atom+xml" href="${escapeXml(feed.self)}"/>
  <link rel="alternate" type="text/html" href="${escapeXml(feed.page)}"/>
  <updated>${feed.updatedAt.toISOString()}</updated>
  <author><name>Minh Bạch</name></author>
${entries.join('')}</feed>
`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** XML 1.0 forbids most control characters even when they are escaped: one of them would break the whole feed. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/[&<>"']/g, (character) => entities[character] ?? '')
  )
}
