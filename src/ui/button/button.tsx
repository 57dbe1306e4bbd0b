import type { ComponentChildren } from 'preact'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'link'

export interface ButtonProps {
  readonly kind?: ButtonKind | undefined
  readonly type?: 'submit' | 'button' | 'reset' | undefined
  /** With `value`: tells the server which of several buttons was pressed. */
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Sends the form to another address than the form's own. */
  readonly formAction?: string | undefined
  /** For a button that stands outside its form. */
  readonly form?: string | undefined
  readonly small?: boolean | undefined
  readonly disabled?: boolean | undefined
  /** A question asked first where scripts run. Without script the act itself must be safe to press. */
  readonly confirm?: string | undefined
  /** Words for a reader who hears only this button: "Xóa tệp don.pdf". */
  readonly label?: string | undefined
  readonly children?: ComponentChildren
}

export function Button(props: ButtonProps) {
  const { kind = 'primary', type = 'submit', small, confirm, label, formAction, children, ...native } = props
  return (
    <button
      class={buttonClass(kind, small)}
      type={type}
      formaction={formAction}
      aria-label={label}
      data-confirm={confirm}
      {...native}
    >
      {children}
    </button>
  )
}

export interface ButtonLinkProps {
  readonly href: string
  readonly kind?: ButtonKind | undefined
  readonly small?: boolean | undefined
  /** Saves instead of opening, under this name when one is given. */
  readonly download?: boolean | string | undefined
  readonly children?: ComponentChildren
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ href, kind = 'primary', small, download, children }: ButtonLinkProps) {
  return (
    <a class={buttonClass(kind, small)} href={href} download={download}>
      {children}
    </a>
  )
}

/** Buttons side by side, the main one first; one below the other on a phone. */
export function ButtonGroup({ children }: { readonly children?: ComponentChildren }) {
  return <div class="button-group">{children}</div>
}

function buttonClass(kind: ButtonKind, small: boolean | undefined): string {
  return `button button-${kind}${small ? ' button-small' : ''}`
}
