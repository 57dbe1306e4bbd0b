/** Prefixes of the Core Public Service Vocabulary Application Profile 3.2.0 (SEMIC, CC BY 4.0): they stand in every file, so that nothing has to be fetched. */
export const cpsvContext = {
  adms: 'http://www.w3.org/ns/adms#',
  cpsv: 'http://purl.org/vocab/cpsv#',
  cv: 'http://data.europa.eu/m8g/',
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  eli: 'http://data.europa.eu/eli/ontology#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const

export const publications = 'http://publications.europa.eu/resource/authority'
export const vietnamese = `${publications}/language/VIE`
export const vietnam = `${publications}/country/VNM`

export type NodeValue = string | number | NodeObject | readonly NodeValue[]
export interface NodeObject {
  readonly [key: string]: NodeValue
}

/** A text in Vietnamese, as the shapes of the profile ask for it. */
export function inVietnamese(text: string): NodeObject {
  return { '@value': text, '@language': 'vi' }
}

export function ref(id: string): NodeObject {
  return { '@id': id }
}

/** A term of a list of ours or of others; the profile wants it typed in the same graph. */
export function concept(id: string, label: string): NodeObject {
  return { '@id': id, '@type': 'skos:Concept', 'skos:prefLabel': inVietnamese(label) }
}

/** Languages and places that everything refers to. */
export const commonNodes: readonly NodeObject[] = [
  { '@id': vietnamese, '@type': 'dct:LinguisticSystem' },
  { '@id': vietnam, '@type': 'dct:Location' },
]
