/**
 * Saves the section of a draft by itself while it is written. Without script the button does; what this does more is to lose nothing
 * when a browser is closed. It says what became of the text in one line, in the words of the page.
 */

for (const box of document.querySelectorAll<HTMLElement>('[data-autosave]')) keepSaving(box)

interface Answer {
  readonly mark: string
  readonly savedAt: string
  readonly kept: Readonly<Record<string, readonly number[]>>
}

const pauseMs = 1500
const retryMs = 15_000

function keepSaving(box: HTMLElement): void {
  const form = box.querySelector('form')
  const state = document.querySelector<HTMLElement>('[data-save-state]')
  if (!form) return
  let timer: ReturnType<typeof setTimeout> | undefined
  let sending = false
  let unsaved = false
  let leaving = false

  form.addEventListener('input', () => {
    unsaved = true
    later(pauseMs)
  })
  form.addEventListener('submit', () => {
    leaving = true
    clearTimeout(timer)
  })
  addEventListener('online', () => unsaved && later(0))
  addEventListener('beforeunload', (event) => {
    if (unsaved && !leaving) event.preventDefault()
  })

  function later(milliseconds: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), milliseconds)
  }

  function say(name: string, values: Readonly<Record<string, string>> = {}): void {
    const words = Object.entries(values).reduce(
      (text, [key, value]) => text.replace(`{${key}}`, value),
      box.dataset[name] ?? '',
    )
    if (!state) return
    state.textContent = words
    state.classList.toggle('late', name !== 'saved' && name !== 'saving')
  }

  async function save(): Promise<void> {
    if (sending || leaving || !form) return
    sending = true
    unsaved = false
    say('saving')
    const tried = await put(box.dataset['autosave'] ?? '', fieldsOf(form))
    sending = false
    if ('answer' in tried) {
      takeOver(form, tried.answer)
      say('saved', { time: clock(tried.answer.savedAt) })
      if (unsaved) later(pauseMs)
      else await showAnew('[data-after-save]')
      return
    }
    unsaved = true
    say(tried.failed, { n: String(tried.problems) })
    // What is wrong or taken waits for the person; what did not arrive is tried again.
    if (tried.failed === 'offline' || tried.failed === 'failed') later(retryMs)
  }
}

type Tried =
  | { readonly answer: Answer }
  | {
      readonly failed: 'offline' | 'failed' | 'invalid' | 'conflict' | 'signedout'
      readonly problems: number
    }

async function put(address: string, body: { mark: string; fields: Record<string, string | string[]> }): Promise<Tried> {
  try {
    const response = await fetch(address, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
    if (response.ok) return { answer: await response.json() }
    const { problems } = await response.json().catch(() => ({}))
    const failed = ({ 401: 'signedout', 404: 'signedout', 409: 'conflict', 422: 'invalid' } as const)[response.status]
    return { failed: failed ?? 'failed', problems: problems?.length ?? 0 }
  } catch {
    return { failed: 'offline', problems: 0 }
  }
}

function fieldsOf(form: HTMLFormElement): { mark: string; fields: Record<string, string | string[]> } {
  const fields: Record<string, string | string[]> = {}
  let mark = ''
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || name.startsWith('_')) continue
    if (name === 'mark') mark = value
    else if (value === '') continue
    else fields[name] = name in fields ? [fields[name] ?? [], value].flat() : value
  }
  return { mark, fields }
}

/** The next save begins from what is kept now: its mark, and where each row stands in it. */
function takeOver(form: HTMLFormElement, { mark, kept }: Answer): void {
  const field = form.querySelector<HTMLInputElement>('input[name="mark"]')
  if (field) field.value = mark
  for (const [list, rows] of Object.entries(kept)) {
    for (const old of form.querySelectorAll<HTMLInputElement>(`input[name^="${list}."][name$=".at"]`)) old.remove()
    for (const [place, row] of rows.entries()) {
      const at = document.createElement('input')
      at.type = 'hidden'
      at.name = `${list}.${row}.at`
      at.value = String(place)
      form.append(at)
    }
  }
}

/** What the page says of the kept text, as the server would draw it now. It is only beside the form: when it cannot be had, it stays. */
async function showAnew(selector: string): Promise<void> {
  const shown = document.querySelector(selector)
  const response = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(() => undefined)
  if (!shown || !response?.ok) return
  const drawn = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector(selector)
  if (drawn) shown.replaceWith(drawn)
}

function clock(instant: string): string {
  return new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(
    new Date(instant),
  )
}
