export const openDataPaths = {
  page: '/du-lieu-mo',
  catalog: '/du-lieu-mo/danh-muc.jsonld',
  csv: '/du-lieu-mo/thu-tuc-hanh-chinh.csv',
  json: '/du-lieu-mo/thu-tuc-hanh-chinh.json',
  graph: '/du-lieu-mo/thu-tuc-hanh-chinh.jsonld',
  oneGraph: '/du-lieu-mo/thu-tuc-hanh-chinh/:code',
  feed: '/du-lieu-mo/thay-doi.atom',
  sitemap: '/sitemap.xml',
  sitemapPart: '/sitemap/:part',
} as const
