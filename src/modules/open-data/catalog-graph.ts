import { cpsvContext, inVietnamese, publications, ref, vietnam, vietnamese, type NodeObject } from './cpsv-context.ts'
import { openDataPaths } from './paths.ts'
import { openDataWords as words } from './vi.ts'

const fileType = (name: string) => ref(`${publications}/file-type/${name}`)

/** What can be had here, by DCAT-AP: one catalogue, three data sets, their files and interfaces. */
export function catalogGraph(baseUrl: string, publisherName: string): NodeObject {
  const at = (path: string) => `${baseUrl}${path}`
  const publisher = `${at(openDataPaths.page)}#don-vi-cong-bo`
  const dataset = (id: string, title: string, description: string, distributions: readonly NodeObject[]) => ({
    '@id': at(`${openDataPaths.page}#${id}`),
    '@type': 'dcat:Dataset',
    'dct:title': inVietnamese(title),
    'dct:description': inVietnamese(description),
    'dct:publisher': ref(publisher),
    'dct:language': ref(vietnamese),
    'dct:spatial': ref(vietnam),
    'dct:accrualPeriodicity': ref(`${publications}/frequency/CONT`),
    'dcat:distribution': distributions,
  })
  const file = (path: string, type: string, mediaType: string) => ({
    '@id': at(`${path}#tep`),
    '@type': 'dcat:Distribution',
    'dcat:accessURL': ref(at(openDataPaths.page)),
    'dcat:downloadURL': ref(at(path)),
    'dct:format': fileType(type),
    'dcat:mediaType': ref(`https://www.iana.org/assignments/media-types/${mediaType}`),
    'dct:license': ref('https://creativecommons.org/publicdomain/mark/1.0/'),
  })
  const endpoint = (path: string) => ({
    '@id': at(`${path}#giao-dien`),
    '@type': 'dcat:Distribution',
    'dcat:accessURL': ref(at(path)),
    'dct:format': fileType('JSON'),
    'dct:license': ref('https://creativecommons.org/publicdomain/mark/1.0/'),
  })
  const datasets = [
    dataset('thu-tuc', words.procedures, words.proceduresDescription, [
      file(openDataPaths.csv, 'CSV', 'text/csv'),
      file(openDataPaths.json, 'JSON', 'application/json'),
      file(openDataPaths.graph, 'JSON_LD', 'application/ld+json'),
      endpoint('/api/v1/procedures'),
    ]),
    dataset('phan-anh', words.feedback, words.feedbackDescription, [endpoint('/api/v1/feedback')]),
    dataset('co-quan', words.agencies, words.agenciesDescription, [endpoint('/api/v1/agencies')]),
  ]
  const catalog = {
    '@id': at(`${openDataPaths.page}#danh-muc`),
    '@type': 'dcat:Catalog',
    'dct:title': inVietnamese(words.title),
    'dct:description': inVietnamese(words.lead),
    'dct:publisher': ref(publisher),
    'dct:language': ref(vietnamese),
    'foaf:homepage': ref(at('/')),
    'dcat:dataset': datasets.map((one) => ref(one['@id'])),
  }
  const nodes: readonly NodeObject[] = [
    { '@id': vietnamese, '@type': 'dct:LinguisticSystem' },
    { '@id': vietnam, '@type': 'dct:Location' },
    {
      '@id': publisher,
      '@type': 'foaf:Agent',
      'foaf:name': inVietnamese(publisherName),
      'dct:title': inVietnamese(publisherName),
      'dct:identifier': publisher,
    },
    catalog,
    ...datasets,
  ]
  return { '@context': cpsvContext, '@graph': nodes }
}
