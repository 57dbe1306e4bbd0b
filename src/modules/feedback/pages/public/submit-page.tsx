import type { Attempt } from '#kernel/http/form.ts'
import { Button } from '#ui/button/button.tsx'
import { usePage } from '#ui/context.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { ErrorSummary } from '#ui/error-summary/error-summary.tsx'
import { Checkbox, RadioGroup } from '#ui/field/choice.tsx'
import { TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Fieldset } from '#ui/fieldset/fieldset.tsx'
import { Form } from '#ui/form/form.tsx'
import { Notice } from '#ui/notice/notice.tsx'
import { PageHeader } from '#ui/page-header/page-header.tsx'
import { PublicShell } from '#ui/shell/public-shell.tsx'
import { pathIn, useUiWords } from '#ui/words.ts'
import type { ProcedureChoice } from '../../choose-procedure.ts'
import { grounds } from '../../model.ts'
import { publicFeedbackPath } from '../../paths.ts'
import type { PublicChoices } from '../../public-choices.ts'
import type { SimilarAnswer } from '../../similar-published.ts'
import { publicProblem, useFeedbackLabels, usePublicWords } from '../public-words.ts'
import { formLabels } from './form-labels.ts'
import { WhereStep } from './where-step.tsx'

export interface SubmitPageProps {
  readonly choices: PublicChoices
  /** Offered as a list: the one that the address names, or those that fit the words typed. */
  readonly procedures: readonly ProcedureChoice[]
  /** The words for which the list was made. */
  readonly listedFor: string
  readonly desk: { readonly code: string; readonly name: string } | null
  readonly similar: readonly SimilarAnswer[]
  readonly attempt: Attempt | null
}

/** Gửi phản ánh, kiến nghị: three short steps on one page (NĐ 20/2008 Đ.5, Đ.7). Each field says why it is asked. */
export function SubmitPage(props: SubmitPageProps) {
  const { attempt, similar } = props
  const words = usePublicWords()
  const { language, asset } = usePage()
  const list = pathIn(language, publicFeedbackPath('list'))
  const problemWords = publicProblem(words)
  const { formExpired } = useUiWords()
  const refusedWords = attempt?.refusal?.code === 'form.expired' ? formExpired : words.form.notSent
  return (
    <PublicShell
      title={words.form.title}
      description={words.form.description}
      head={<script type="module" src={asset('feedback-form.js')} defer />}
      breadcrumbs={[
        { label: words.home, href: pathIn(language, '/') },
        { label: words.title, href: list },
        { label: words.form.title },
      ]}
    >
      <ErrorSummary problems={attempt?.problems} words={problemWords} labels={formLabels(words)} />
      {attempt?.refusal && <Notice tone="warning">{refusedWords}</Notice>}
      <PageHeader title={words.form.title} lead={words.form.lead} />
      <OtherDoors />
      <Form
        action={pathIn(language, publicFeedbackPath('submit'))}
        multipart
        problems={attempt?.problems}
        words={problemWords}
        typed={attempt?.typed}
      >
        {attempt && similar.length > 0 && <SimilarAnswers similar={similar} />}
        <WhatStep />
        <WhereStep {...props} />
        <WhoStep />
        <Consent />
        <Button>{words.form.submit}</Button>
      </Form>
    </PublicShell>
  )
}

function OtherDoors() {
  const { form } = usePublicWords()
  return (
    <Disclosure summary={form.otherDoors}>
      <ul>
        {form.otherDoorsText.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** On a form that came back: what is already answered need not be asked again. */
function SimilarAnswers({ similar }: { readonly similar: readonly SimilarAnswer[] }) {
  const { form } = usePublicWords()
  const { language } = usePage()
  return (
    <Notice>
      <p>{form.similar}</p>
      <ul>
        {similar.map(({ code, title }) => (
          <li key={code}>
            <a href={pathIn(language, publicFeedbackPath('item', { code }))} target="_blank" lang="vi">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function WhatStep() {
  const { form } = usePublicWords()
  const { language } = usePage()
  const list = pathIn(language, publicFeedbackPath('list'))
  return (
    <Fieldset legend={form.step1}>
      <RadioGroup
        name="ground"
        label={form.ground}
        hint={form.groundHint}
        choices={grounds.map((value) => ({ value, label: form.grounds[value] }))}
      />
      <TextArea
        name="text"
        label={form.text}
        hint={
          <>
            {form.textHint} <a href={list}>{form.similarLink}</a>
          </>
        }
        rows={7}
        limit={20_000}
      />
      <div
        data-similar={publicFeedbackPath('similar')}
        data-title={form.similar}
        data-item={pathIn(language, publicFeedbackPath('list'))}
        data-note={form.similarOpens}
        aria-live="polite"
        hidden
      />
      <TextArea name="wishedRemedy" label={form.remedy} hint={form.remedyHint} rows={3} optional />
    </Fieldset>
  )
}

function WhoStep() {
  const { form } = usePublicWords()
  const labels = useFeedbackLabels()
  return (
    <Fieldset legend={form.step3} hint={form.step3Hint}>
      <RadioGroup
        name="senderKind"
        label={form.senderKind}
        value="individual"
        choices={[
          { value: 'individual', label: labels.senderKinds.individual },
          { value: 'organization', label: labels.senderKinds.organization },
        ]}
        inline
      />
      <div class="for-organization">
        <TextInput name="senderOrganization" label={form.organization} autocomplete="organization" width="full" />
      </div>
      <TextInput name="senderName" label={form.name} hint={form.nameHint} autocomplete="name" />
      <TextInput
        name="senderAddress"
        label={form.address}
        hint={form.addressHint}
        autocomplete="street-address"
        width="full"
      />
      <TextInput
        name="senderPhone"
        label={form.phone}
        hint={form.phoneHint}
        type="tel"
        autocomplete="tel"
        width="medium"
        optional
      />
      <TextInput
        name="senderEmail"
        label={form.email}
        hint={form.emailHint}
        type="email"
        autocomplete="email"
        optional
      />
    </Fieldset>
  )
}

function Consent() {
  const { form } = usePublicWords()
  return (
    <div class="stack">
      <Checkbox name="quotingDeclined" label={form.quoting} hint={form.quotingHint} />
      <Checkbox name="consent" label={form.consent} />
      <Disclosure summary={form.privacy}>
        <ul>
          {form.privacyText.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
