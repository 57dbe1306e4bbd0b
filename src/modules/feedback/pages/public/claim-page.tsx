import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { usePage } from '#ui/context.ts'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn } from '#ui/words.ts'
import { publicFeedbackPath } from '../../paths.ts'
import { usePublicWords } from '../public-words.ts'
import { claimWords } from './claim-words.ts'

/** Whoever sent feedback by e-mail gets her secret here, with the one-time code that was mailed to her. */
export function ClaimPage({ attempt, failure }: { readonly attempt?: Attempt; readonly failure?: string }) {
  const { language } = usePage()
  const words = usePublicWords()
  const claim = claimWords[language]
  const typed = (name: string): string => String(attempt?.typed[name] ?? '')
  return (
    <PublicShell
      title={claim.title}
      description={claim.lead}
      breadcrumbs={[
        { label: words.home, href: pathIn(language, '/') },
        { label: words.title, href: pathIn(language, publicFeedbackPath('list')) },
        { label: claim.title },
      ]}
    >
      {failure !== undefined && (
        <div class="error-summary" role="alert" tabindex={-1} data-focus>
          <p>
            <strong>{failure}</strong>
          </p>
        </div>
      )}
      <PageHeader title={claim.title} lead={claim.lead} />
      <Form action={pathIn(language, publicFeedbackPath('claim'))}>
        <TextInput
          name="code"
          label={words.track.code}
          hint={words.track.codeHint}
          value={typed('code')}
          width="medium"
          autocomplete="off"
          spellcheck={false}
        />
        <TextInput
          name="claim"
          label={claim.claim}
          hint={claim.claimHint}
          width="medium"
          autocomplete="off"
          spellcheck={false}
        />
        <Button>{claim.get}</Button>
      </Form>
    </PublicShell>
  )
}
