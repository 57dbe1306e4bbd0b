import type { ComponentChildren } from 'preact'

export interface FieldsetProps {
  readonly legend: string
  readonly hint?: ComponentChildren
  readonly children?: ComponentChildren
}

/** Fields that belong together under one heading: "Người gửi". */
export function Fieldset({ legend, hint, children }: FieldsetProps) {
  return (
    <fieldset class="fieldset">
      <legend>{legend}</legend>
      {hint && <div class="hint">{hint}</div>}
      {children}
    </fieldset>
  )
}
