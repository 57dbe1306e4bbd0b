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
