import { dialog } from 'electron'
import { ok } from '../../core/result'
import type { Handlers } from '../../ipc/contract'
import { exportPosts } from '../../tasks/export-html'
import type { Shell } from '../shell'

/** Requests that write what leaves the library. */
export function exportHandlers(shell: Shell) {
  return {
    'export.posts': async ({ ids }) => {
      const out = await chooseFolder(shell, 'Choose a folder for the HTML')
      if (out === null) return ok({ dir: null, files: [] })
      return shell.library.use(async (store) => {
        const exported = await exportPosts(store, { out, ids })
        return exported.ok ? ok({ dir: out, files: exported.value.files.map(({ path }) => path) }) : exported
      })
    },
  } satisfies Partial<Handlers>
}

/** Asks for a folder to write into; null when the person changed their mind. */
async function chooseFolder(shell: Shell, title: string): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
    title,
    buttonLabel: 'Export here',
    properties: ['openDirectory', 'createDirectory'],
  })
  const dir = canceled ? undefined : filePaths[0]
  if (dir === undefined) return null
  shell.chosen.add(dir)
  return dir
}
