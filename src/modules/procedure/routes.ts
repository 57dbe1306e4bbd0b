import type { Route } from '#kernel/http/route.ts'
import { procedureEndpoints } from './api.ts'
import { procedurePages } from './web.tsx'

/** Every address of the catalogue. */
export const procedureRoutes: readonly Route[] = [...procedurePages, ...procedureEndpoints]
