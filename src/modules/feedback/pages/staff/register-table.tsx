import { formatDate, legalDateOf } from '#kernel/i18n/dates.ts'
import { Table } from '#ui/table/table.tsx'
import type { Sender } from '../../model.ts'
import type { RegisterLine } from '../../register-queries.ts'
import { staffPath } from '../../staff-paths.ts'
import { channelLabels, outcomeLabels, senderKindLabels, statusLabels } from '../../vi.ts'
import { workWords } from '../staff-words.ts'
import { firstWords } from './work-list.tsx'

/** Columns of the register in its official form; the page puts some of them together. */
export const registerHeaders = {
  number: 'Số thứ tự',
  acceptedOn: 'Ngày vào sổ',
  channel: 'Kênh',
  sender: 'Người gửi',
  address: 'Địa chỉ',
  reachedAt: 'Điện thoại, thư điện tử',
  text: 'Nội dung tóm tắt',
  handledBy: 'Cơ quan chuyển đến',
  due: 'Hạn',
  result: 'Kết quả',
  answeredOn: 'Ngày trả lời',
  code: 'Mã',
} as const

export interface RegisterTableProps {
  readonly lines: readonly RegisterLine[]
  /** Set on the answer to a look that was recorded, and nowhere else. */
  readonly senders: ReadonlyMap<string, Sender> | null
}

export function RegisterTable({ lines, senders }: RegisterTableProps) {
  return (
    <Table
      caption={workWords.register}
      hideCaption
      rows={lines}
      rowKey={(line) => line.code}
      columns={[
        {
          key: 'number',
          label: registerHeaders.number,
          rowHeader: true,
          cell: (line) => (
            <>
              <strong class="numeric">{line.number}</strong>{' '}
              <a class="small nowrap" href={staffPath('item', { code: line.code })}>
                {line.code}
              </a>
            </>
          ),
        },
        { key: 'accepted', label: registerHeaders.acceptedOn, cell: (line) => <Entered line={line} /> },
        {
          key: 'sender',
          label: registerHeaders.sender,
          wide: senders !== null,
          cell: (line) => {
            const sender = senders?.get(line.id)
            return sender ? <NamedSender sender={sender} /> : <SenderKindOf line={line} />
          },
        },
        { key: 'text', label: registerHeaders.text, wide: true, cell: ({ text }) => firstWords(text, 200) },
        { key: 'agency', label: registerHeaders.handledBy, cell: ({ handledBy }) => handledBy },
        {
          key: 'due',
          label: registerHeaders.due,
          cell: ({ dueOn }) => dueOn && <span class="nowrap">{formatDate(dueOn)}</span>,
        },
        { key: 'result', label: registerHeaders.result, cell: (line) => <Result line={line} /> },
      ]}
    />
  )
}

function Entered({ line: { acceptedAt, channel } }: { readonly line: RegisterLine }) {
  return (
    <>
      {acceptedAt && <span class="nowrap">{formatDate(legalDateOf(acceptedAt))}</span>}{' '}
      <span class="small soft">{channelLabels[channel]}</span>
    </>
  )
}

function Result({ line }: { readonly line: RegisterLine }) {
  const { answeredAt, answeredLate } = line
  return (
    <>
      {resultOf(line)}
      {answeredAt && (
        <>
          {' '}
          <span class="small soft nowrap">{`trả lời ${formatDate(legalDateOf(answeredAt))}`}</span>{' '}
          {answeredLate && <span class="late nowrap">trễ hạn</span>}
        </>
      )}
    </>
  )
}

function NamedSender({ sender }: { readonly sender: Sender }) {
  const reach = senderReachOf(sender)
  return (
    <>
      <strong>{senderNameOf(sender)}</strong>
      {sender.address && <p class="small">{sender.address}</p>}
      {reach && <p class="small">{reach}</p>}
    </>
  )
}

function SenderKindOf({ line }: { readonly line: RegisterLine }) {
  const kind = shownSender(line)
  if (!line.maySeeSender) return <span class="soft">{kind}</span>
  return (
    <>
      {kind} <a href={`${staffPath('item', { code: line.code })}#nguoi-gui`}>xem</a>
    </>
  )
}

/** A name never stands in a list that nobody asked for with a purpose: each look at it is recorded and shown to the sender. */
export function shownSender({ senderKind }: RegisterLine): string {
  return senderKind === null ? '' : senderKindLabels[senderKind]
}

/** `Công ty TNHH Nam Việt (Trần Thị Ngọc)`. */
export function senderNameOf({ name, organization }: Sender): string {
  return organization === null ? name : `${organization} (${name})`
}

export function senderReachOf({ phone, email }: Sender): string {
  return [phone, email].filter(Boolean).join('; ')
}

export function resultOf({ outcome, status }: RegisterLine): string {
  return outcome === null ? statusLabels[status] : outcomeLabels[outcome]
}
