import { usePage } from '#ui/context.ts'
import { usePublicWords } from '../public-words.ts'

/** Hidden until a script shows it; every browser prints from its own menu as well. */
export function PrintButton() {
  const words = usePublicWords()
  const { asset } = usePage()
  return (
    <>
      <script type="module" src={asset('print.js')} defer />
      <button class="button button-secondary" type="button" data-print hidden>
        {words.print}
      </button>
    </>
  )
}
