/** A pane of clear glass laid on a written sheet: what is under it can be read. */
export function LogoMark() {
  return (
    <svg class="logo-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path
        d="M8 4h14a3 3 0 0 1 3 3v8h-6.5a3.5 3.5 0 0 0-3.5 3.5V28H8a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3Z"
        fill="currentColor"
        fill-opacity=".32"
      />
      <g fill="none" stroke="currentColor" stroke-linecap="round" stroke-linejoin="round">
        <path d="M10 9h10M10 13.5h4" stroke-width="2" />
        <rect x="15" y="15" width="20" height="20" rx="3.5" stroke-width="2.25" />
        <path d="m20.5 25.2 3.2 3.2 6-7" stroke-width="2.5" />
      </g>
    </svg>
  )
}
