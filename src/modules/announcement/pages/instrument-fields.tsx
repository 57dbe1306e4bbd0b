import { formatDate } from '#kernel/i18n/dates.ts'
import { Checkbox } from '#ui/field/choice.tsx'
import { DateInput, TextArea, TextInput } from '#ui/field/text-input.tsx'
import { Fieldset } from '#ui/fieldset/fieldset.tsx'
import type { NamedItem } from '../item-queries.ts'
import { announcingWords as words } from '../staff-words.ts'

/** The instrument that makes the announcement necessary, and the day. */
export function InstrumentFields({ item }: { readonly item?: NamedItem }) {
  return (
    <Fieldset legend={words.instrumentPart} hint={words.instrumentHint}>
      <TextInput
        name="instrumentNumber"
        label={words.instrumentNumber}
        placeholder="63/2010/NĐ-CP"
        width="medium"
        value={item?.instrument.number}
      />
      <TextInput name="instrumentName" label={words.instrumentName} width="full" optional />
      <TextInput name="instrumentIssuer" label={words.instrumentIssuer} width="long" optional />
      <DateInput name="instrumentIssuedOn" label={words.instrumentIssuedOn} optional />
      <DateInput name="instrumentEffectiveOn" label={words.instrumentEffectiveOn} optional />
      <Checkbox name="shortened" label={words.shortened} checked={item?.shortened} />
      <DateInput
        name="effectiveOn"
        label={words.itemEffectiveOn}
        hint={words.itemEffectiveHint}
        optional
        value={item ? formatDate(item.effectiveOn) : undefined}
      />
      <TextArea
        name="earlyReason"
        label={words.earlyReason}
        hint={words.earlyHint}
        optional
        rows={2}
        limit={2000}
        value={item?.earlyReason ?? undefined}
      />
    </Fieldset>
  )
}
