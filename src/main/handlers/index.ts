import type { Handlers } from '../../ipc/contract'
import type { Shell } from '../shell'
import { appHandlers } from './app'
import { backupHandlers } from './backup'
import { commentHandlers } from './comments'
import { exportHandlers } from './export'
import { importHandlers } from './importing'
import { keepingHandlers } from './keeping'
import { libraryHandlers } from './library'
import { referenceHandlers } from './references'
import { sourceHandlers } from './sources'
import { spellingHandlers } from './spelling'
import { topicHandlers } from './topics'
import { writingHandlers } from './writing'

/** One function for every channel of the contract. */
export function createHandlers(shell: Shell): Handlers {
  return {
    ...appHandlers(shell),
    ...libraryHandlers(shell),
    ...writingHandlers(shell.library),
    ...commentHandlers(shell),
    ...keepingHandlers(shell.library),
    ...backupHandlers(shell),
    ...exportHandlers(shell),
    ...importHandlers(shell),
    ...topicHandlers(shell.library),
    ...referenceHandlers(shell.library),
    ...sourceHandlers(shell),
    ...spellingHandlers(shell),
  }
}
