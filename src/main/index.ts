import { join, resolve } from 'node:path'
import { app, dialog, Menu, session } from 'electron'
import { appPageUrl, devServerFrom, isAppUrl } from './app-page'
import { declareAppScheme, serveApp } from './app-protocol'
import { built } from './built'
import { guardContents } from './content-guard'
import { readFlags } from './flags'
import { startLog } from './log'
import type { Program } from './program'
import { forbidNameLookups, guardSession } from './session-guard'
import { createWindow } from './window'

const flags = readFlags(process.argv)
if (flags.userData !== null) app.setPath('userData', flags.userData)
const log = startLog(join(app.getPath('userData'), 'logs'))
const devServer = devServerFrom(process.env, app.isPackaged)
const pageUrl = appPageUrl(devServer)
let program: Promise<Program> | null = null

/** What a second start hands to the instance that runs. */
interface SecondStart {
  readonly library: string | null
}

reportFaults()
// Electron would make a menu bar of its own first, which the window would wait for.
Menu.setApplicationMenu(null)
declareAppScheme()
forbidNameLookups(devServer)
// Every page in Chromium's sandbox; only root, to whom Chromium refuses it, starts the app without (--no-sandbox).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

// Chromium reorders the words of a second start's command line, so what it asks for travels beside them.
const request: SecondStart = { library: flags.library === null ? null : resolve(flags.library) }
if (app.requestSingleInstanceLock(request)) {
  program = app.whenReady().then(startUp)
  app.on('second-instance', (_event, _words, _folder, asked) => {
    void program?.then(({ comeForward }) => comeForward((asked as SecondStart).library))
  })
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, endBySignal)
} else {
  // The first instance comes forward instead.
  app.quit()
}

/**
 * The start-up order. The page's process takes a tenth of a second to come; meanwhile the rest of the program is loaded and
 * the library opened. No file of the page is handed out before that, so it never asks a program that is not there.
 */
async function startUp(): Promise<Program> {
  guardSession(session.defaultSession, devServer)
  guardContents(mayGoTo, (what) => log.warn(`refused ${what}`))
  serveApp(session.defaultSession, built('renderer'), async () => (await program)?.libraryFolder() ?? null)
  const window = createWindow()
  const load = async () => {
    try {
      await window.loadURL(pageUrl)
    } catch (fault) {
      // Quitting, or being led elsewhere, before the page has come is no fault; a page that does not come is one.
      if (!window.isDestroyed() && !String(fault).includes('ERR_ABORTED')) throw fault
    }
  }
  if (devServer === null) void load()
  const { startProgram } = await import('./program')
  const started = startProgram({ window, flags, log, isAppPage, load: () => void load() })
  if (devServer !== null) void load()
  return started
}

function isAppPage(url: string): boolean {
  return isAppUrl(url, devServer) && new URL(url).pathname === new URL(pageUrl).pathname
}

function mayGoTo(url: string): boolean {
  return devServer !== null && isAppUrl(url, devServer)
}

function endBySignal(): void {
  void program?.then(({ closeUnattended }) => closeUnattended())
}

/** A fault of ours is never swallowed: it is logged with its stack, shown, and the program goes on so that text can be saved. */
function reportFaults(): void {
  const report = (what: string) => (fault: unknown) => {
    log.fault(what, fault)
    const detail = fault instanceof Error ? fault.message : String(fault)
    if (app.isReady()) {
      void dialog.showMessageBox({
        type: 'error',
        message: 'Postil met a fault of its own',
        detail,
        buttons: ['Go on'],
      })
    }
  }
  process.on('uncaughtException', report('Uncaught exception'))
  process.on('unhandledRejection', report('Unhandled rejection'))
}
