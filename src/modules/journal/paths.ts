export const journalPaths = {
  roots: '/nhat-ky',
  howToCheck: '/nhat-ky/kiem-chung',
  rootsFile: '/nhat-ky/goc.txt',
  proof: '/nhat-ky/chung-minh.json',
} as const
