/**
 * Procedures suggested under the search box while one types (the combobox pattern of WAI-ARIA: the list opens by itself, the arrows choose,
 * Enter goes there, Escape closes). The form searches without it; Enter without a choice always sends the form.
 */

for (const row of document.querySelectorAll<HTMLElement>('[data-suggest-from]')) suggestWhileTyping(row)

interface Suggested {
  readonly items: readonly { readonly code: string; readonly name: string }[]
}

const pause = 150

function suggestWhileTyping(row: HTMLElement): void {
  const input = row.querySelector('input')
  const { suggestFrom, suggestTo, suggestWords } = row.dataset
  if (!input || !suggestFrom || !suggestTo) return
  const list = document.createElement('ul')
  list.id = `${input.id}-suggestions`
  list.className = 'suggestions'
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', input.labels?.[0]?.textContent?.trim() ?? '')
  const spoken = document.createElement('span')
  spoken.className = 'visually-hidden'
  spoken.setAttribute('role', 'status')
  row.append(list, spoken)
  input.setAttribute('role', 'combobox')
  input.setAttribute('aria-autocomplete', 'list')
  input.setAttribute('aria-controls', list.id)
  input.setAttribute('aria-expanded', 'false')

  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = new AbortController()
  let chosen = -1
  let shownFor = ''

  input.addEventListener('input', () => {
    clearTimeout(timer)
    asked.abort()
    const typed = input.value.trim()
    if (typed.length < 2) return close()
    asked = new AbortController()
    const { signal } = asked
    // Without an answer the box is as good as before.
    timer = setTimeout(() => void ask(typed, signal).catch(() => undefined), pause)
  })
  input.addEventListener('keydown', (event) => {
    // A key that only composes a Vietnamese letter is not yet a command.
    if (event.isComposing) return
    if (list.hidden) {
      // What was closed opens again with the first of them chosen.
      if (event.key !== 'ArrowDown' || list.children.length === 0 || input.value.trim() !== shownFor) return
      event.preventDefault()
      open(list.children.length)
      choose(0)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault()
      go(chosen)
    } else if (event.key === 'Tab') close()
  })
  input.addEventListener('blur', close)
  // Before the box loses its focus, or the list would close under the finger.
  list.addEventListener('mousedown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
    if (option) go([...list.children].indexOf(option))
  })

  async function ask(typed: string, signal: AbortSignal): Promise<void> {
    const response = await fetch(`${suggestFrom}?q=${encodeURIComponent(typed.slice(0, 200))}`, {
      signal,
      headers: { accept: 'application/json' },
    })
    if (!response.ok) return close()
    const { items }: Suggested = await response.json()
    if (signal.aborted || document.activeElement !== input) return
    shownFor = typed
    show(items)
  }

  function show(items: Suggested['items']): void {
    chosen = -1
    input?.removeAttribute('aria-activedescendant')
    list.replaceChildren(
      ...items.map(({ code, name }, at) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${at}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
        option.lang = 'vi'
        option.dataset['code'] = code
        option.textContent = name
        return option
      }),
    )
    open(items.length)
  }

  function open(count: number): void {
    list.hidden = count === 0
    input?.setAttribute('aria-expanded', String(count > 0))
    spoken.textContent = count === 0 ? '' : (suggestWords ?? '').replace('{n}', String(count))
  }

  /** One step before the first and after the last is the box itself. */
  function choose(at: number): void {
    const options = [...list.children]
    chosen = at >= options.length ? -1 : at < -1 ? options.length - 1 : at
    for (const [index, option] of options.entries()) option.setAttribute('aria-selected', String(index === chosen))
    const option = options[chosen]
    if (option) input?.setAttribute('aria-activedescendant', option.id)
    else input?.removeAttribute('aria-activedescendant')
    option?.scrollIntoView({ block: 'nearest' })
  }

  function go(at: number): void {
    const option = list.children[at]
    const code = option instanceof HTMLElement ? option.dataset['code'] : undefined
    if (code !== undefined) location.assign(`${suggestTo}${encodeURIComponent(code)}`)
  }

  function close(): void {
    clearTimeout(timer)
    asked.abort()
    list.hidden = true
    chosen = -1
    input?.setAttribute('aria-expanded', 'false')
    input?.removeAttribute('aria-activedescendant')
    spoken.textContent = ''
  }
}
