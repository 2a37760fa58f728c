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
        const { postEndings, postFormat } = await import('../../tasks/import/read-posts')
        const { canceled, filePaths } = await dialog.showOpenDialog(shell.window, {
          title: 'Bring in posts',
          buttonLabel: 'Bring in',
          properties: ['openFile', 'multiSelections'],
          filters: [
            { name: 'Posts', extensions: postEndings() },
            { name: 'All files', extensions: ['*'] },
          ],
        })
        if (canceled || filePaths.length === 0) return ok(null)
        const files = filePaths.map((file) => ({ file, format: postFormat(file) ?? 'markdown' }))
        const report = await shell.importer.run(store, files, everySoOften(shell, 'posts.import'))
        if (!report.ok) return report
        const { stopped, topicsAdded, authorsAdded } = report.value
        return ok({
          files: report.value.files.map(({ file, outcome, post, comments, notices }) => ({
            file: basename(file),
            outcome,
            post: post === null ? null : { id: post.id, title: post.title },
            comments,
            notices: [...notices],
          })),
          told: report.value.told.map(({ file, notices }) => ({ file: basename(file), notices: [...notices] })),
          stopped,
          topicsAdded: [...topicsAdded],
          authorsAdded: [...authorsAdded],
        })
      }),
  } satisfies Partial<Handlers>
}
