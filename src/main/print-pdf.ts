import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { BrowserWindow, session as sessions } from 'electron'
import type { AppError } from '../core/error'
import { err, ok, type Result } from '../core/result'
import { nodeDisk } from '../store/disk'
import { writeDurably } from '../store/durable-write'
import { attempt } from '../store/fault'
import type { ExportedPosts } from '../tasks/export-html'
import type { Exporter } from './exporter'

interface PdfInput {
  /** The library's folder. */
  readonly dir: string
  readonly out: string
  readonly ids: readonly string[]
}

/** The files that were printed, and what is to be said of the pages they were printed from. */
type PrintedPosts = Pick<ExportedPosts, 'notices'> & { readonly files: string[] }

/**
 * Prints posts as PDF, one file each, by the print style of their pages. The pages are loaded in a hidden window without
 * scripts that may read nothing but them. Errors: not-found, cancelled, disk.
 */
export async function printPdf(
  exporter: Exporter,
  { dir, out, ids }: PdfInput,
): Promise<Result<PrintedPosts, AppError>> {
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
    // The folder goes away: nothing in a PDF may lead into it.
    const pages = await exporter.run('export-posts', { dir, out: folder, ids, linked: false })
    if (!pages.ok) return pages
    const files: string[] = []
    for (const { path } of pages.value.files) {
      await window.loadFile(path)
      const pdf = await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true })
      const file = join(out, basename(path).replace(/\.html$/, '.pdf'))
      const written = await attempt(file, async () => {
        await nodeDisk.makeFolder(out)
        await writeDurably(nodeDisk, file, pdf)
      })
      if (!written.ok) return written
      files.push(file)
    }
    return ok({ files, notices: pages.value.notices })
  } catch (fault) {
    return err({ kind: 'internal', detail: fault instanceof Error ? fault.message : String(fault) })
  } finally {
    window.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}
