import { Disclosure } from '#ui/disclosure/disclosure.tsx'

/** Text of the source with its own lines; nothing in it is ever taken as markup. */
export function Lines({ text }: { readonly text: string }) {
  return (
    <>
      {text
        .split('\n')
        .filter((line) => line !== '')
        .map((line, at) => (
          <p key={at}>{line}</p>
        ))}
    </>
  )
}

/** Letters of a text that are shown before the rest is folded: about two screens of a telephone. */
const shownAtOnce = 1200

/** The same; of a long one the beginning, with the rest behind a word. On paper it is whole. */
export function LongLines({ text, more }: { readonly text: string; readonly more: string }) {
  const end = text.length <= shownAtOnce * 1.5 ? -1 : text.indexOf('\n', shownAtOnce)
  if (end === -1) return <Lines text={text} />
  return (
    <>
      <Lines text={text.slice(0, end)} />
      <Disclosure summary={more} printsOpen>
        <Lines text={text.slice(end)} />
      </Disclosure>
    </>
  )
}
