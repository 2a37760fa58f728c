import { basename, join } from 'node:path'
import { app, dialog, shell as system } from 'electron'
import { describeError } from '../../core/error-words'
import { err, ok } from '../../core/result'
import type { Handlers, Output } from '../../ipc/contract'
import type { ExportedPosts } from '../../tasks/export-html'
import { printPdf } from '../print-pdf'
import type { Shell } from '../shell'
import { writeClipboard } from '../write-clipboard'

/** Requests that write what leaves the library. */
export function exportHandlers(shell: Shell) {
  const resources = join(app.getAppPath(), 'resources')
  const site = (dryRun: boolean) => (input: { dir: string }) =>
    shell.library.use<Output<'export.site'>>(async (store) => {
      if (!shell.chosen.has(input.dir)) return NOT_CHOSEN
      if (!dryRun) shell.settings.setSiteFolder(store.dir, input.dir)
      const report = await shell.exporter.run('export-site', { dir: store.dir, out: input.dir, resources, dryRun })
      if (!report.ok) return report
      return ok({ ...report.value, changes: [...report.value.changes] })
    })
  return {
    'export.siteFolder': () =>
      shell.library.use(async (store) => {
        const dir = shell.settings.siteFolder(store.dir)
        // The person chose it in an earlier run.
        if (dir !== null) shell.chosen.add(dir)
        return ok({ dir })
      }),
    'export.chooseSiteFolder': async () => ok({ dir: await chooseFolder(shell, 'Choose a folder for the site') }),
    'export.planSite': site(true),
    'export.site': site(false),
    'export.openSite': async ({ dir }) => {
      if (!shell.chosen.has(dir)) return NOT_CHOSEN
      const problem = await system.openPath(join(dir, 'index.html'))
      return problem === '' ? ok(null) : err({ kind: 'internal', detail: problem })
    },
    'export.copy': ({ id, as }) =>
      shell.library.use(async (store) => {
        const { copyOf } = await import('../../tasks/copy-post')
        const copied = await copyOf(store, id, as)
        if (!copied.ok) return copied
        await writeClipboard(copied.value)
        return ok(null)
      }),
    'export.posts': async ({ ids, format }) => {
      const out = await chooseFolder(shell, FOLDER_FOR[format])
      if (out === null) return ok({ dir: null, files: [], told: [] })
      return shell.library.use<Output<'export.posts'>>(async (store) => {
        const input = { dir: store.dir, out, ids }
        if (format === 'pdf') {
          const printed = await printPdf(shell.exporter, input)
          return printed.ok ? ok({ dir: out, files: [...printed.value.files], told: told(printed.value) }) : printed
        }
        if (format === 'wxr') {
          const written = await shell.exporter.run('export-wxr', input)
          return written.ok
            ? ok({ dir: out, files: [written.value.file], told: told({ ...written.value, leftOut: [] }) })
            : written
        }
        const exported = await shell.exporter.run(format === 'html' ? 'export-posts' : 'export-markdown', input)
        if (!exported.ok) return exported
        const { files } = exported.value
        return ok({ dir: out, files: files.map(({ path }) => path), told: told(exported.value) })
      })
    },
  } satisfies Partial<Handlers>
}

/** In sentences: what is to be said of an export, the worst first. */
function told({ leftOut, notices }: Pick<ExportedPosts, 'leftOut' | 'notices'>): string[] {
  return [
    ...leftOut.map(({ title, error }) => `“${title || 'Untitled'}” was left out: ${describeError(error)}`),
    ...notices.map(({ path, notice }) => `${basename(path)}: ${notice}.`),
  ]
}

const FOLDER_FOR = {
  html: 'Choose a folder for the HTML',
  markdown: 'Choose a folder for the Markdown',
  pdf: 'Choose a folder for the PDF',
  wxr: 'Choose a folder for the WordPress file',
} as const

const NOT_CHOSEN = err({ kind: 'bad-request', detail: 'the folder was not chosen in this run' } as const)

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
