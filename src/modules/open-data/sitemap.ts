import { escapeXml } from '#kernel/http/feed.ts'

/** Addresses in one file of the protocol at most 50,000; smaller files are read again faster. */
export const sitemapPart = 10_000

const space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

export function writeSitemapIndex(addresses: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex ${space}>\n${lines('sitemap', addresses)}</sitemapindex>\n`
}

export function writeSitemap(addresses: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${space}>\n${lines('url', addresses)}</urlset>\n`
}

function lines(element: string, addresses: readonly string[]): string {
  return addresses.map((address) => `<${element}><loc>${escapeXml(address)}</loc></${element}>\n`).join('')
}
