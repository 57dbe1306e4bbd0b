import { z } from 'zod'
import { listOf, look } from '#kernel/http/endpoint.ts'
import { PageNumber } from '#kernel/http/parse.ts'
import type { Route } from '#kernel/http/route.ts'
import { listAgencies } from '#modules/agency/public.ts'
import { reconciledPlaces, reconciliationTones, type ReconciledCell, type ReconciledProcedure } from './reconcile.ts'
import { findReconciliation } from './reconciliation-list.ts'
import { reconciliationAccess } from './web-reconciliation.tsx'

const pageSize = 100

const CellView = z.object({
  state: z.string().describe('What was found, such as same, older, missing, extra'),
  tone: z.enum(reconciliationTones),
  since: z.iso.date().nullable().describe('Since when it is so, where it does not match'),
  agencies: z.array(z.string()).describe('Codes of the agencies that have to do something about it'),
})

const ReconciledView = z.object({
  code: z.string(),
  name: z.string(),
  sector: z.string().nullable(),
  agency: z.string().nullable().describe('Code of the agency that answers for the procedure'),
  tone: z.enum(reconciliationTones).describe('The worst of the four'),
  decision: CellView,
  portal: CellView,
  national: CellView,
  boards: CellView.extend({ hung: z.number().int(), due: z.number().int() }),
})

const tones = { all: 'tat-ca', 'not-matching': 'chua-khop', red: 'do', amber: 'vang', green: 'khop' } as const

export const reconciliationEndpoints: readonly Route[] = [
  look({
    path: '/api/v1/reconciliation',
    access: reconciliationAccess,
    tag: 'publication',
    summary: 'Every procedure in four places: signed decision, portal, national database, boards; the worst first',
    query: z.object({
      tone: z.enum(['all', 'not-matching', 'red', 'amber', 'green']).default('all'),
      place: z.enum(reconciledPlaces).optional().describe('Only this place counts for `tone`'),
      agency: z.string().max(100).optional().describe('Code of an agency'),
      sector: z.string().max(100).optional().describe('Code of a sector'),
      page: PageNumber.default(1),
    }),
    answer: listOf(ReconciledView).extend({ snapshotOn: z.iso.date().nullable() }),
    async look({ reader, actor, today }, { query }) {
      const agencies = await listAgencies(reader, today)
      const asked = agencies.find(({ code }) => code === query.agency)
      const { found, snapshot } = await findReconciliation(reader, actor, {
        today,
        filter: {
          tone: tones[query.tone],
          place: query.place,
          agencyId: asked?.id ?? query.agency,
          sector: query.sector,
        },
      })
      const codes = new Map(agencies.map(({ id, code }) => [id, code]))
      const from = (query.page - 1) * pageSize
      return {
        items: found.slice(from, from + pageSize).map((one) => reconciledView(one, codes)),
        total: found.length,
        page: query.page,
        pageSize,
        snapshotOn: snapshot?.takenOn ?? null,
      }
    },
  }),
]

function reconciledView({ facts, cells, tone }: ReconciledProcedure, codes: ReadonlyMap<string, string>) {
  const view = ({ agencyIds, ...cell }: ReconciledCell) => ({
    ...cell,
    agencies: agencyIds.flatMap((id) => codes.get(id) ?? []),
  })
  return {
    code: facts.code,
    name: facts.name,
    sector: facts.sectorCode,
    agency: (facts.ownerId === null ? undefined : codes.get(facts.ownerId)) ?? null,
    tone,
    decision: view(cells.decision),
    portal: view(cells.portal),
    national: view(cells.national),
    boards: { ...view(cells.boards), hung: facts.boardsHung, due: facts.boardsDue },
  }
}
