import { formatInstant } from '#kernel/i18n/dates.ts'
import { Button } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import { TextArea } from '#ui/field/text-input.tsx'
import { Form } from '#ui/form/form.tsx'
import { Tag } from '#ui/tag/tag.tsx'
import { contentParts } from '#modules/procedure/public-content.ts'
import { findCheck } from '../checks/all-checks.ts'
import type { FindingAction } from '../discuss-finding.ts'
import type { ShownFinding, FindingComment } from '../finding-queries.ts'
import { announcementPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'
import {
  announcementProblemVi,
  contentPartLabels,
  findingActionLabels,
  findingStateLabels,
  severityLabels,
  severityTones,
} from '../vi.ts'
import type { AnnouncementAttempt } from './announcement-frame.tsx'
import type { DossierView } from './dossier-view.ts'

export function partLabel(part: string | null): string {
  const known = contentParts.find((one) => one === part)
  return known ? contentPartLabels[known] : words.wholeItem
}

/** All findings of a dossier by procedure, each leading to its place; those that are settled are folded. */
export function FindingList({ view }: { readonly view: DossierView }) {
  const open = view.findings.filter(({ state }) => state === 'open')
  const closed = view.findings.filter(({ state }) => state !== 'open')
  return (
    <Section title={words.findings} id="y-kien">
      {open.length === 0 && <p class="soft">{closed.length === 0 ? words.noFindings : words.noOpenFindings}</p>}
      <FindingsByItem view={view} findings={open} />
      {closed.length > 0 && (
        <Disclosure summary={words.closedFindings(closed.length)}>
          <FindingsByItem view={view} findings={closed} />
        </Disclosure>
      )}
    </Section>
  )
}

function FindingsByItem({
  view,
  findings,
}: {
  readonly view: DossierView
  readonly findings: readonly ShownFinding[]
}) {
  return (
    <>
      {view.items.map((item) => {
        const own = findings.filter(({ itemId }) => itemId === item.id)
        if (own.length === 0) return null
        const address = announcementPath('item', { code: view.dossier.code, itemId: item.id })
        return (
          <div key={item.id}>
            <h3>{item.name}</h3>
            <ul>
              {own.map((finding) => (
                <li key={finding.id}>
                  <a href={`${address}#y-kien-${finding.id}`}>{partLabel(finding.part)}</a>
                  {`: ${finding.text} `}
                  <StateTag finding={finding} />
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </>
  )
}

function StateTag({ finding }: { readonly finding: Pick<ShownFinding, 'state' | 'severity'> }) {
  return finding.state === 'open' ? (
    <Tag tone={severityTones[finding.severity]}>{severityLabels[finding.severity]}</Tag>
  ) : (
    <Tag tone={finding.state === 'resolved' ? 'success' : 'info'}>{findingStateLabels[finding.state]}</Tag>
  )
}

/** The words that a finding is about, marked. */
export function MarkedQuote({
  quote,
  from,
  to,
}: {
  readonly quote: string | null
  readonly from: number | null
  readonly to: number | null
}) {
  if (quote === null) return null
  if (from === null || to === null || to <= from) return <blockquote class="typed small">{quote}</blockquote>
  return (
    <blockquote class="typed small">
      {quote.slice(0, from)}
      <mark>{quote.slice(from, to)}</mark>
      {quote.slice(to)}
    </blockquote>
  )
}

export interface FindingCardProps {
  readonly code: string
  readonly finding: ShownFinding
  readonly comments: readonly FindingComment[]
  readonly actions: readonly FindingAction[]
  readonly attempt: AnnouncementAttempt | null
}

/** One finding beside its part: what, where, on which ground, what was said of it, and what may be done. */
export function FindingCard({ code, finding, comments, actions, attempt }: FindingCardProps) {
  const check = findCheck(finding.checkId)
  const tried = attempt?.form === finding.id ? attempt : null
  return (
    <article class="card" id={`y-kien-${finding.id}`}>
      <p>
        <StateTag finding={finding} />{' '}
        <span class="small soft">
          {`${check ? `${words.bySystem}: ${check.title}` : (finding.raisedByName ?? '')} · ${formatInstant(finding.raisedAt)}`}
        </span>
      </p>
      <p class="typed">{finding.text}</p>
      <MarkedQuote quote={finding.quote} from={finding.markFrom} to={finding.markTo} />
      {check && <CheckGround article={check.article} why={check.why} />}
      {comments.map((comment) => (
        <div class="inset" key={comment.id}>
          <p class="small soft">
            {[comment.officialName, comment.agencyName, formatInstant(comment.at)].filter(Boolean).join(' · ')}
          </p>
          <p class="typed">{comment.text}</p>
        </div>
      ))}
      {actions.length > 0 && (
        <Disclosure summary={words.discuss} open={tried !== null}>
          <Form
            action={announcementPath('discussFinding', { code, findingId: finding.id })}
            label={`${words.discuss}: ${finding.text.slice(0, 60)}`}
            problems={tried?.problems}
            words={announcementProblemVi}
            typed={tried?.typed}
          >
            <TextArea
              name="text"
              id={tried ? undefined : `text-${finding.id}`}
              label={words.discussText}
              rows={2}
              limit={4000}
            />
            <p class="row">
              {actions.map((action) => (
                <Button
                  key={action}
                  name="action"
                  value={action}
                  kind={action === 'comment' ? 'secondary' : 'primary'}
                  small
                >
                  {findingActionLabels[action]}
                </Button>
              ))}
            </p>
          </Form>
        </Disclosure>
      )}
    </article>
  )
}

export function CheckGround({ article, why }: { readonly article: string; readonly why: string }) {
  return <p class="small soft">{`${why} ${words.article}: ${article}.`}</p>
}
