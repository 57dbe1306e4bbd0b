import { formatDate } from '#kernel/i18n/dates.ts'
import { formatBytes } from '#kernel/i18n/numbers.ts'
import { procedurePath } from '#modules/procedure/public.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Form } from '#ui/form/form.tsx'
import { SummaryList } from '#ui/summary-list/summary-list.tsx'
import type { CaseFile } from '../../staff-case-queries.ts'
import { refusalGrounds } from '../../model.ts'
import { publicFeedbackPath } from '../../paths.ts'
import { staffPath } from '../../staff-paths.ts'
import {
  aboutLabels,
  channelLabels,
  groundLabels,
  kindLabels,
  procedurePartLabels,
  refusalGroundLabels,
  senderKindLabels,
} from '../../vi.ts'
import { unprovenFiles } from '../../model.ts'
import type { CaseView } from './case-view.ts'
import { caseWords } from './case-words.ts'

/** What was said, as it was said: text of people is only ever text here. */
export function CaseText({ feedback, parts }: CaseView) {
  const unproven = parts.files.filter(({ purpose }) => purpose === unprovenFiles)
  const evidence = parts.files.filter(({ purpose }) => purpose !== unprovenFiles && !purpose.startsWith('answer'))
  return (
    <>
      <Section title={caseWords.text}>
        <p class="typed measure">{feedback.text}</p>
        {feedback.wishedRemedy !== null && (
          <>
            <h3>{caseWords.remedy}</h3>
            <p class="typed measure">{feedback.wishedRemedy}</p>
          </>
        )}
        {evidence.length > 0 && (
          <>
            <h3>{caseWords.files}</h3>
            <FileLinks code={feedback.code} files={evidence} />
          </>
        )}
        {unproven.length > 0 && (
          <>
            <h3>{caseWords.unprovenFiles}</h3>
            <FileLinks code={feedback.code} files={unproven} />
          </>
        )}
      </Section>
    </>
  )
}

export function FileLinks({ code, files }: { readonly code: string; readonly files: readonly CaseFile[] }) {
  return (
    <ul>
      {files.map((file) => (
        <li key={file.id}>
          <a href={staffPath('file', { code, id: file.id })} download>
            {file.name}
          </a>{' '}
          <span class="small soft">({formatBytes(file.size)})</span>
        </li>
      ))}
    </ul>
  )
}

export function CaseFacts({ feedback, parts, procedure }: CaseView) {
  const refusal = refusalGrounds.find((ground) => ground === feedback.refusalGround)
  return (
    <Section title={caseWords.facts}>
      <SummaryList
        rows={[
          { term: caseWords.received, value: formatDate(feedback.receivedOn) },
          { term: caseWords.channel, value: channelLabels[feedback.channel] },
          { term: caseWords.enteredBy, value: parts.enteredBy },
          { term: caseWords.kind, value: kindLabels[feedback.kind] },
          { term: caseWords.ground, value: groundLabels[feedback.ground] },
          { term: caseWords.about, value: feedback.about && aboutLabels[feedback.about] },
          { term: caseWords.complex, value: feedback.complex && caseWords.yes },
          {
            term: caseWords.procedure,
            value: procedure && <a href={procedurePath(procedure.code)}>{`${procedure.code} – ${procedure.name}`}</a>,
          },
          { term: caseWords.part, value: feedback.procedurePart && procedurePartLabels[feedback.procedurePart] },
          { term: caseWords.provision, value: feedback.provision },
          { term: caseWords.place, value: parts.unitName },
          { term: caseWords.dossier, value: feedback.dossierCode },
          { term: caseWords.desk, value: parts.deskName },
          { term: caseWords.accused, value: parts.accusedName },
          { term: caseWords.receiving, value: parts.receivingName },
          { term: caseWords.handling, value: parts.handlingName },
          { term: caseWords.handler, value: parts.handlerName },
          { term: caseWords.override, value: feedback.routingOverride },
          { term: caseWords.refusalGround, value: refusal && refusalGroundLabels[refusal] },
          { term: caseWords.quoting, value: feedback.quoting === 'declined' && caseWords.quotingDeclined },
          { term: caseWords.mergedInto, value: parts.mergedInto && <ItemLink code={parts.mergedInto} /> },
          {
            term: caseWords.merged,
            value: parts.merged.length > 0 && (
              <ul>
                {parts.merged.map(({ code, receivedOn }) => (
                  <li key={code}>
                    <ItemLink code={code} /> <span class="small soft">{formatDate(receivedOn)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
          {
            term: caseWords.published,
            value: parts.publishedCode && (
              <a href={publicFeedbackPath('item', { code: parts.publishedCode })}>{parts.publishedCode}</a>
            ),
          },
        ].map((row) => ({ ...row, value: row.value === false ? null : row.value }))}
      />
    </Section>
  )
}

export function ItemLink({ code }: { readonly code: string }) {
  return <a href={staffPath('item', { code })}>{code}</a>
}

/** Identity stands behind a button: pressing it is an act that the sender is shown. */
export function CaseSender({ feedback, parts, sender, maySeeSender }: CaseView) {
  return (
    <Section title={caseWords.sender} id="nguoi-gui">
      {sender ? (
        <SummaryList
          rows={[
            { term: caseWords.kind, value: senderKindLabels[sender.kind] },
            { term: caseWords.name, value: sender.name },
            { term: caseWords.organization, value: sender.organization },
            { term: caseWords.address, value: sender.address },
            { term: caseWords.phone, value: sender.phone && <a href={`tel:${sender.phone}`}>{sender.phone}</a> },
            { term: caseWords.email, value: sender.email && <a href={`mailto:${sender.email}`}>{sender.email}</a> },
          ]}
        />
      ) : (
        <>
          {parts.senderKind && <p>{senderKindLabels[parts.senderKind]}</p>}
          <p class="small soft">{maySeeSender ? caseWords.senderHidden : caseWords.senderNotForYou}</p>
          {maySeeSender && (
            <Form action={staffPath('sender', { code: feedback.code })} label={caseWords.showSender}>
              <Button kind="secondary">{caseWords.showSender}</Button>
            </Form>
          )}
        </>
      )}
    </Section>
  )
}
