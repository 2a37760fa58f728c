import type { BrowserWindow } from 'electron'
import type { AppError } from '../core/error'
import type { EventName, EventPayload } from '../ipc/contract'
import type { Backups } from './backups'
import type { ChosenFolders } from './chosen-folders'
import type { Closing } from './closing'
import type { Exporter } from './exporter'
import type { OpenLibrary } from './open-library'
import type { SearchHost } from './search-host'
import type { Settings } from './settings'
import type { Spelling } from './spelling/spelling'

/** What the handlers of requests work with: the one window, the one open library, the program's memory. */
export interface Shell {
  readonly window: BrowserWindow
  readonly closing: Closing
  readonly library: OpenLibrary
  readonly search: SearchHost
  readonly backups: Backups
  readonly exporter: Exporter
  readonly settings: Settings
  readonly spelling: Spelling
  readonly chosen: ChosenFolders
  /** Settled when the library to start with is open: why it did not open, or null. */
  readonly startFailure: Promise<AppError | null>
  /** Tells the page something without being asked. */
  tell<E extends EventName>(event: E, payload: EventPayload<E>): void
}
