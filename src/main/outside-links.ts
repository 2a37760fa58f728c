import { type BrowserWindow, dialog, shell } from 'electron'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { outsideAddress } from './outside-address'

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
