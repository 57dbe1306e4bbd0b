/**
 * What pages gain where scripts run. Nothing here is needed: every form sends, every list opens without it.
 * Words come from the page (`data-…`), so that this file speaks no language.
 */

for (const form of document.querySelectorAll('form')) guardSubmission(form)
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-limit]')) countCharacters(area)
for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-remember]')) rememberText(area)
for (const box of document.querySelectorAll<HTMLElement>('[data-combobox]')) addFilter(box)
for (const fold of document.querySelectorAll<HTMLDetailsElement>('[data-wide-open]')) openWhenWide(fold)
document.querySelector<HTMLElement>('[data-focus]')?.focus()

/** Asks before a button with `data-confirm`, and lets a form go only once. */
function guardSubmission(form: HTMLFormElement): void {
  let sent = false
  form.addEventListener('submit', (event) => {
    const button = event.submitter
    const question = button?.dataset['confirm']
    if (sent) return event.preventDefault()
    if (question && button && !('confirmed' in button.dataset)) {
      event.preventDefault()
      return ask(question, button)
    }
    if (form.method !== 'post') return
    sent = true
    button?.setAttribute('aria-disabled', 'true')
    // An answer that is a download leaves the page as it is; the form's key makes a late second press harmless.
    setTimeout(reopen, 10_000)
  })
  // Coming back with the browser's button must find a form that works.
  addEventListener('pageshow', reopen)

  function reopen(): void {
    sent = false
    for (const button of form.querySelectorAll('[aria-disabled]')) button.removeAttribute('aria-disabled')
  }
}

function ask(question: string, button: HTMLElement): void {
  const words = document.body.dataset
  const dialog = document.createElement('dialog')
  dialog.className = 'confirm-dialog'
  const title = document.createElement('h2')
  title.textContent = words['confirmTitle'] ?? ''
  title.id = 'confirm-title'
  dialog.setAttribute('aria-labelledby', title.id)
  const text = document.createElement('p')
  text.textContent = question
  const row = document.createElement('div')
  row.className = 'button-group'
  const yes = choice(button.textContent ?? '', 'button button-danger', () => {
    dialog.close()
    button.dataset['confirmed'] = ''
    button.click()
    delete button.dataset['confirmed']
  })
  const no = choice(words['confirmNo'] ?? '', 'button button-quiet', () => dialog.close())
  row.append(yes, no)
  dialog.append(title, text, row)
  dialog.addEventListener('close', () => dialog.remove())
  document.body.append(dialog)
  dialog.showModal()
  // Enter pressed in haste must not do the thing one was asked about.
  no.focus()
}

function choice(label: string, look: string, chosen: () => void): HTMLButtonElement {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = look
  button.textContent = label
  button.addEventListener('click', chosen)
  return button
}

/** Says how many characters are left once three quarters are used. The server's limit stays the only guard. */
function countCharacters(area: HTMLTextAreaElement): void {
  const note = area.parentElement?.querySelector<HTMLElement>('[data-note]')
  const limit = Number(area.dataset['limit'])
  if (!note) return
  const first = note.textContent
  const numbers = new Intl.NumberFormat('vi-VN')
  // As the server counts: line ends are one character, as in the text it keeps.
  const show = () => {
    const left = limit - area.value.length
    const pattern = left < 0 ? area.dataset['over'] : area.dataset['left']
    note.textContent = left > limit / 4 ? first : (pattern ?? '').replace('{n}', numbers.format(Math.abs(left)))
    note.classList.toggle('over', left < 0)
    // Read out after a pause: at every key it would drown the typing.
    clearTimeout(pause)
    if (left <= limit / 4) pause = setTimeout(() => (spoken.textContent = note.textContent), 1200)
  }
  const spoken = document.createElement('span')
  spoken.className = 'visually-hidden'
  spoken.setAttribute('aria-live', 'polite')
  note.after(spoken)
  let pause: ReturnType<typeof setTimeout> | undefined
  area.addEventListener('input', show)
  show()
}

/** Newer browsers do it by the style sheet alone. */
function openWhenWide(fold: HTMLDetailsElement): void {
  if (!CSS.supports('selector(::details-content)') && matchMedia('(min-width: 45.01rem)').matches) fold.open = true
}

/** Keeps unsent text in this tab, so that a dropped connection or a wrong key does not lose it. */
function rememberText(area: HTMLTextAreaElement): void {
  const key = `unsent ${location.pathname} ${area.name}`
  try {
    if (area.value === '') area.value = sessionStorage.getItem(key) ?? ''
    area.addEventListener('input', () => sessionStorage.setItem(key, area.value))
    area.form?.addEventListener('submit', (event) => {
      if (!event.defaultPrevented) sessionStorage.removeItem(key)
    })
    if (area.value !== '') area.dispatchEvent(new Event('input'))
  } catch {
    // Storage may be switched off or full; the form works without it.
  }
}

/** A box above a long select that leaves only the options containing what is typed, with or without marks. */
function addFilter(box: HTMLElement): void {
  const select = box.querySelector('select')
  if (!select || select.options.length < 8) return
  const all = [...select.children]
  const filter = document.createElement('input')
  filter.type = 'search'
  filter.className = select.className
  filter.autocomplete = 'off'
  filter.placeholder = box.dataset['combobox'] ?? ''
  filter.setAttribute('aria-label', `${box.dataset['combobox'] ?? ''}: ${select.labels[0]?.textContent ?? ''}`)
  filter.addEventListener('input', () => narrow(select, all, fold(filter.value)))
  // Enter would send a form whose choice has not been made yet.
  filter.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault()
    if (event.key === 'Enter' || event.key === 'ArrowDown') select.focus()
  })
  select.before(filter)
}

/** Removing options, not hiding them: phones ignore `hidden` on an option. The chosen one and the empty one stay. */
function narrow(select: HTMLSelectElement, all: readonly Element[], wanted: string): void {
  const chosen = select.value
  const keeps = (option: HTMLOptionElement) =>
    option.value === chosen || option.value === '' || fold(option.label).includes(wanted)
  select.replaceChildren(
    ...all.flatMap((child) => {
      if (child instanceof HTMLOptionElement) return keeps(child) ? [child] : []
      if (!(child instanceof HTMLOptGroupElement)) return []
      const kept = [...child.querySelectorAll('option')].filter(keeps)
      const group = document.createElement('optgroup')
      group.label = child.label
      group.append(...kept.map((option) => option.cloneNode(true)))
      return kept.length > 0 ? [group] : []
    }),
  )
  select.value = chosen
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .trim()
}
