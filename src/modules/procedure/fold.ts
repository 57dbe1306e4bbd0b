/**
 * The words of a text without marks, as the database's `fold_vi` and the search document hold them: `Đăng ký khai sinh` → `dang ky khai sinh`.
 */
export function foldWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}
