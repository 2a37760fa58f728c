import { BrowserWindow, nativeTheme, screen } from 'electron'
import { built } from './built'
import type { Settings } from './settings'
import { DEFAULT_SIZE, placeFor } from './window-place'

/** The surface colours of the theme, so that the window does not flash white before its page has painted. */
const SURFACE = { light: '#f4f2ed', dark: '#151513' }

/** Makes the app's window: sandboxed, isolated, without Node, not shown yet. */
export function createWindow(): BrowserWindow {
  return new BrowserWindow({
    ...DEFAULT_SIZE,
    minWidth: 640,
    minHeight: 480,
    show: false,
    title: 'Postil',
    webPreferences: {
      preload: built('preload/index.cjs'),
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
}

/** Gives the window its theme and the place where it last was, before it is shown, which it is once it has painted. */
export function furnishWindow(window: BrowserWindow, settings: Settings): void {
  nativeTheme.themeSource = settings.preferences().theme
  window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? SURFACE.dark : SURFACE.light)
  const kept = settings.windowPlace()
  const screens = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)
  window.setBounds(placeFor(kept, screens))
  window.once('ready-to-show', () => {
    if (kept?.maximized) window.maximize()
    window.show()
  })
  keepPlace(window, settings)
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
