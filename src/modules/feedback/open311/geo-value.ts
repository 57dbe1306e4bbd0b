/** What GeoReport v2 says, in a form from which both JSON and XML are written. */
export type GeoValue =
  | string
  | number
  | boolean
  | null
  | readonly GeoValue[]
  | { readonly [name: string]: GeoValue | undefined }

/** How the members of a list are called in XML (GeoReport v2). */
const memberNames: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  errors: 'error',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
}

/** @param root name of the outermost element; element names are ours, never somebody's input */
export function writeXml(root: string, value: GeoValue): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`
}

function element(name: string, value: GeoValue | undefined): string {
  const content = contentOf(name, value)
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`
}

function contentOf(name: string, value: GeoValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'object') return escapeXml(String(value))
  if (isList(value)) return value.map((member) => element(memberNames[name] ?? 'item', member)).join('')
  return Object.entries(value)
    .map(([key, member]) => element(key, member))
    .join('')
}

function isList(value: object): value is readonly GeoValue[] {
  return Array.isArray(value)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would read a bare carriage return as a line feed.
  '\r': '&#13;',
}

/** One character that XML 1.0 has no place for would make the whole document unreadable: such characters are left out. */
function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(noXmlCharacters, '')
    .replaceAll(/[&<>"'\r]/g, (character) => entities[character] ?? '')
}

// oxlint-disable-next-line no-control-regex
const noXmlCharacters = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
