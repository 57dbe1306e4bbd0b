import { z } from 'zod'
import { allRoots, consistencyProof, listRoots } from '#kernel/audit/queries.ts'
import { writeRoots } from '#kernel/audit/roots-file.ts'
import { everyone } from '#kernel/http/access.ts'
import { download } from '#kernel/http/download.ts'
import { page } from '#kernel/http/page.ts'
import type { Route } from '#kernel/http/route.ts'
import { RootsPage } from './pages/roots-page.tsx'
import { VerifyPage } from './pages/verify-page.tsx'
import { journalPaths } from './paths.ts'

const pageSize = 50
const Size = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER)

/** Nhật ký công khai: open to everybody, and nothing here is ever written. */
export const journalRoutes: readonly Route[] = [
  page({
    path: journalPaths.roots,
    access: everyone,
    query: z.object({ trang: z.coerce.number().int().min(1).max(100_000).catch(1) }),
    show: async ({ reader }, { query }) => {
      const { items, total } = await listRoots(reader, { page: query.trang, pageSize })
      return <RootsPage roots={items} page={query.trang} pageSize={pageSize} total={total} />
    },
  }),
  page({ path: journalPaths.howToCheck, access: everyone, show: () => <VerifyPage /> }),
  download({
    path: journalPaths.rootsFile,
    access: everyone,
    get: async ({ reader }) => ({
      name: 'goc.txt',
      mediaType: 'text/plain; charset=utf-8',
      bytes: writeRoots(await allRoots(reader)),
      inline: true,
    }),
  }),
  download({
    path: journalPaths.proof,
    access: everyone,
    query: z.object({ tu: Size, den: Size }),
    get: async ({ reader }, { query }) => {
      const { first, second, path } = await consistencyProof(reader, query.tu, query.den)
      const treeOf = (tree: typeof first) => ({ size: tree.size, root: tree.root.toString('hex') })
      const proof = { first: treeOf(first), second: treeOf(second), path: path.map((hash) => hash.toString('hex')) }
      return {
        name: 'chung-minh.json',
        mediaType: 'application/json',
        bytes: `${JSON.stringify(proof, null, 2)}\n`,
        inline: true,
      }
    },
  }),
]
