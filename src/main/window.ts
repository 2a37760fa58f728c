import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import type { Settings } from './settings'
import { placeFor } from './window-place'

/** The surface colours of the theme, so that the window does not flash white before its page has painted. */
const SURFACE = { light: '#f4f2ed', dark: '#151513' }

/** Makes the app's window: sandboxed, isolated, without Node, where it last was, shown when it has something to show. */
export function createWindow(settings: Settings): BrowserWindow {
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  const window = new BrowserWindow({
    ...placeFor(settings.windowPlace(), screens),
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Postil',
    backgroundColor: nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light,
    webPreferences: {
      preload: join(__dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      // The words go to our own dictionaries, by the preload; Chromium's are switched off for the session.
      spellcheck: true,
      navigateOnDragDrop: false,
    },
  })
  if (settings.windowPlace()?.maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  keepPlace(window, settings)
  return window
}

function keepPlace(window: BrowserWindow, settings: Settings): void {
  let waiting: NodeJS.Timeout | null = null
  const keep = () => {
    waiting = null
    if (window.isDestroyed() || window.isMinimized()) return
    settings.setWindowPlace({ ...window.getNormalBounds(), maximized: window.isMaximized() })
  }
  const soon = () => {
    waiting ??= setTimeout(keep, 500)
  }
  for (const event of ['resize', 'move', 'maximize', 'unmaximize'] as const) window.on(event as 'resize', soon)
  window.once('closed', () => {
    if (waiting) clearTimeout(waiting)
  })
  window.on('close', keep)
}
