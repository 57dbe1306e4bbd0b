import { encode } from 'uqr'
import type { FieldProblem } from '#kernel/errors.ts'
import { Button } from '#ui/button/button.tsx'
import { TextInput } from '#ui/field/text-input.tsx'
import { Form, Hidden } from '#ui/form/form.tsx'
import { QrFigure } from '#ui/qr/qr.tsx'
import { totpAddress, type TotpProposal } from '../totp.ts'
import { accountProblem, totpWords } from '../vi.ts'

export interface TotpEnrolmentProps {
  readonly action: string
  readonly login: string
  readonly proposal: TotpProposal
  readonly problems: readonly FieldProblem[] | undefined
}

/** Scan, then show by one code that it worked: a secret that the telephone does not have would lock its owner out. */
export function TotpEnrolment({ action, login, proposal, problems }: TotpEnrolmentProps) {
  const address = totpAddress(proposal.secret, login)
  return (
    <>
      <p>{totpWords.scan}</p>
      <QrFigure
        matrix={encode(address, { border: 0 }).data}
        alt={totpWords.qrAlt}
        caption={`${totpWords.byHand} ${grouped(proposal.secret)}`}
      />
      <Form action={action} problems={problems} words={accountProblem}>
        <Hidden name="proposal" value={proposal.sealed} />
        <TextInput
          name="code"
          label={totpWords.firstCode}
          inputMode="numeric"
          width="short"
          autocomplete="one-time-code"
          spellcheck={false}
        />
        <Button>{totpWords.turnOn}</Button>
      </Form>
    </>
  )
}

/** Eight groups of four: nobody copies thirty-two letters in one go. */
function grouped(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? secret
}
