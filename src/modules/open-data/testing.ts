import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import jsonld from 'jsonld'
import { Parser, Store } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { projectRoot } from '#kernel/root.ts'
import type { NodeObject } from './cpsv-context.ts'

const shapes = new Store(
  new Parser().parse(readFileSync(join(projectRoot, 'data/standards/cpsv-ap-SHACL.ttl'), 'utf8')),
)

/** The triples of a JSON-LD document; nothing is fetched. */
export async function triplesOf(graph: NodeObject): Promise<Store> {
  const quads = await jsonld.toRDF(JSON.parse(JSON.stringify(graph)), {
    format: 'application/n-quads',
    documentLoader: (url: string) => Promise.reject(new Error(`The graph asks for ${url}`)),
  })
  return new Store(new Parser({ format: 'N-Quads' }).parse(String(quads)))
}

/** What the shapes of CPSV-AP 3.2.0 find wrong, a line each; empty when the graph is valid. */
export async function violationsOf(graph: NodeObject): Promise<readonly string[]> {
  const report = await new SHACLValidator(shapes).validate(await triplesOf(graph))
  return report.results.map(
    ({ path, focusNode, message }) =>
      `${focusNode?.value}: ${path?.value ?? ''} ${message.map(({ value }) => value).join(' ')}`,
  )
}
