import { pathTo } from '#kernel/http/route.ts'

export const procedurePaths = {
  list: '/thu-tuc-hanh-chinh',
  sectors: '/thu-tuc-hanh-chinh/linh-vuc',
  agencies: '/thu-tuc-hanh-chinh/co-quan',
  events: '/thu-tuc-hanh-chinh/su-kien',
  event: '/thu-tuc-hanh-chinh/su-kien/:event',
  show: '/thu-tuc-hanh-chinh/:code',
  history: '/thu-tuc-hanh-chinh/:code/lich-su',
  formFile: '/thu-tuc-hanh-chinh/:code/bieu-mau/:fileId',
} as const

export function procedurePath(code: string): string {
  return pathTo(procedurePaths.show, { code })
}

export function procedureHistoryPath(code: string): string {
  return pathTo(procedurePaths.history, { code })
}

export function formFilePath(code: string, fileId: string): string {
  return pathTo(procedurePaths.formFile, { code, fileId })
}

export function eventPath(event: string): string {
  return pathTo(procedurePaths.event, { event })
}

/** Decisions that announced procedures, kept by another room. */
export const decisionsPath = '/cong-bo'

/** Suggestions while typing. */
export const suggestAddress = '/api/v1/procedures/suggest'

/** The list with these filters; empty ones are left out, so that one view has one address. */
export function procedureListPath(query: Readonly<Record<string, string | number | undefined>>): string {
  return withQuery(procedurePaths.list, query)
}

export function withQuery(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const filled = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' || (name === 'page' && value === 1) ? [] : [[name, String(value)]],
  )
  const text = new URLSearchParams(filled).toString()
  return text === '' ? path : `${path}?${text}`
}

/** The form for feedback with the procedure filled in. */
export function feedbackOnProcedurePath(code: string): string {
  return `/phan-anh-kien-nghi/gui?thu-tuc=${encodeURIComponent(code)}`
}
