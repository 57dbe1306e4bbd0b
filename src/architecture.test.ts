import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '#kernel/root.ts'
import { readSources, type SourceFile, type SourceImport } from '#kernel/testing/sources.ts'

const sources = readSources()
const program = sources.filter((file) => !file.isTest)
const byPath = new Map(sources.map((file) => [file.path, file]))

/** `src/modules/feedback/web.tsx` → `feedback`. */
function moduleOf(path: string): string | undefined {
  return /^src\/modules\/([^/]+)\//.exec(path)?.[1]
}

/** Every import of these files that `allowed` does not allow, as a line to read. */
function forbidden(files: readonly SourceFile[], allowed: (file: SourceFile, to: SourceImport) => boolean): string[] {
  return files.flatMap((file) =>
    file.imports.filter((to) => !allowed(file, to)).map((to) => `${file.path} imports ${to.specifier}`),
  )
}

function filesIn(folder: string): SourceFile[] {
  return program.filter((file) => file.path.startsWith(folder))
}

describe('the law of arrows', () => {
  test('every import leads to a file that is there', () => {
    expect(forbidden(sources, (_, to) => to.path === undefined || existsSync(join(projectRoot, to.path)))).toEqual([])
  })

  test('the kernel knows nothing of the law: it imports only itself and packages, and its edge draws pages with ui', () => {
    const isDrawing = (file: SourceFile, path: string) =>
      file.path.startsWith('src/kernel/http/') && path.startsWith('src/ui/')
    expect(
      forbidden(
        filesIn('src/kernel/'),
        (file, { path }) => path === undefined || path.startsWith('src/kernel/') || isDrawing(file, path),
      ),
    ).toEqual([])
  })

  test('ui imports only ui, kernel/i18n and packages', () => {
    expect(
      forbidden(filesIn('src/ui/'), (_, { path }) => path === undefined || /^src\/(ui|kernel\/i18n)\//.test(path)),
    ).toEqual([])
  })

  test('a module imports the kernel, ui, itself and the public.ts of other modules', () => {
    expect(
      forbidden(filesIn('src/modules/'), (file, { path }) => {
        if (path === undefined || /^src\/(kernel|ui)\//.test(path)) return true
        const other = moduleOf(path)
        if (other === undefined) return false
        // People and rows for tests are shared from room to room by a door of their own.
        if (/\/testing(\.ts$|\/)/.test(file.path) && path === `src/modules/${other}/testing.ts`) return true
        return other === moduleOf(file.path) || new RegExp(`^src/modules/${other}/public(-[a-z]+)?\\.ts$`).test(path)
      }),
    ).toEqual([])
  })

  test('no modules depend on each other in a circle', () => {
    const graph = new Map<string, Set<string>>()
    for (const file of filesIn('src/modules/')) {
      const from = moduleOf(file.path) ?? ''
      const targets = graph.get(from) ?? new Set<string>()
      for (const { path } of file.imports) {
        const to = path === undefined ? undefined : moduleOf(path)
        if (to !== undefined && to !== from) targets.add(to)
      }
      graph.set(from, targets)
    }
    expect(circlesIn(graph)).toEqual([])
  })

  test('pure files reach for no database, network, file or page', () => {
    const isPure = (path: string) =>
      /^src\/modules\/[^/]+\/(model|workflow|deadlines|policy)\.ts$/.test(path) ||
      (path.startsWith('src/modules/compliance-cost/') && !/\/(web|api|public)\.tsx?$|\/pages\//.test(path))
    const reachesOut =
      /^(node:(?!crypto)|pg$|pg-|kysely|fastify|preact|#ui\/|#kernel\/(db|http(?!\/parse\.ts)|files|mail|jobs|act\.ts))/
    expect(
      forbidden(
        program.filter((file) => isPure(file.path)),
        (_, to) => to.typeOnly || !reachesOut.test(to.specifier),
      ),
    ).toEqual([])
  })

  test('connections are opened only where the program is put together', () => {
    const mayConnect = /^src\/(main\.\w+|open-world)\.tsx?$|^src\/kernel\/testing\//
    expect(
      forbidden(
        program.filter((file) => !mayConnect.test(file.path)),
        (_, to) => to.typeOnly || to.path !== 'src/kernel/db/connect.ts',
      ),
    ).toEqual([])
  })

  test('what runs in the browser brings no server code along', () => {
    const reached = new Set(filesIn('src/islands/').map((file) => file.path))
    for (const path of reached) {
      for (const to of byPath.get(path)?.imports ?? []) if (to.path !== undefined && !to.typeOnly) reached.add(to.path)
    }
    const files = program.filter((file) => reached.has(file.path))
    expect(
      forbidden(files, (_, to) => to.typeOnly || to.path !== undefined || /^preact(\/|$)/.test(to.specifier)),
    ).toEqual([])
  })

  test('the program does not import what is for tests', () => {
    expect(
      forbidden(
        program.filter((file) => !file.path.startsWith('src/kernel/testing/') && !/\/testing(\/|\.ts)/.test(file.path)),
        (_, { path }) => path === undefined || !/\/testing(\/|\.ts)|\.test\.tsx?$/.test(path),
      ),
    ).toEqual([])
  })
})

function circlesIn(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const circles: string[] = []
  const walk = (node: string, trail: readonly string[]): void => {
    if (trail.includes(node)) {
      if (trail[0] === node) circles.push([...trail, node].join(' → '))
      return
    }
    for (const next of graph.get(node) ?? []) walk(next, [...trail, node])
  }
  for (const node of graph.keys()) walk(node, [])
  return circles
}

describe('names', () => {
  test('an exported name stands for one thing in the whole program', () => {
    const places = new Map<string, Set<string>>()
    for (const file of program.filter(({ path }) => !path.endsWith('/types.generated.ts'))) {
      for (const [, name = ''] of file.text.matchAll(
        /^export (?:declare )?(?:async )?(?:function\*?|const|let|interface|type|class) (\w+)/gm,
      )) {
        places.set(name, (places.get(name) ?? new Set()).add(file.path))
      }
    }
    const twice = [...places]
      .filter(([, paths]) => paths.size > 1)
      .map(([name, paths]) => `${name}: ${[...paths].join(', ')}`)
    expect(twice).toEqual([])
  })

  test('a module opens at most fifteen names to the others, each named by hand', () => {
    const open = filesIn('src/modules/')
      .filter((file) => /\/public(-[a-z]+)?\.ts$/.test(file.path))
      .map((file) => ({ path: file.path, names: publicNames(file.text) }))
    expect(open.filter(({ names }) => names.length > 15)).toEqual([])
  })

  test('nothing is exported as default or by a star', () => {
    const found = sources.filter((file) => /^export (default\b|\*)/m.test(file.text)).map((file) => file.path)
    expect(found).toEqual([])
  })
})

/** Values and types that share a name count once. */
function publicNames(text: string): string[] {
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','))
  const names = lists.map((item) => item.trim().split(/\s+/).at(-1) ?? '').filter((name) => name !== '')
  const own = [...text.matchAll(/^export (?:async )?(?:function|const|interface|type) (\w+)/gm)].map(
    ([, name = '']) => name,
  )
  return [...new Set([...names, ...own])]
}

describe('the database', () => {
  test('a module writes only to the tables that its README lists', () => {
    const trespasses = filesIn('src/modules/').flatMap((file) => {
      const own = tablesOf(moduleOf(file.path) ?? '')
      return tablesWritten(file.text)
        .filter((table) => !own.has(table))
        .map((table) => `${file.path} writes ${table}`)
    })
    expect(trespasses).toEqual([])
  })

  test('no table belongs to two modules', () => {
    const modules = globSync('src/modules/*/', { cwd: projectRoot }).map((path) => path.split('/')[2] ?? '')
    const owners = Map.groupBy(
      modules.flatMap((name) => [...tablesOf(name)].map((table) => ({ name, table }))),
      ({ table }) => table,
    )
    expect([...owners.values()].filter((list) => list.length > 1)).toEqual([])
  })
})

/** The words in `code` of the section "Tables", as they are in the database. */
function tablesOf(module: string): Set<string> {
  const file = join(projectRoot, 'src/modules', module, 'README.md')
  if (!existsSync(file)) return new Set()
  const section = /^#+ Tables\b[^\n]*\n([\s\S]*?)(?=^#|$(?![\s\S]))/m.exec(readFileSync(file, 'utf8'))?.[1] ?? ''
  return new Set([...section.matchAll(/`(\w+)`/g)].map(([, name = '']) => snakeCase(name)))
}

function tablesWritten(text: string): string[] {
  const built = [...text.matchAll(/\.(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*'(\w+)/g)]
  const raw = [...text.matchAll(/\b(?:insert into|merge into|delete from|^\s*update|`update) (?!set\b)([a-z_]+)\b/gm)]
  return [...built, ...raw].map(([, name = '']) => snakeCase(name))
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

describe('style', () => {
  test('the environment is read in one place', () => {
    const readers = sources.filter((file) => file.text.includes(`process${'.env'}`)).map((file) => file.path)
    expect(readers).toEqual(['src/config.ts'])
  })

  test('no file is looked for beside its source: the built program stands elsewhere, and only there it would be missed', () => {
    const lookers = program.filter((file) => /new URL\([^)]*import\.meta\.url/.test(file.text))
    expect(lookers.map((file) => file.path)).toEqual([])
  })

  test('a file can be read in one sitting: at most 300 lines', () => {
    const long = program
      .filter((file) => !/types\.generated\.ts$|\/(vi|en)\.ts$/.test(file.path))
      .filter((file) => file.text.split('\n').length > 300)
    expect(long.map((file) => file.path)).toEqual([])
  })

  test('nothing is left for later', () => {
    const marks = new RegExp(`\\b(${['TO', 'FIX'].map((start, index) => start + ['DO', 'ME'][index]).join('|')})\\b`)
    expect(sources.filter((file) => marks.test(file.text)).map((file) => file.path)).toEqual([])
  })
})
