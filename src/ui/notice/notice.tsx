import type { ComponentChildren } from 'preact'
import { usePage } from '../context.ts'
import { useUiWords } from '../words.ts'

export type NoticeTone = 'success' | 'info' | 'warning'

export interface NoticeProps {
  readonly tone?: NoticeTone | undefined
  readonly children?: ComponentChildren
}

/** What has just happened, or what one must know now. Read out when the page opens. */
export function Notice({ tone = 'info', children }: NoticeProps) {
  const words = useUiWords()
  const lead = { success: words.success, info: words.notice, warning: words.warning }[tone]
  return (
    <div class={`notice notice-${tone}`} role="status">
      <span class="visually-hidden">{lead}: </span>
      {children}
    </div>
  )
}

/** The one-time message after a redirect; both shells show it. */
export function PageNotice() {
  const { notice } = usePage()
  return notice && <Notice tone={notice.tone}>{notice.text}</Notice>
}

/** A passage that stands apart without shouting. */
export function Inset({ children }: { readonly children?: ComponentChildren }) {
  return <div class="inset">{children}</div>
}

/** A consequence one cannot take back. */
export function WarningText({ children }: { readonly children?: ComponentChildren }) {
  const words = useUiWords()
  return (
    <div class="warning-text">
      <span class="warning-mark" aria-hidden="true">
        !
      </span>
      <strong>
        <span class="visually-hidden">{words.warning}: </span>
        {children}
      </strong>
    </div>
  )
}
