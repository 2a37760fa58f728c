import type { BrowserWindow } from 'electron'
import type { Backups } from './backups'
import type { ChosenFolders } from './chosen-folders'
import type { Closing } from './closing'
import type { Exporter } from './exporter'
import type { Importer } from './importer'
import type { OpenLibrary } from './open-library'
import type { PageEvents } from './page-events'
import type { SearchHost } from './search-host'
import type { Settings } from './settings'
import type { Spelling } from './spelling/spelling'
import type { StartLibrary } from './start-library'

/** What the handlers of requests work with: the one window, the one open library, the program's memory. */
export interface Shell {
  readonly window: BrowserWindow
  readonly closing: Closing
  readonly library: OpenLibrary
  readonly search: SearchHost
  readonly backups: Backups
  readonly exporter: Exporter
  readonly importer: Importer
  readonly settings: Settings
  readonly spelling: Spelling
  readonly chosen: ChosenFolders
  readonly startLibrary: StartLibrary
  readonly events: PageEvents
}
