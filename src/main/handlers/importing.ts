import { basename } from 'node:path'
import { dialog } from 'electron'
import { ok } from '../../core/result'
import type { Handlers, Output } from '../../ipc/contract'
import type { Shell } from '../shell'
import { everySoOften } from './progress'

/** Requests that bring posts in from files. */
export function importHandlers(shell: Shell) {
  return {
    'posts.import': () =>
      shell.library.use<Output<'posts.import'>>(async (store) => {
        const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
          title: 'Bring in Markdown files',
          buttonLabel: 'Bring in',
          properties: ['openFile', 'multiSelections'],
          filters: [
            { name: 'Markdown', extensions: ['md', 'markdown', 'mdown', 'mkd', 'txt'] },
            { name: 'All files', extensions: ['*'] },
          ],
        })
        if (canceled || filePaths.length === 0) return ok(null)
        const { importMarkdown } = await import('../../tasks/import-markdown')
        const report = await importMarkdown(store, filePaths, { onProgress: everySoOften(shell, 'posts.import') })
        if (!report.ok) return report
        const files = report.value.files.map(({ file, outcome, post, notices }) => ({
          file: basename(file),
          outcome,
          post: post === null ? null : { id: post.id, title: post.title },
          notices: [...notices],
        }))
        const { topicsAdded, authorsAdded } = report.value
        return ok({ files, topicsAdded: [...topicsAdded], authorsAdded: [...authorsAdded] })
      }),
  } satisfies Partial<Handlers>
}
