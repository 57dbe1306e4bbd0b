import { pathTo } from '#kernel/http/route.ts'

export const staffProcedurePaths = {
  list: '/can-bo/thu-tuc',
  amend: '/can-bo/thu-tuc/sua-doi',
  start: '/can-bo/thu-tuc/moi',
  nationalCode: '/can-bo/thu-tuc/ma-quoc-gia',
  draft: '/can-bo/thu-tuc/ban-thao/:revisionId',
  preview: '/can-bo/thu-tuc/ban-thao/:revisionId/xem-truoc',
  compare: '/can-bo/thu-tuc/ban-thao/:revisionId/so-sanh',
  withdraw: '/can-bo/thu-tuc/ban-thao/:revisionId/bo',
  section: '/can-bo/thu-tuc/ban-thao/:revisionId/phan/:section',
  upload: '/can-bo/thu-tuc/ban-thao/:revisionId/phan/:section/tep',
  formFile: '/can-bo/thu-tuc/ban-thao/:revisionId/bieu-mau/:fileId',
} as const

export function draftPath(
  page: keyof typeof staffProcedurePaths,
  params: Readonly<Record<string, string>> = {},
): string {
  return pathTo(staffProcedurePaths[page], params)
}

/** Where the national code of a procedure is entered that has a provisional one. */
export function nationalCodePath(code: string): string {
  return `${staffProcedurePaths.nationalCode}?ma=${encodeURIComponent(code)}`
}

export const searchStaffPaths = {
  desk: '/can-bo/tim-kiem',
  synonym: '/can-bo/tim-kiem/:synonymId',
  end: '/can-bo/tim-kiem/:synonymId/thoi-dung',
} as const

export function searchStaffPath(page: keyof typeof searchStaffPaths, params: Readonly<Record<string, string>> = {}) {
  return pathTo(searchStaffPaths[page], params)
}

export const searchApiPaths = {
  misses: '/api/v1/search-misses',
  synonyms: '/api/v1/search-synonyms',
  synonym: '/api/v1/search-synonyms/:synonymId',
  end: '/api/v1/search-synonyms/:synonymId/end',
} as const

export const draftApiPaths = {
  list: '/api/v1/procedure-drafts',
  draft: '/api/v1/procedure-drafts/:revisionId',
  differences: '/api/v1/procedure-drafts/:revisionId/differences',
  withdrawal: '/api/v1/procedure-drafts/:revisionId/withdrawal',
  section: '/api/v1/procedure-drafts/:revisionId/sections/:section',
  formFile: '/api/v1/procedure-drafts/:revisionId/sections/:section/file',
} as const
