import { formatCount } from '#kernel/i18n/numbers.ts'
import { Table } from '#ui/table/table.tsx'
import type { SourcePaperGroup } from '../describe-source.ts'
import type { ProcedureWords } from '../words-of-pages.ts'
import { Lines } from './lines.tsx'

/** Papers by case; a heading without papers is a remark of the source and stays. */
export function Papers({
  groups,
  words,
}: {
  readonly groups: readonly SourcePaperGroup[]
  readonly words: ProcedureWords
}) {
  return (
    <>
      {groups.map((group, at) => (
        <section key={at}>
          {group.title !== '' &&
            (group.papers.length > 0 && group.title.length <= 200 ? (
              <h3>{group.title}</h3>
            ) : (
              <Lines text={group.title} />
            ))}
          {group.papers.length > 0 && (
            <Table
              caption={group.title === '' || group.title.length > 200 ? words.whatYouNeed : group.title}
              hideCaption
              rows={group.papers.map((paper, index) => ({ ...paper, index }))}
              rowKey={(paper) => String(paper.index)}
              columns={[
                { key: 'name', label: words.paper, rowHeader: true, cell: (paper) => <Lines text={paper.name} /> },
                {
                  key: 'originals',
                  label: words.originals,
                  numeric: true,
                  cell: (paper) => formatCount(paper.originals),
                },
                { key: 'copies', label: words.copies, numeric: true, cell: (paper) => formatCount(paper.copies) },
                { key: 'forms', label: words.forms, cell: (paper) => paper.forms.join('; ') },
              ]}
            />
          )}
        </section>
      ))}
    </>
  )
}
