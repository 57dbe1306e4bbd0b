/** What the feedback form gains where scripts run: procedures suggested while typing, and answers that are already there. */

for (const box of document.querySelectorAll<HTMLElement>('[data-suggest]')) suggestProcedures(box)
for (const box of document.querySelectorAll<HTMLElement>('[data-similar]')) showSimilar(box)

interface Found {
  readonly items: readonly { readonly code: string; readonly name?: string; readonly title?: string }[]
}

function suggestProcedures(box: HTMLElement): void {
  const input = box.querySelector('input')
  if (!input) return
  const list = document.createElement('datalist')
  list.id = `${input.id}-list`
  box.append(list)
  input.setAttribute('list', list.id)
  afterPause(input, 250, async (typed, signal) => {
    // A suggestion that was taken begins with its code.
    if (typed.length < 3 || /^\d\.\d+ – /.test(typed)) return
    const { items } = await ask(`${box.dataset['suggest']}?q=${encodeURIComponent(typed.slice(0, 200))}`, signal)
    list.replaceChildren(
      ...items.slice(0, 8).map(({ code, name }) => {
        const option = document.createElement('option')
        option.value = `${code} – ${name ?? ''}`
        return option
      }),
    )
  })
}

function showSimilar(box: HTMLElement): void {
  const area = box.parentElement?.querySelector('textarea')
  if (!area) return
  afterPause(area, 1200, async (typed, signal) => {
    // Numbers may be somebody's; they say nothing about what is alike, so they never leave the page.
    const words = typed.replace(/\d+/g, ' ').slice(0, 300)
    const { items } =
      words.trim().length < 15
        ? { items: [] }
        : await ask(`${box.dataset['similar']}?q=${encodeURIComponent(words)}`, signal)
    const title = document.createElement('p')
    title.textContent = box.dataset['title'] ?? ''
    const list = document.createElement('ul')
    list.append(...items.map(({ code, title: name }) => linkTo(`${box.dataset['item']}/${code}`, name ?? code)))
    const note = document.createElement('p')
    note.className = 'small soft'
    note.textContent = box.dataset['note'] ?? ''
    box.className = 'notice notice-info'
    box.hidden = items.length === 0
    box.replaceChildren(title, list, note)
  })
}

function linkTo(href: string, words: string): HTMLLIElement {
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = href
  link.target = '_blank'
  link.lang = 'vi'
  link.textContent = words
  item.append(link)
  return item
}

/** Only what is still wanted when the typing rests; an older question is given up. */
function afterPause(
  field: HTMLInputElement | HTMLTextAreaElement,
  milliseconds: number,
  work: (typed: string, signal: AbortSignal) => Promise<void>,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = new AbortController()
  field.addEventListener('input', () => {
    clearTimeout(timer)
    asked.abort()
    asked = new AbortController()
    const { signal } = asked
    // Without an answer the form is as good as before.
    timer = setTimeout(() => void work(field.value.trim(), signal).catch(() => undefined), milliseconds)
  })
}

async function ask(address: string, signal: AbortSignal): Promise<Found> {
  const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
  return response.ok ? response.json() : { items: [] }
}
