export interface JsonLdProps {
  /** Must hold no value that a person typed as markup; whatever it holds, it cannot end the element. */
  readonly of: object
}

/** Data about the page for programs, in its head. It is never run: the page's rules for scripts need no exception. */
export function JsonLd({ of }: JsonLdProps) {
  const text = JSON.stringify(of)
    .replaceAll('<', '\\u003c')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}
