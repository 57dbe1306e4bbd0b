import type { Typed } from '#kernel/http/parse.ts'
import { usePublicWords } from '../public-words.ts'

/** What somebody typed into a form that is no longer there: never lost, to be copied. */
export function KeptWords({ typed }: { readonly typed: Typed }) {
  const { track } = usePublicWords()
  const texts = ['reply', 'reason', 'words'].flatMap((name) => {
    const value = typed[name]
    return typeof value === 'string' && value.trim() !== '' ? [value] : []
  })
  if (texts.length === 0) return null
  return (
    <>
      <p>{track.keptWords}</p>
      {texts.map((text) => (
        <blockquote key={text} class="typed">
          {text}
        </blockquote>
      ))}
    </>
  )
}
