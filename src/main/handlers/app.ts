import { app, nativeTheme } from 'electron'
import { err, ok } from '../../core/result'
import type { Handlers } from '../../ipc/contract'
import { showMenu } from '../menu'
import { openOutside } from '../outside-links'
import type { Shell } from '../shell'
import { showInFolder } from '../show-in-folder'

const PLATFORMS: Readonly<Record<string, 'mac' | 'windows'>> = { darwin: 'mac', win32: 'windows' }

/** Requests about the program itself. */
export function appHandlers(shell: Shell) {
  return {
    'app.bootstrap': async () => {
      const startFailure = await shell.startLibrary.opened()
      const view = shell.library.folder() === null ? null : await shell.library.firstView()
      return ok({
        view: view?.ok ? view.value : null,
        failure: view !== null && !view.ok ? view.error : startFailure,
        preferences: shell.settings.preferences(),
        platform: PLATFORMS[process.platform] ?? 'linux',
        version: app.getVersion(),
      })
    },
    'app.started': async () => {
      shell.closing.pageStarted()
      shell.events.pageStarted()
      return ok(null)
    },
    'app.closeReady': async () => {
      shell.closing.pageReady()
      return ok(null)
    },
    'app.closeRefused': async ({ reason }) => {
      shell.closing.pageRefused(reason)
      return ok(null)
    },
    'app.setMenu': async ({ menus }) => {
      showMenu(menus, (command) => shell.events.tell('menu.command', command))
      return ok(null)
    },
    'app.setPreferences': async (changes) => {
      const preferences = shell.settings.setPreferences(changes)
      nativeTheme.themeSource = preferences.theme
      return ok(preferences)
    },
    'app.openExternal': ({ url }) => openOutside(shell.window, url),
    'app.showFile': async ({ path }) => {
      if (!shell.chosen.covers(path)) {
        return err({ kind: 'bad-request', detail: 'only files of folders you chose are shown' })
      }
      return showInFolder(path)
    },
  } satisfies Partial<Handlers>
}
