import { statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { ImportReport } from '../../core/import/report'
import { importMarkdown } from '../../tasks/import-markdown'
import { CommandFailure, EXIT, type ExitCode, orFail } from '../failure'
import { writing } from '../open'
import { type CommandContext, printJson, progressLine } from '../terminal'
import type { Brought, ImportCommandOptions } from './brought'
import { importBibliographies, isBibliography } from './import-bibliography'

const MARKDOWN = new Set(['.md', '.markdown', '.mdown', '.mkd', '.txt'])

/** `postil import DIR FILE…`: brings files in and prints a report. Exit 3 when a file could not be brought in, 1 when a part of one. */
export async function importCommand(
  context: CommandContext,
  dir: string,
  files: readonly string[],
  options: ImportCommandOptions,
): Promise<ExitCode> {
  const { terminal } = context
  const all = (await Promise.all(files.map(filesOf))).flat()
  const bibliographies = all.filter((file) => isBibliography(file, options.format))
  const posts = all.filter((file) => !bibliographies.includes(file))
  for (const file of posts) checkFormat(file, options.format)
  const brought: Brought[] = []
  if (bibliographies.length > 0) brought.push(await importBibliographies(context, dir, bibliographies, options))
  if (posts.length > 0 || bibliographies.length === 0) brought.push(await importPosts(context, dir, posts, options))
  const reports = brought.map(({ report }) => report)
  if (options.json) printJson(terminal, Object.assign({}, ...reports, { files: reports.flatMap((one) => one.files) }))
  else terminal.out(brought.map((one) => one.told).join(''))
  for (const error of brought.flatMap(({ errors }) => errors)) terminal.err(`${error}\n`)
  return brought.reduce<ExitCode>((worst, { exitCode }) => (exitCode > worst ? exitCode : worst), EXIT.fine)
}

async function importPosts(
  { terminal, signal }: CommandContext,
  dir: string,
  files: readonly string[],
  options: ImportCommandOptions,
): Promise<Brought> {
  return writing(dir, terminal, async (store) => {
    const dryRun = options.dryRun ?? false
    const report = orFail(await importMarkdown(store, files, { dryRun, onProgress: progressLine(terminal), signal }))
    const failed = report.files.filter(({ outcome }) => outcome === 'failed')
    const errors = failed.map(({ file, notices }) => `postil: ${file}: ${notices.join('; ')}`)
    return { report, told: told(report), errors, exitCode: failed.length > 0 ? EXIT.disk : EXIT.fine }
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
