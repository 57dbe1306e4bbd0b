const romans = [
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
] as const

/** 1 → I … 39 → XXXIX: enough for sectors of a list. */
export function romanNumber(number: number): string {
  let left = number
  let text = ''
  for (const [value, sign] of romans) {
    while (left >= value) {
      text += sign
      left -= value
    }
  }
  return text
}
