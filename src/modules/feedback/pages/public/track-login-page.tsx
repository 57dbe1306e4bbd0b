import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { usePage } from '#ui/context.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn } from '#ui/words.ts'
import { publicFeedbackPath } from '../../paths.ts'
import { usePublicWords } from '../public-words.ts'
import { KeptWords } from './kept-words.tsx'

export interface TrackLoginProps {
  readonly code: string
  /** Code and secret did not fit; it is not said which, nor whether there is such a code. */
  readonly wrong?: boolean
  readonly waitSeconds?: number
  /** A form that came after the hour was over, with what was typed in it. */
  readonly expired?: Attempt
}

export function TrackLoginPage({ code, wrong, waitSeconds, expired }: TrackLoginProps) {
  const words = usePublicWords()
  const { track } = words
  const { language } = usePage()
  return (
    <PublicShell
      title={track.title}
      description={track.lead}
      breadcrumbs={[
        { label: words.home, href: pathIn(language, '/') },
        { label: words.title, href: pathIn(language, publicFeedbackPath('list')) },
        { label: track.title },
      ]}
    >
      {wrong && <Refusal text={track.wrong} />}
      {waitSeconds !== undefined && <Refusal text={track.wait(waitWords(waitSeconds, words))} />}
      {expired && (
        <Notice tone="warning">
          <p>{track.expired}</p>
          <KeptWords typed={expired.typed} />
        </Notice>
      )}
      <PageHeader title={track.title} lead={track.lead} />
      <Form action={pathIn(language, publicFeedbackPath('track'))}>
        <TextInput
          name="code"
          label={track.code}
          hint={track.codeHint}
          value={code}
          width="medium"
          autocomplete="off"
          spellcheck={false}
        />
        <TextInput
          name="secret"
          label={track.secret}
          hint={track.secretHint}
          width="long"
          autocomplete="off"
          spellcheck={false}
        />
        <Button>{track.open}</Button>
      </Form>
      <Disclosure summary={track.lost}>
        <p>
          {track.lostText} <a href={pathIn(language, '/noi-tiep-nhan')}>{track.places}</a>
        </p>
      </Disclosure>
    </PublicShell>
  )
}

function Refusal({ text }: { readonly text: string }) {
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus>
      <p>
        <strong>{text}</strong>
      </p>
    </div>
  )
}

function waitWords(seconds: number, { track }: ReturnType<typeof usePublicWords>): string {
  return seconds < 90 ? track.seconds(seconds) : track.minutes(Math.ceil(seconds / 60))
}
