import { join } from 'node:path'
import { app, type BrowserWindow, ipcMain, powerMonitor } from 'electron'
import { nodeDisk } from '../store/disk'
import { Backups } from './backups'
import { ChosenFolders } from './chosen-folders'
import { Closing } from './closing'
import { Exporter } from './exporter'
import type { Flags } from './flags'
import { createHandlers } from './handlers'
import { Importer } from './importer'
import type { Log } from './log'
import { offerContextMenu, showMenu } from './menu'
import { type LibraryListener, OpenLibrary } from './open-library'
import { PageEvents } from './page-events'
import { recoverPage } from './recovery'
import { registerIpc } from './register-ipc'
import { SearchHost } from './search-host'
import { Settings } from './settings'
import type { Shell } from './shell'
import { Spelling } from './spelling/spelling'
import { StartLibrary } from './start-library'
import { isTrustedSender } from './trusted-sender'
import { furnishWindow } from './window'

/** The window to stand behind, and what the start-up knows. */
interface Start {
  readonly window: BrowserWindow
  readonly flags: Flags
  readonly log: Log
  readonly isAppPage: (url: string) => boolean
  /** Loads the page anew. */
  readonly load: () => void
}

/** What stands behind the window once it is there. */
export interface Program {
  /** The folder of the open library, or null. */
  libraryFolder(): string | null
  /** A second start was handed over: shows the window, and the library that it names. */
  comeForward(library: string | null): void
  /** The system ends the program: saves, and asks nobody. */
  closeUnattended(): void
}

/** Puts the library, the settings and the answers to every request behind the window. Each line is one concern. */
export function startProgram({ window, flags, log, isAppPage, load }: Start): Program {
  const settings = new Settings(app.getPath('userData'), nodeDisk, log.fault)
  furnishWindow(window, settings)
  const events = new PageEvents(window.webContents)
  const chosen = new ChosenFolders()
  const search = new SearchHost()
  const backups = new Backups(join(flags.userData ?? documentsFolder(), 'Postil Backups'), {
    changed: (status) => events.tell('backup.changed', status),
    progress: (task, progress) => events.tell('task.progress', { task, ...progress }),
  })
  const importer = new Importer()
  const library = new OpenLibrary(
    join(app.getAppPath(), 'resources', 'sample'),
    listenerFor({ chosen, search, backups, importer, settings, events }, log),
  )
  const spelling = new Spelling(app.getPath('userData'), nodeDisk, log.fault, () =>
    events.tell('spelling.changed', null),
  )
  const startLibrary = new StartLibrary(flags, library, settings, documentsFolder)
  const closing = new Closing(window, {
    settled: () => library.settled(),
    tellPage: () => events.tell('app.closing', null),
    putAway: async () => {
      await startLibrary.settled()
      await library.close()
      await settings.flushed()
    },
  })
  const exporter = new Exporter((task, progress) => events.tell('task.progress', { task, ...progress }))
  const shell: Shell = {
    window,
    closing,
    library,
    search,
    backups,
    exporter,
    importer,
    settings,
    spelling,
    chosen,
    startLibrary,
    events,
  }
  registerIpc(ipcMain, createHandlers(shell), {
    isTrusted: (event) => isTrustedSender(event, window, isAppPage),
    checkOutput: process.env.POSTIL_CHECK_ANSWERS === '1',
    onFault: (channel, fault) => log.fault(`answering ${channel}`, fault),
  })
  endWithTheSystem(window, closing)
  const onGone = () => {
    closing.pageGone()
    events.pageGone()
  }
  recoverPage(window, log, { load, isOurs: isAppPage, onGone })
  offerContextMenu(window, spelling)
  showMenu([], () => {})
  return {
    libraryFolder: () => library.folder(),
    comeForward: (dir) => comeForward(shell, dir),
    closeUnattended: () => closing.closeUnattended(),
  }
}

/** A system that shuts down asks nobody: on Windows it tells the window, elsewhere it waits until the program has ended. */
function endWithTheSystem(window: BrowserWindow, closing: Closing): void {
  window.on('session-end', () => closing.closeUnattended())
  const hold = (event: { preventDefault(): void }) => {
    event.preventDefault()
    closing.closeUnattended()
  }
  // The types leave the event out.
  powerMonitor.on('shutdown', hold as () => void)
}

/** The person's documents. A system that names no such folder gives the home folder, which is no place for them. */
function documentsFolder(): string {
  const [documents, home] = [app.getPath('documents'), app.getPath('home')]
  return documents === home ? join(home, 'Documents') : documents
}

type Followers = Pick<Shell, 'chosen' | 'search' | 'backups' | 'importer' | 'settings' | 'events'>

/** What follows the open library: its search, its backups, its site, and the window's view of changes from outside. */
function listenerFor({ chosen, search, backups, importer, settings, events }: Followers, log: Log): LibraryListener {
  return {
    opened: (dir, writable) => {
      importer.cancel()
      chosen.add(dir)
      search.open(dir, writable)
      if (writable) backups.open(dir)
      else backups.close()
      // A kill in the moment in which an export moved its pages into place leaves the rest of the moves to this start.
      const site = settings.siteFolder(dir)
      if (site !== null) finishExport(site).catch((fault) => log.fault('finishing an export of the site', fault))
    },
    closed: () => {
      importer.cancel()
      backups.close()
      return search.close()
    },
    written: (paths) => search.written(paths),
    changedOutside: (changes) => events.tell('library.changed', changes),
  }
}

async function finishExport(site: string): Promise<void> {
  const { finishSwap } = await import('../tasks/site/site-swap')
  await finishSwap(site)
}

function comeForward({ window, chosen, events }: Shell, library: string | null): void {
  if (window.isMinimized()) window.restore()
  window.focus()
  if (library === null) return
  chosen.add(library)
  events.tell('library.openRequested', { dir: library })
}
