import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Hands that touch no mouse: what is not reached by Tab is not reached at all. */
export interface Keyboard {
  /** Presses Tab until this stop is reached; each stop on the way must show that one is there. */
  to(name: string | RegExp): Promise<void>
  /** The same backwards. */
  backTo(name: string | RegExp): Promise<void>
  press(key: string): Promise<void>
  /** Presses a key that leads to another page, and waits for it. */
  pressAndGo(key: string, to: RegExp): Promise<void>
  type(text: string): Promise<void>
  /** What the present stop is called. */
  where(): Promise<string>
}

/** No page has more stops than this between two that somebody wants to reach. */
const mostStops = 150

export function keyboardOn(page: Page): Keyboard {
  const where = async (): Promise<string> => String(await page.evaluate(nameOfFocused))
  async function walk(key: 'Tab' | 'Shift+Tab', name: string | RegExp): Promise<void> {
    const passed: string[] = []
    for (let stop = 0; stop < mostStops; stop++) {
      await page.keyboard.press(key)
      expect(await page.evaluate(unseenFocus), `${page.url()}: no outline`).toBeNull()
      const found = await where()
      if (typeof name === 'string' ? found === name : name.test(found)) return
      passed.push(found)
    }
    throw new Error(`${page.url()}: no stop is called ${name}; passed ${passed.join(' · ')}`)
  }
  return {
    where,
    to: (name) => walk('Tab', name),
    backTo: (name) => walk('Shift+Tab', name),
    press: (key) => page.keyboard.press(key),
    async pressAndGo(key, to) {
      await page.keyboard.press(key)
      await page.waitForURL(to)
    },
    type: (text) => page.keyboard.type(text),
  }
}

/** What a screen reader would say first: the label, else the words of the thing itself. */
const nameOfFocused = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return ''
  const labels = [...(element.labels ?? [])].map((label) => label.innerText).join(' ')
  return (element.getAttribute('aria-label') || labels || element.innerText || element.value || '').replace(/\\s+/g, ' ').trim()
})()`

/** The focused element when no outline, of it or of the label or box around it, shows that it is. */
export const unseenFocus = `(() => {
  const element = document.activeElement
  if (!element || element === document.body) return null
  const outlined = [element, element.closest('label'), element.parentElement, element.nextElementSibling]
    .filter((one) => one)
    .some((one) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one)
      return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !/^rgba\\(.*, 0\\)$|transparent/.test(outlineColor)
    })
  return outlined ? null : element.outerHTML.slice(0, 120)
})()`
