import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow, session as sessions } from 'electron'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { attempt } from '../store/fault'
import { exportFolder } from '../tasks/export-folder'
import type { ExportedPosts } from '../tasks/export-html'
import { StagedFolder } from '../tasks/staged-folder'
import type { Exporter } from './exporter'
import { runTask } from './run-task'
import type { TaskRunOptions } from './workers/task-thread'

interface PdfInput {
  /** The library's folder. */
  readonly dir: string
  readonly out: string
  readonly ids: readonly string[]
}

/** The files that were printed, and what is to be said of the pages they were printed from. */
type PrintedPosts = Pick<ExportedPosts, 'notices' | 'leftOut'> & { readonly files: readonly string[] }

/**
 * Prints posts as PDF, one file each, by the print style of their pages. The pages are loaded in a hidden window without
 * scripts that may read nothing but them. Errors: not-found, cancelled, disk; then the folder is as it was.
 */
export function printPdf(exporter: Exporter, input: PdfInput): Promise<Result<PrintedPosts, AppError>> {
  return exporter.alone('export-posts', (options) => print(input, options))
}

async function print({ dir, out, ids }: PdfInput, options: TaskRunOptions): Promise<Result<PrintedPosts, AppError>> {
  const to = exportFolder(dir, out)
  if (!to.ok) return to
  const folder = await mkdtemp(join(tmpdir(), 'postil-pdf-'))
  // A session of this print alone, for its pages and nothing else of the disk: a text may name any picture.
  const session = sessions.fromPartition(basename(folder))
  const pagesHere = `${pathToFileURL(folder).href}/`
  session.webRequest.onBeforeRequest(({ url }, answer) =>
    answer({ cancel: !url.startsWith(pagesHere) && !url.startsWith('data:') }),
  )
  const window = new BrowserWindow({
    show: false,
    webPreferences: { session, sandbox: true, javascript: false, contextIsolation: true },
  })
  try {
    // The folder goes away: nothing in a PDF may lead into it. To make the pages takes no time beside printing them.
    const making = { ...options, onProgress: () => undefined }
    const pages = await runTask('export-posts', { dir, out: folder, ids, linked: false }, making)
    if (!pages.ok) return pages
    const { files, ...said } = pages.value
    const printed = await attempt(to.value, () =>
      printPages(
        window,
        files.map(({ path }) => path),
        to.value,
        options,
      ),
    )
    if (!printed.ok) return printed
    return printed.value.ok ? ok({ ...said, files: printed.value.value }) : printed.value
  } catch (fault) {
    return err({ kind: 'internal', detail: fault instanceof Error ? fault.message : String(fault) })
  } finally {
    window.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

async function printPages(
  window: BrowserWindow,
  pages: readonly string[],
  out: string,
  { signal, onProgress }: TaskRunOptions,
): Promise<Result<string[], AppError>> {
  const folder = await StagedFolder.begin(out)
  // What prints cannot be stopped, but need not be waited for: it goes with its window.
  const stopped = new Promise<null>((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }))
  try {
    for (const [done, page] of pages.entries()) {
      const name = basename(page).replace(/\.html$/, '.pdf')
      onProgress({ done, total: pages.length, what: name })
      const pdf = signal.aborted ? null : await Promise.race([stopped, pdfOf(window, page)])
      if (pdf === null) return err({ kind: 'cancelled' })
      await folder.write(name, pdf)
    }
    return ok((await folder.finish()).map((name) => join(out, name)))
  } finally {
    await folder.discard().catch(() => undefined)
  }
}

async function pdfOf(window: BrowserWindow, page: string): Promise<Uint8Array> {
  await window.loadFile(page)
  return window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
}
