import { formatCount, formatDecimal } from '#kernel/i18n/numbers.ts'
import { Table } from '#ui/table/table.tsx'
import type { SubmissionChannel, SourceFee } from '../describe-source.ts'
import type { ProcedureWords } from '../words-of-pages.ts'
import { Lines } from './lines.tsx'

/** Each way to hand in the papers, with its time limit and its fees. */
export function Channels({
  channels,
  words,
}: {
  readonly channels: readonly SubmissionChannel[]
  readonly words: ProcedureWords
}) {
  return (
    <Table
      caption={words.channel}
      hideCaption
      rows={channels.map((channel, index) => ({ ...channel, index }))}
      rowKey={(channel) => String(channel.index)}
      columns={[
        { key: 'channel', label: words.channel, rowHeader: true, cell: (channel) => words.channels[channel.kind] },
        { key: 'time', label: words.time, cell: (channel) => <TimeLimit channel={channel} words={words} /> },
        { key: 'fee', label: words.fee, cell: (channel) => <Fees fees={channel.fees} words={words} /> },
        { key: 'text', label: words.seeDetails, cell: (channel) => <Lines text={channel.text} /> },
      ]}
    />
  )
}

function TimeLimit({ channel, words }: { readonly channel: SubmissionChannel; readonly words: ProcedureWords }) {
  if (channel.time) return <>{`${formatDecimal(channel.time.amount)} ${words.units[channel.time.unit]}`}</>
  return channel.timeWords === '' ? <span class="soft">{words.notSaid}</span> : <Lines text={channel.timeWords} />
}

function Fees({ fees, words }: { readonly fees: readonly SourceFee[]; readonly words: ProcedureWords }) {
  if (fees.length === 0) return <span class="soft">{words.notSaid}</span>
  return (
    <ul>
      {fees.map((fee, at) => (
        <li key={at}>
          {words.fees[fee.kind]}
          {fee.amount !== null && `: ${formatCount(fee.amount)} đồng`}
          {fee.text !== '' && <Lines text={fee.text} />}
        </li>
      ))}
    </ul>
  )
}
