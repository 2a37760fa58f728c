import type { Page } from 'playwright/test'

const MODIFIERS: Readonly<Record<string, number>> = { Alt: 1, Control: 2, Shift: 8 }

/**
 * Presses keys faster than any hand: all of them are on their way before the first has been answered. Each argument is a
 * combination such as `Control+Shift+p`, or `Enter`; what is in `words:` is typed letter by letter.
 */
export async function pressAtOnce(page: Page, ...keys: readonly string[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const send = (type: 'keyDown' | 'keyUp', key: string, modifiers: number) =>
    session.send('Input.dispatchKeyEvent', {
      type,
      key,
      modifiers,
      code: codeOf(key),
      windowsVirtualKeyCode: virtualKey(key),
      ...(type === 'keyDown' && modifiers % 8 === 0 && textOf(key) !== '' ? { text: textOf(key) } : {}),
    })
  const sent: Promise<unknown>[] = []
  const press = (key: string, modifiers: number) => {
    sent.push(send('keyDown', key, modifiers), send('keyUp', key, modifiers))
  }
  for (const one of keys) {
    if (one.startsWith('words:')) for (const letter of one.slice('words:'.length)) press(letter, 0)
    else {
      const parts = one.split('+')
      press(
        parts.pop() ?? '',
        parts.reduce((sum, part) => sum + (MODIFIERS[part] ?? 0), 0),
      )
    }
  }
  await Promise.all(sent)
  await session.detach()
}

function textOf(key: string): string {
  return key === 'Enter' ? '\r' : key.length === 1 ? key : ''
}

function codeOf(key: string): string {
  return /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key === ' ' ? 'Space' : key
}

function virtualKey(key: string): number {
  const named: Readonly<Record<string, number>> = {
    Enter: 13,
    Escape: 27,
    ArrowDown: 40,
    Backspace: 8,
    End: 35,
    Home: 36,
  }
  return named[key] ?? (/^[a-z0-9 ]$/i.test(key) ? key.toUpperCase().charCodeAt(0) : 0)
}
