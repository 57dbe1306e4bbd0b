import { formatCount } from '#kernel/i18n/numbers.ts'
import { Disclosure } from '#ui/disclosure/disclosure.tsx'
import type { FoldedItem, FoldedLine } from '../fold-channels.ts'
import type { ProcedureWords } from '../words-of-pages.ts'
import { Lines } from './lines.tsx'

/** Time, fees or places of all ways of submitting; what they share stands once. */
export function FoldedLines({
  lines,
  words,
}: {
  readonly lines: readonly FoldedLine[]
  readonly words: ProcedureWords
}) {
  if (lines.length === 0) return <p class="soft">{words.notSaid}</p>
  return (
    <dl class="summary-list">
      {lines.map(({ ways, items }, at) => (
        <div key={at}>
          <dt>{ways}</dt>
          <dd>
            <Items items={items} words={words} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A table of tariffs has dozens of lines; the first ones say what kind of list it is. */
const shownAtOnce = 6

function Items({ items, words }: { readonly items: readonly FoldedItem[]; readonly words: ProcedureWords }) {
  const [first, ...others] = items
  if (first && others.length === 0) return <Item item={first} />
  const rest = items.slice(shownAtOnce)
  return (
    <>
      <List items={items.slice(0, shownAtOnce)} />
      {rest.length > 0 && (
        <Disclosure summary={words.moreItems(formatCount(rest.length))}>
          <List items={rest} />
        </Disclosure>
      )}
    </>
  )
}

function List({ items }: { readonly items: readonly FoldedItem[] }) {
  return (
    <ul>
      {items.map((item, at) => (
        <li key={at}>
          <Item item={item} />
        </li>
      ))}
    </ul>
  )
}

function Item({ item: { main, note } }: { readonly item: FoldedItem }) {
  return (
    <>
      {main !== '' && <strong>{main}</strong>}
      {note !== '' && !main.includes(note) && (
        <div class={main === '' ? undefined : 'small soft'}>
          <Lines text={note} />
        </div>
      )}
    </>
  )
}
