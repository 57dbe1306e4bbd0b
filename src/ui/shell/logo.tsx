/** A pane of clear glass before a written sheet: what is behind it can be read. */
export function LogoMark() {
  return (
    <svg class="logo-mark" viewBox="0 0 40 40" width="40" height="40" aria-hidden="true" focusable="false">
      <path d="M6 9.5A3.5 3.5 0 0 1 9.5 6H23v22H9.5A3.5 3.5 0 0 1 6 24.500Z" fill="currentColor" fill-opacity=".28" />
      <path d="M10.5 12.500h9M10.5 17h6" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" />
      <path
        d="M16 12h14.500A3.5 3.5 0 0 1 34 15.500v15A3.5 3.5 0 0 1 30.5 34h-11A3.5 3.5 0 0 1 16 30.500Z"
        fill="none"
        stroke="currentColor"
        stroke-width="2.25"
        stroke-linejoin="round"
      />
      <path
        d="m20.5 24.5 3.2 3.2 6-7"
        fill="none"
        stroke="currentColor"
        stroke-width="2.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  )
}
