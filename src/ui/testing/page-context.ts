import type { PageContext } from '../context.ts'
import { staffSections } from '../shell/navigation.ts'

/** A page that a citizen has asked for, for tests that render without a server. */
export function aPage(): PageContext {
  return {
    language: 'vi',
    path: '/',
    baseUrl: 'http://localhost',
    provinceName: 'Thành phố Cần Thơ',
    official: null,
    staffSections: [],
    csrfToken: () => 'token',
    newFormKey: () => 'key',
    notice: null,
    asset: (name) => `/assets/${name}`,
    demonstration: false,
    clockShifted: null,
  }
}

/** The same for a signed-in official who may open everything. */
export function anOfficialsPage(): PageContext {
  return {
    ...aPage(),
    path: '/can-bo',
    official: { name: 'Trần Thị Lan', posts: [{ agencyName: 'Sở Y tế', role: 'Chuyên viên' }] },
    staffSections: staffSections.map((section) => section.key),
  }
}
