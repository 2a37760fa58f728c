import { type BrowserWindow, dialog } from 'electron'
import type { Log } from './log'

/** So many crashes within a minute are no accident: then the person decides. */
const CRASHES_IN_A_MINUTE = 3
const MINUTE = 60_000

/**
 * Brings the page back when it crashes, and offers to when it hangs. What was saved is on disk, and what was typed since
 * is in the journal, so a fresh page loses nothing.
 */
export function recoverPage(window: BrowserWindow, log: Log, onGone: () => void): void {
  const crashes: number[] = []
  const reload = () => {
    if (!window.isDestroyed()) window.webContents.reload()
  }

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    onGone()
    if (reason === 'clean-exit') return
    log.fault('the page', new Error(`its process is gone: ${reason}, code ${exitCode}`))
    const now = Date.now()
    crashes.push(now)
    if (crashes.filter((at) => now - at < MINUTE).length < CRASHES_IN_A_MINUTE) reload()
    else void offerAfterCrashes(window, reload)
  })

  let asking = false
  window.on('unresponsive', () => {
    log.warn('the page does not answer')
    if (asking) return
    asking = true
    void offerWhileHanging(window).then((wanted) => {
      asking = false
      if (!wanted || window.isDestroyed()) return
      onGone()
      window.webContents.forcefullyCrashRenderer()
    })
  })
}

async function offerAfterCrashes(window: BrowserWindow, reload: () => void): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The window keeps failing',
    detail: 'Your saved posts are safe on disk. Try once more, or close Postil and start it again.',
    buttons: ['Try again', 'Close'],
    noLink: true,
  })
  if (response === 0) reload()
  else window.close()
}

async function offerWhileHanging(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: 'The window does not answer',
    detail: 'Wait for it, or load it anew: what you typed is saved or in the journal, and is offered again.',
    buttons: ['Wait', 'Load anew'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
