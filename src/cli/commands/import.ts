import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { ImportReport } from '../../core/import/report'
import { importMarkdown } from '../../tasks/import-markdown'
import { CommandFailure, EXIT, type ExitCode, orFail } from '../failure'
import { writing } from '../open'
import { type CommandContext, printJson, progressLine } from '../terminal'
import { importBibliographies, isBibliography } from './import-bibliography'

const MARKDOWN = new Set(['.md', '.markdown', '.mdown', '.mkd', '.txt'])

/** `postil import DIR FILE…`: brings files in and prints a report. Exit 3 when a file could not be brought in. */
export async function importCommand(
  context: CommandContext,
  dir: string,
  files: readonly string[],
  options: { format?: string | undefined; dryRun?: boolean | undefined; json?: boolean | undefined },
): Promise<ExitCode> {
  const { terminal, signal } = context
  const all = (await Promise.all(files.map(filesOf))).flat()
  const bibliographies = all.filter((file) => isBibliography(file, options.format))
  if (all.length > 0 && bibliographies.length === all.length) return importBibliographies(context, dir, all, options)
  for (const file of all) checkFormat(file, options.format)
  return writing(dir, terminal, async (store) => {
    const report = orFail(
      await importMarkdown(store, all, {
        dryRun: options.dryRun ?? false,
        onProgress: progressLine(terminal),
        signal,
      }),
    )
    if (options.json) printJson(terminal, report)
    else terminal.out(told(report))
    for (const { file, outcome, notices } of report.files)
      if (outcome === 'failed') terminal.err(`postil: ${file}: ${notices.join('; ')}\n`)
    return report.files.some(({ outcome }) => outcome === 'failed') ? EXIT.disk : EXIT.fine
  })
}

/** A folder stands for the Markdown files in it and under it, in the order of their names. */
async function filesOf(path: string): Promise<string[]> {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) found.push(...(await filesOf(join(path, entry.name))))
    else if (entry.isFile() && MARKDOWN.has(extname(entry.name).toLowerCase())) found.push(join(path, entry.name))
  }
  return found
}

function checkFormat(file: string, format: string | undefined): void {
  if (format !== undefined && format !== 'markdown')
    throw new CommandFailure(
      'wrong use',
      `no such import format: ${format} (known: markdown, bibtex, ris, csl-json)`,
      EXIT.wrongUse,
    )
  if (format === undefined && !MARKDOWN.has(extname(file).toLowerCase()))
    throw new CommandFailure(file, 'its format is not known; name it with --format', EXIT.wrongUse)
}

function told(report: ImportReport): string {
  const lines = report.files
    .filter(({ outcome }) => outcome !== 'failed')
    .flatMap(({ file, outcome, post, notices }) => [
      `${outcome}  ${post?.slug ?? ''}  ${post?.title ?? ''}  (${file})`,
      ...notices.map((notice) => `       ${notice}`),
    ])
  const added = report.files.filter(({ outcome }) => outcome === 'added').length
  const made = [
    ...report.topicsAdded.map((title) => `new topic: ${title}`),
    ...report.authorsAdded.map((name) => `new author: ${name}`),
  ]
  const sum = `${added} of ${report.files.length} ${report.dryRun ? 'would be brought in' : 'brought in'}`
  return [...lines, ...made, sum, ''].join('\n')
}
