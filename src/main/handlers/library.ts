import { basename } from 'node:path'
import { dialog, type OpenDialogOptions } from 'electron'
import type { AppError } from '../../core/error'
import { err, ok, type Result } from '../../core/result'
import type { Handlers } from '../../ipc/contract'
import type { LibraryView } from '../../ipc/shapes'
import type { Shell } from '../shell'

const ASKING: Readonly<Record<'open' | 'create', OpenDialogOptions>> = {
  open: { title: 'Open a library', buttonLabel: 'Open library', properties: ['openDirectory'] },
  create: {
    title: 'Choose an empty folder for the new library',
    buttonLabel: 'Make library here',
    properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
  },
}

const NOT_CHOSEN = err({ kind: 'bad-request', detail: 'the folder was not chosen in this run' } as const)

/** Requests about the library as a whole. */
export function libraryHandlers(shell: Shell) {
  const shown = async (opened: Result<string, AppError>): Promise<Result<LibraryView, AppError>> => {
    if (!opened.ok) return opened
    shell.settings.setLastLibrary(opened.value)
    shell.chosen.add(opened.value)
    return shell.library.view()
  }
  return {
    'library.choose': async ({ purpose }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, ASKING[purpose])
      const dir = canceled ? undefined : filePaths[0]
      if (dir === undefined) return ok({ dir: null })
      shell.chosen.add(dir)
      return ok({ dir })
    },
    'library.open': async ({ dir }) => (shell.chosen.has(dir) ? shown(await shell.library.open(dir)) : NOT_CHOSEN),
    'library.create': async ({ dir, sample }) => {
      if (!shell.chosen.has(dir)) return NOT_CHOSEN
      return shown(
        sample ? await shell.library.createSample(dir) : await shell.library.create(dir, { title: basename(dir) }),
      )
    },
    'library.view': () => shell.library.view(),
    'library.update': (input) => shell.library.use((store) => store.updateLibrary(input)),
  } satisfies Partial<Handlers>
}
