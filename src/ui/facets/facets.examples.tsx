import type { Example } from '../example.ts'
import { FacetedList } from './facets.tsx'

export const facetsExamples: Example[] = [
  {
    title: 'Danh sách thu hẹp được',
    render: () => (
      <FacetedList
        label="Lọc thủ tục"
        set={[{ key: 'level', label: 'Cấp thực hiện', value: 'Cấp xã', withoutHref: '#bo-cap' }]}
        groups={[
          {
            key: 'sector',
            label: 'Lĩnh vực',
            choices: Array.from({ length: 10 }, (_, at) => ({
              label: `Lĩnh vực ${at + 1}`,
              count: 1200 - at * 100,
              href: `#linh-vuc-${at}`,
            })),
          },
        ]}
      >
        <p>Danh sách đứng ở đây.</p>
      </FacetedList>
    ),
  },
]
