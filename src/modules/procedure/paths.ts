import { pathTo } from '#kernel/http/route.ts'

export const procedurePaths = {
  list: '/thu-tuc-hanh-chinh',
  sectors: '/thu-tuc-hanh-chinh/linh-vuc',
  show: '/thu-tuc-hanh-chinh/:code',
} as const

export function procedurePath(code: string): string {
  return pathTo(procedurePaths.show, { code })
}

/** The list with these filters; empty ones are left out, so that one view has one address. */
export function procedureListPath(query: Readonly<Record<string, string | number | undefined>>): string {
  const filled = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' || (name === 'page' && value === 1) ? [] : [[name, String(value)]],
  )
  const text = new URLSearchParams(filled).toString()
  return text === '' ? procedurePaths.list : `${procedurePaths.list}?${text}`
}

/** The form for feedback with the procedure filled in. */
export function feedbackOnProcedurePath(code: string): string {
  return `/phan-anh-kien-nghi/gui?thu-tuc=${encodeURIComponent(code)}`
}
