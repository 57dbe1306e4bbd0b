/** Addresses of the room. */
export const accountPaths = {
  signIn: '/dang-nhap',
  code: '/dang-nhap/ma',
  enrolment: '/dang-nhap/ma-moi',
  newPassword: '/dang-nhap/mat-khau-moi',
  oidc: '/dang-nhap/oidc',
  oidcReturn: '/dang-nhap/oidc/ve',
  signOut: '/dang-xuat',
  mine: '/can-bo/tai-khoan',
  endSession: '/can-bo/tai-khoan/phien/ket-thuc',
  endOthers: '/can-bo/tai-khoan/phien/ket-thuc-khac',
  password: '/can-bo/tai-khoan/mat-khau',
  totp: '/can-bo/tai-khoan/ma-xac-thuc',
  totpRemoval: '/can-bo/tai-khoan/ma-xac-thuc/tat',
  recoveryCodes: '/can-bo/tai-khoan/ma-khoi-phuc',
  list: '/can-bo/tai-khoan/quan-ly',
  newAccount: '/can-bo/tai-khoan/quan-ly/them',
  account: '/can-bo/tai-khoan/quan-ly/:login',
  reset: '/can-bo/tai-khoan/quan-ly/:login/mat-khau',
  totpReset: '/can-bo/tai-khoan/quan-ly/:login/ma-xac-thuc',
  disabling: '/can-bo/tai-khoan/quan-ly/:login/khoa',
  enabling: '/can-bo/tai-khoan/quan-ly/:login/mo-khoa',
  accountSessions: '/can-bo/tai-khoan/quan-ly/:login/phien',
} as const

export const workplace = '/can-bo'

/**
 * Where to go after signing in: a path of this site, never another one.
 * A browser reads `//host`, `/\host` and a tab or line feed between the slashes as another site.
 */
export function returnPath(text: unknown): string {
  if (typeof text !== 'string' || text.length > 500) return workplace
  // oxlint-disable-next-line no-control-regex
  if (!/^\/(?![/\\])[^\\\u0000-\u001F\u007F]*$/.test(text)) return workplace
  const parsed = URL.parse(text, 'http://here.invalid')
  if (!parsed || parsed.origin !== 'http://here.invalid') return workplace
  // Coming back to the sign-in page would send one round in a circle.
  return /^\/(dang-nhap|dang-xuat)(\/|$)/.test(parsed.pathname) ? workplace : `${parsed.pathname}${parsed.search}`
}
