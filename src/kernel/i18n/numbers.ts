const whole = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 0 })

/** `1234567` → `1.234.567`. */
export function formatCount(value: number | bigint): string {
  // Most counts are small, and a page shows dozens of them.
  return Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : whole.format(value)
}

/** `1234.5` → `1.234,5`, at most so many decimals. */
export function formatDecimal(value: number, decimals = 1): string {
  return new Intl.NumberFormat('vi-VN', { maximumFractionDigits: decimals }).format(value)
}

/** `0.874` → `87,4 %`. */
export function formatPercent(share: number, decimals = 1): string {
  return `${formatDecimal(share * 100, decimals)} %`
}

/** Bytes as people read them: `1,5 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${formatCount(bytes)} byte`
  if (bytes < 1024 * 1024) return `${formatDecimal(bytes / 1024)} KB`
  return `${formatDecimal(bytes / 1024 / 1024)} MB`
}
