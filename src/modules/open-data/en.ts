import type { OpenDataPageWords } from './vi.ts'

export const openDataPageEn: OpenDataPageWords = {
  title: 'Open data',
  lead: 'The whole catalogue of procedures in force and all published feedback, for programs to read. Anybody may download, reuse and share it without asking.',
  description:
    'Download the catalogue of procedures as CSV, JSON or JSON-LD (CPSV-AP), follow the changes, use the API.',
  files: 'Files',
  name: 'Data',
  format: 'Format',
  download: 'Download',
  datasets: [
    { key: 'csv', name: 'Catalogue of procedures, one a line', format: 'CSV (UTF-8)', link: 'Download CSV' },
    { key: 'json', name: 'Full texts, part by part', format: 'JSON', link: 'Download JSON' },
    { key: 'graph', name: 'Full texts by CPSV-AP 3.2.0', format: 'JSON-LD', link: 'Download JSON-LD' },
    { key: 'feed', name: 'Procedures new, amended, repealed', format: 'Atom', link: 'Open the feed' },
    {
      key: 'catalog',
      name: 'Description of the data sets by DCAT-AP',
      format: 'JSON-LD',
      link: 'Open the description',
    },
  ],
  programs: 'For programs',
  api: 'API (OpenAPI 3.1)',
  apiNote: 'Procedures, published feedback, agencies and working days.',
  sitemap: 'Sitemap',
  inForce: (count, day) => `On ${day}, ${count} procedures are in force.`,
  howToRead: 'How to read the data',
  notes: [
    'Only what is in force on the day of the download. For another day add ?on=YYYY-MM-DD to the address of a procedure in the API.',
    'In JSON-LD the type xsd:duration does not know working days: they are written as days, and the full words stand beside them.',
    'Amounts are Vietnamese đồng unless said otherwise. A fee that is given only in words has no amount; it is not free of charge.',
    'In CSV a cell that begins with =, +, - or @ has an apostrophe in front, so that a spreadsheet does not take it for a formula.',
  ],
  terms: 'Terms',
  termsText:
    'Official texts are not protected by copyright in Vietnam (Law on Intellectual Property, Article 15). Please name the source and the day of the download.',
  feedTitle: 'Procedures: new, amended, repealed',
}
