import { ButtonGroup, ButtonLink } from '#ui/button/button.tsx'
import { Section } from '#ui/card/card.tsx'
import type { DraftRevision } from '#modules/procedure/public-drafts.ts'
import { announcementPath } from '../paths.ts'
import { announcingWords as words } from '../staff-words.ts'

export interface DraftNextStepProps {
  readonly draft: DraftRevision
  /** Where it stands already. */
  readonly dossier: { readonly code: string; readonly itemId: string } | undefined
  /** To which it could be added. */
  readonly openDossiers: readonly { readonly code: string; readonly title: string }[]
}

/** A text that is written goes on its way in a dossier: here is the door. */
export function DraftNextStep({ draft, dossier, openDossiers }: DraftNextStepProps) {
  if (dossier)
    return (
      <Section title={words.next} id="viec-tiep-theo">
        <p>
          {`${words.standsIn} `}
          <a href={announcementPath('item', dossier)}>{dossier.code}</a>.
        </p>
      </Section>
    )
  const kind = draft.baseRevisionId === null ? 'new' : 'amended'
  return (
    <Section title={words.intoDossier} id="viec-tiep-theo">
      <ButtonGroup>
        {openDossiers.map(({ code, title }, at) => (
          <ButtonLink
            key={code}
            kind={at === 0 ? 'primary' : 'secondary'}
            href={`${announcementPath('addItem', { code })}?kieu=${kind}&ma=${encodeURIComponent(draft.code)}`}
          >
            {words.intoDossierOf(code, title)}
          </ButtonLink>
        ))}
        <ButtonLink kind={openDossiers.length === 0 ? 'primary' : 'secondary'} href={announcementPath('create')}>
          {words.intoNewDossier}
        </ButtonLink>
      </ButtonGroup>
    </Section>
  )
}
