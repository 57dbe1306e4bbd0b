import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#kernel/root.ts'
import { printFont, printFontStyles } from './print-font.ts'

export type TypstTemplate = 'letter' | 'sheet'

/** From the root: the built program stands in another folder than its sources. */
const templates = join(projectRoot, 'src/kernel/documents/templates')

/** Results unused for so many documents are forgotten: the compiler's cache would otherwise grow for ever. */
const cacheAge = 5

let compiler: Promise<NodeCompiler> | undefined

/**
 * Sets a template with data and returns a tagged PDF/A-2b (ISO 19005-2).
 * The data reach the template as a JSON string in `sys.inputs`, never as source, so no text can become markup.
 * @param data JSON-able; every string must have passed `printableText`
 * @param madeAt stands in the metadata, which PDF/A demands; equal data at an equal instant give equal bytes
 * @throws Error when the template and the data do not fit: a fault of ours, never of what a person typed
 */
export async function typstPdf(template: TypstTemplate, data: unknown, madeAt: Date): Promise<Buffer> {
  compiler ??= startCompiler()
  const typst = await compiler
  const compiled = typst.compile({
    mainFileContent: templateSource(template),
    inputs: { document: JSON.stringify(data) },
  })
  if (!compiled.result) {
    const error = compiled.takeError()
    throw new Error(`typst ${template}: ${JSON.stringify(error ? typst.fetchDiagnostics(error) : 'no result')}`)
  }
  const pdf = typst.pdf(compiled.result, {
    pdfStandard: 'a-2b',
    creationTimestamp: Math.floor(madeAt.getTime() / 1000),
  })
  typst.evictCache(cacheAge)
  return pdf
}

/** Loaded on the first document only: a process that prints nothing does not pay for the compiler. */
async function startCompiler(): Promise<NodeCompiler> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler')
  return Compiler.create({
    workspace: templates,
    fontArgs: [{ fontBlobs: printFontStyles.map((style) => printFont(style).bytes) }],
  })
}

const sources = new Map<TypstTemplate, string>()

function templateSource(template: TypstTemplate): string {
  const known = sources.get(template)
  if (known !== undefined) return known
  const source = readFileSync(join(templates, `${template}.typ`), 'utf8')
  sources.set(template, source)
  return source
}
