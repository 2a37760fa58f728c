import { type BrowserWindow, dialog, shell } from 'electron'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'

const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:'])

/**
 * The address to hand to the system, in its normal form, or null when it is not one of http, https or mailto, hides a
 * user name in front of its host, or holds control characters.
 */
export function outsideAddress(text: string): string | null {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
  if (/[\u0000-\u0020\u007f]/.test(text)) return null
  let url: URL
  try {
    url = new URL(text)
  } catch {
    return null
  }
  if (!SCHEMES.has(url.protocol)) return null
  if (url.protocol === 'mailto:') return /%0[ad]/i.test(url.href) ? null : url.href
  return url.hostname !== '' && url.username === '' && url.password === '' ? url.href : null
}

let asking = false

/**
 * Opens an address in the person's browser or mail program, after showing it whole and asking. One question at a time:
 * further requests while one stands are dropped.
 */
export async function openOutside(window: BrowserWindow, text: string): Promise<Result<null, AppError>> {
  const address = outsideAddress(text)
  if (address === null) {
    return err({
      kind: 'bad-request',
      detail: `only http, https and mailto links open outside, not ${text.slice(0, 200)}`,
    })
  }
  if (asking) return err({ kind: 'cancelled' })
  asking = true
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: address.startsWith('mailto:') ? 'Write to this address?' : 'Open this link in your browser?',
      detail: address,
      buttons: ['Open', 'Cancel'],
      defaultId: 0,
      cancelId: 1,
      noLink: true,
    })
    if (response !== 0) return err({ kind: 'cancelled' })
    await shell.openExternal(address)
    return ok(null)
  } finally {
    asking = false
  }
}
