import { pathTo } from '#kernel/http/route.ts'

/** Addresses of this room for everybody; those of officials stand in `staff-paths.ts`. */
export const feedbackPaths = {
  public: {
    list: '/phan-anh-kien-nghi',
    feed: '/phan-anh-kien-nghi/nguon-tin.xml',
    submit: '/phan-anh-kien-nghi/gui',
    similar: '/phan-anh-kien-nghi/tuong-tu',
    sent: '/phan-anh-kien-nghi/da-gui/:code',
    sentSheet: '/phan-anh-kien-nghi/da-gui/:code/phieu.pdf',
    track: '/phan-anh-kien-nghi/tra-cuu',
    supply: '/phan-anh-kien-nghi/tra-cuu/bo-sung',
    withdraw: '/phan-anh-kien-nghi/tra-cuu/rut',
    rate: '/phan-anh-kien-nghi/tra-cuu/danh-gia',
    reopen: '/phan-anh-kien-nghi/tra-cuu/xem-lai',
    claim: '/phan-anh-kien-nghi/nhan-khoa',
    leave: '/phan-anh-kien-nghi/tra-cuu/dong',
    ownFile: '/phan-anh-kien-nghi/tra-cuu/tep/:id',
    item: '/phan-anh-kien-nghi/:code',
  },
} as const

export type PublicFeedbackPath = keyof typeof feedbackPaths.public

export function publicFeedbackPath(
  name: PublicFeedbackPath,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return pathTo(feedbackPaths.public[name], params)
}

/** What an address of the list may narrow it by. */
export interface PublishedFilters {
  readonly q?: string | undefined
  readonly agency?: string | undefined
  readonly procedure?: string | undefined
  readonly ground?: string | undefined
  readonly year?: number | undefined
}

/** The list, or its feed, with these filters; empty ones are left out, so that one view has one address. */
export function publishedListPath(filters: PublishedFilters, page = 1, name: 'list' | 'feed' = 'list'): string {
  const named = {
    q: filters.q,
    'co-quan': filters.agency,
    'thu-tuc': filters.procedure,
    'noi-dung': filters.ground,
    nam: filters.year,
    trang: page === 1 ? undefined : page,
  }
  const filled = Object.entries(named).flatMap(([key, value]) =>
    value === undefined || value === '' ? [] : [[key, String(value)]],
  )
  const query = new URLSearchParams(filled).toString()
  return query === '' ? feedbackPaths.public[name] : `${feedbackPaths.public[name]}?${query}`
}
