/** Addresses that belong to no single room. */
export const portalPaths = {
  home: '/',
  robots: '/robots.txt',
  patterns: '/can-bo/giao-dien',
  calendar: '/can-bo/lich',
  decree: '/can-bo/lich/nam',
  holiday: '/can-bo/lich/ngay-nghi',
  swap: '/can-bo/lich/hoan-doi',
  rule: '/can-bo/lich/thoi-han',
} as const
