import { type BrowserWindow, dialog } from 'electron'
import type { Log } from './log'

/** So many crashes within a minute are no accident: then the person decides. */
const CRASHES_IN_A_MINUTE = 3
const MINUTE = 60_000

/** The page to be kept alive: how it is loaded and known, and who must hear that it is gone with what it held. */
interface Page {
  readonly load: () => void
  readonly isOurs: (url: string) => boolean
  readonly onGone: () => void
}

/**
 * Brings the page back when it crashes or was led away, and offers to when it hangs. What was saved is on disk, and what
 * was typed since is in the journal, so a fresh page loses nothing.
 */
export function recoverPage(window: BrowserWindow, log: Log, page: Page): void {
  const { onGone } = page
  const crashes: number[] = []
  // Not from within the event: Chromium is still clearing up behind the page that is gone.
  const reload = () =>
    setImmediate(() => {
      if (!window.isDestroyed()) page.load()
    })

  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    onGone()
    if (reason === 'clean-exit') return
    log.fault('the page', new Error(`its process is gone: ${reason}, code ${exitCode}`))
    const now = Date.now()
    crashes.push(now)
    if (crashes.filter((at) => now - at < MINUTE).length < CRASHES_IN_A_MINUTE) reload()
    else void offerAfterCrashes(window, reload)
  })

  // A page that is loaded anew holds no text until it has started again. Chromium asks nobody before it goes to
  // about:blank, so from there we come back.
  window.webContents.on('did-navigate', (_event, url) => {
    onGone()
    if (page.isOurs(url)) return
    log.warn(`the page was led away to ${url}`)
    reload()
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

async function offerAfterCrashes(window: BrowserWindow, reload: () => unknown): Promise<void> {
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
