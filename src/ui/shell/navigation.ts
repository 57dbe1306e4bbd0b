/** Keys of the staff sections. The server decides which of them an official may open (`PageContext.staffSections`). */
export interface StaffSection {
  readonly key: string
  readonly href: string
  readonly label: string
  /** Sections of one group stand together in the menu. */
  readonly group: 'work' | 'reference' | 'system'
}

export const staffSections: readonly StaffSection[] = [
  { key: 'dashboard', href: '/can-bo', label: 'Tổng quan', group: 'work' },
  { key: 'work-list', href: '/can-bo/phan-anh', label: 'Việc cần làm', group: 'work' },
  { key: 'intake', href: '/can-bo/phan-anh/tiep-nhan', label: 'Nhập phản ánh', group: 'work' },
  { key: 'register', href: '/can-bo/so-tiep-nhan', label: 'Sổ tiếp nhận', group: 'work' },
  { key: 'procedures', href: '/can-bo/thu-tuc', label: 'Soạn thủ tục', group: 'work' },
  { key: 'opinion-forms', href: '/can-bo/phieu-lay-y-kien', label: 'Phiếu lấy ý kiến', group: 'work' },
  { key: 'announcements', href: '/can-bo/cong-bo', label: 'Công bố thủ tục', group: 'work' },
  { key: 'postings', href: '/can-bo/niem-yet', label: 'Niêm yết', group: 'work' },
  { key: 'reconciliation', href: '/can-bo/doi-chieu', label: 'Đối chiếu công khai', group: 'work' },
  { key: 'agencies', href: '/can-bo/co-quan', label: 'Cơ quan', group: 'reference' },
  { key: 'officials', href: '/can-bo/can-bo', label: 'Cán bộ', group: 'reference' },
  { key: 'units', href: '/can-bo/don-vi-hanh-chinh', label: 'Đơn vị hành chính', group: 'reference' },
  { key: 'search', href: '/can-bo/tim-kiem', label: 'Từ ngữ tìm kiếm', group: 'reference' },
  { key: 'calendar', href: '/can-bo/lich', label: 'Lịch và thời hạn', group: 'reference' },
  { key: 'audit', href: '/can-bo/nhat-ky', label: 'Nhật ký hệ thống', group: 'system' },
  { key: 'patterns', href: '/can-bo/giao-dien', label: 'Mẫu giao diện', group: 'system' },
  { key: 'account', href: '/can-bo/tai-khoan', label: 'Tài khoản của tôi', group: 'system' },
]

export const staffGroupLabels: Readonly<Record<StaffSection['group'], string>> = {
  work: 'Công việc',
  reference: 'Danh mục',
  system: 'Hệ thống',
}

/** The part of the navigation that these keys open, in the order of the menu. */
export function sectionsFor(keys: readonly string[]): StaffSection[] {
  return staffSections.filter((section) => keys.includes(section.key))
}
