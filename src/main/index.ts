import { join, resolve } from 'node:path'
import { app, type BrowserWindow, dialog, ipcMain, nativeTheme, session } from 'electron'
import { nodeDisk } from '../store/disk'
import { appPageUrl, devServerFrom, isAppUrl } from './app-page'
import { declareAppScheme, serveApp } from './app-protocol'
import { Backups } from './backups'
import { ChosenFolders } from './chosen-folders'
import { Closing } from './closing'
import { guardContents } from './content-guard'
import { Exporter } from './exporter'
import { readFlags } from './flags'
import { createHandlers } from './handlers'
import { startLog } from './log'
import { offerContextMenu, showMenu } from './menu'
import { type LibraryListener, OpenLibrary } from './open-library'
import { recoverPage } from './recovery'
import { registerIpc } from './register-ipc'
import { SearchHost } from './search-host'
import { forbidNameLookups, guardSession } from './session-guard'
import { Settings } from './settings'
import type { Shell } from './shell'
import { Spelling } from './spelling/spelling'
import { openStartLibrary } from './start-library'
import { isTrustedSender } from './trusted-sender'
import { createWindow } from './window'

const flags = readFlags(process.argv)
if (flags.userData !== null) app.setPath('userData', flags.userData)
const log = startLog(join(app.getPath('userData'), 'logs'))
const devServer = devServerFrom(process.env, app.isPackaged)
const pageUrl = appPageUrl(devServer)
let shell: Shell | null = null

/** What a second start hands to the instance that runs. */
interface SecondStart {
  readonly library: string | null
}

reportFaults()
declareAppScheme()
forbidNameLookups(devServer)
// Every page in Chromium's sandbox; only root, to whom Chromium refuses it, starts the app without (--no-sandbox).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()

// Chromium reorders the words of a second start's command line, so what it asks for travels beside them.
const request: SecondStart = { library: flags.library === null ? null : resolve(flags.library) }
if (app.requestSingleInstanceLock(request)) {
  app.on('second-instance', (_event, _words, _folder, asked) => comeForward(asked as SecondStart))
  app.on('window-all-closed', () => app.quit())
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => endBySignal())
  void app.whenReady().then(onReady)
} else {
  // The first instance comes forward instead.
  app.quit()
}

/** The start-up order; each line is one concern with a file of its own. */
async function onReady(): Promise<void> {
  const search = new SearchHost()
  const backups = new Backups(join(flags.userData ?? documentsFolder(), 'Postil Backups'), {
    changed: (status) => shell?.tell('backup.changed', status),
    progress: (task, progress) => shell?.tell('task.progress', { task, ...progress }),
  })
  const library = new OpenLibrary(join(app.getAppPath(), 'resources', 'sample'), listenerFor(search, backups))
  const settings = new Settings(app.getPath('userData'), nodeDisk, log.fault)
  const spelling = new Spelling(app.getPath('userData'), nodeDisk, log.fault)
  nativeTheme.themeSource = settings.preferences().theme
  guardSession(session.defaultSession, devServer)
  guardContents(mayGoTo, (what) => log.warn(`refused ${what}`))
  serveApp(session.defaultSession, join(__dirname, '../renderer'), () => library.folder())
  // The library opens while the window does; the page's first request waits for it.
  const startFailure = openStartLibrary(flags, library, settings, documentsFolder)
  const window = createWindow(settings)
  shell = setUpShell({ window, library, search, backups, settings, spelling, startFailure })
  setUpRequests(shell)
  const load = () => void loadPage(window)
  recoverPage(window, log, { load, isOurs: isAppPage, onGone: () => shell?.closing.pageGone() })
  offerContextMenu(window, spelling)
  showMenu([], () => {})
  load()
}

/** Quitting, or being led elsewhere, before the page has come is no fault; a page that does not come is one. */
async function loadPage(window: BrowserWindow): Promise<void> {
  try {
    await window.loadURL(pageUrl)
  } catch (fault) {
    if (!window.isDestroyed() && !String(fault).includes('ERR_ABORTED')) throw fault
  }
}

/** The person's documents. A system that names no such folder gives the home folder, which is no place for them. */
function documentsFolder(): string {
  const [documents, home] = [app.getPath('documents'), app.getPath('home')]
  return documents === home ? join(home, 'Documents') : documents
}

/** What follows the open library: its search, its backups, and the window's view of changes from outside. */
function listenerFor(search: SearchHost, backups: Backups): LibraryListener {
  return {
    opened: (dir, writable) => {
      shell?.chosen.add(dir)
      search.open(dir, writable)
      if (writable) backups.open(dir)
      else backups.close()
    },
    closed: () => {
      backups.close()
      return search.close()
    },
    written: (paths) => search.written(paths),
    changedOutside: (changes) => shell?.tell('library.changed', changes),
  }
}

function setUpShell(
  parts: Pick<Shell, 'window' | 'library' | 'search' | 'backups' | 'settings' | 'spelling' | 'startFailure'>,
): Shell {
  const { window, library, settings } = parts
  const tell: Shell['tell'] = (event, payload) => {
    if (!window.isDestroyed()) window.webContents.send(`postil/${event}`, payload)
  }
  const putAway = async () => {
    await parts.startFailure
    await library.close()
    await settings.flushed()
  }
  const closing = new Closing(window, { tellPage: () => tell('app.closing', null), putAway })
  const chosen = new ChosenFolders()
  const exporter = new Exporter((task, progress) => tell('task.progress', { task, ...progress }))
  return { ...parts, closing, chosen, exporter, tell }
}

function setUpRequests(shell: Shell): void {
  registerIpc(ipcMain, createHandlers(shell), {
    isTrusted: (event) => isTrustedSender(event, shell.window, isAppPage),
    checkOutput: process.env.POSTIL_CHECK_ANSWERS === '1',
    onFault: (channel, fault) => log.fault(`answering ${channel}`, fault),
  })
}

function isAppPage(url: string): boolean {
  return isAppUrl(url, devServer) && new URL(url).pathname === new URL(pageUrl).pathname
}

function mayGoTo(url: string): boolean {
  return devServer !== null && isAppUrl(url, devServer)
}

function comeForward({ library }: SecondStart): void {
  if (shell === null) return
  if (shell.window.isMinimized()) shell.window.restore()
  shell.window.focus()
  if (library === null) return
  shell.chosen.add(library)
  shell.tell('library.openRequested', { dir: library })
}

function endBySignal(): void {
  if (shell === null) app.quit()
  else shell.closing.closeUnattended()
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
