import { join } from 'node:path'
import { app, dialog } from 'electron'
import { ok } from '../../core/result'
import { localTimestamp } from '../../core/timestamp'
import type { Handlers, Output } from '../../ipc/contract'
import { nodeDisk } from '../../store/disk'
import { writeDurably } from '../../store/durable-write'
import { attempt } from '../../store/fault'
import type { Shell } from '../shell'

type SavedBackup = Output<'backup.saveAs'> & Output<'posts.saveCopy'>

const ZIP = [{ name: 'Backup of Postil', extensions: ['zip'] }]

/** Requests about search, backups and copies: what runs beside the library. */
export function backupHandlers(shell: Shell) {
  return {
    'library.search': ({ query, limit }) => shell.search.search(query, limit),

    'backup.status': async () => ok(await shell.backups.status()),
    'backup.now': () => shell.backups.now(),
    'backup.saveAs': () =>
      shell.library.use(async (store) => {
        const library = await store.library()
        if (!library.ok) return library
        const { title } = library.value
        const name = `${title.replaceAll(/[\\/:*?"<>|]/g, '-')} ${localTimestamp(new Date()).slice(0, 10)}.zip`
        const defaultPath = join(app.getPath('documents'), name)
        const chosen = await dialog.showSaveDialog(shell.window, {
          title: 'Back up the library',
          defaultPath,
          filters: ZIP,
        })
        if (chosen.canceled || !chosen.filePath) return ok<SavedBackup>({ file: null })
        const done = await shell.backups.saveAs(store.dir, chosen.filePath, title)
        if (!done.ok) return done
        shell.chosen.add(done.value.file)
        return ok<SavedBackup>({ file: done.value.file })
      }),
    'posts.saveCopy': async ({ title, body }) => {
      const name = `${title.replaceAll(/[\\/:*?"<>|]/g, '-').slice(0, 80) || 'Untitled'}.md`
      const defaultPath = join(app.getPath('documents'), name)
      const chosen = await dialog.showSaveDialog(shell.window, { title: 'Save a copy of the text', defaultPath })
      const file = chosen.filePath
      if (chosen.canceled || !file) return ok<SavedBackup>({ file: null })
      const text = title === '' ? body : `# ${title}\n\n${body}`
      const written = await attempt(file, () => writeDurably(nodeDisk, file, new TextEncoder().encode(text)))
      return written.ok ? ok<SavedBackup>({ file }) : written
    },
    'backup.restore': async () => {
      const file = await dialog.showOpenDialog(shell.window, {
        title: 'Choose a backup',
        filters: ZIP,
        properties: ['openFile'],
      })
      const from = file.canceled ? undefined : file.filePaths[0]
      if (from === undefined) return ok(null)
      const folder = await dialog.showOpenDialog(shell.window, {
        title: 'Choose an empty folder for the restored library',
        buttonLabel: 'Restore here',
        properties: ['openDirectory', 'createDirectory', 'promptToCreate'],
      })
      const dir = folder.canceled ? undefined : folder.filePaths[0]
      if (dir === undefined) return ok(null)
      const restored = await shell.backups.restore(from, dir)
      if (!restored.ok) return restored
      shell.chosen.add(restored.value.dir)
      return ok({ dir: restored.value.dir })
    },
    'task.cancel': async ({ task }) => {
      if (task.startsWith('export')) shell.exporter.cancel()
      else if (task === 'posts.import') shell.importer.cancel()
      else shell.backups.cancel()
      return ok(null)
    },
  } satisfies Partial<Handlers>
}
