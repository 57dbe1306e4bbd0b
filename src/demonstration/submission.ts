import type { StoryInHand } from './perform-step.ts'

const surnames = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Lâm', 'Thạch', 'Sơn', 'Kim', 'Huỳnh', 'Lý', 'Trương', 'Danh']
const middles = ['Thị', 'Văn', 'Hữu', 'Ngọc', 'Minh', 'Thanh', 'Kim', 'Hoàng']
const givens = [
  'Ánh',
  'Bé',
  'Cường',
  'Đào',
  'Giàu',
  'Hạnh',
  'Khôi',
  'Lan',
  'Mười',
  'Nga',
  'Phúc',
  'Quyên',
  'Rô',
  'Sà Rết',
  'Tâm',
  'Út',
  'Vân',
  'Xuyến',
  'Yến',
]
const firms = [
  'Công ty TNHH Thủy sản Bãi Giữa',
  'Hợp tác xã Lúa thơm Bốn Mùa',
  'Cơ sở bánh pía Hương Quê',
  'Công ty Cổ phần Vận tải Sông Hậu (trình diễn)',
]

/** What the made-up sender fills in. The telephone numbers begin with 0900 000, which nobody has. */
export function submissionOf(item: StoryInHand) {
  const { story, commune, senderNumber: number } = item
  const pick = (names: readonly string[], step: number): string => names[Math.floor(number / step) % names.length] ?? ''
  return {
    kind: story.kind,
    ground: story.ground,
    text: story.text,
    wishedRemedy: story.remedy,
    procedureCode: item.procedureCode ?? undefined,
    procedurePart: story.part,
    accusedAgencyCode: item.accusedAgency?.code,
    deskCode: undefined,
    senderKind: story.organization ? ('organization' as const) : ('individual' as const),
    senderName: `${pick(surnames, 1)} ${pick(middles, 13)} ${pick(givens, 101)}`,
    senderOrganization: story.organization ? pick(firms, 7) : undefined,
    senderAddress: `Ấp ${(number % 9) + 1}, ${commune.unitName ?? commune.name}`,
    senderPhone: `0900000${String(number % 1000).padStart(3, '0')}`,
    quotingDeclined: item.quotingDeclined,
    demonstration: true,
    files: [],
  }
}
