import { type Dirent, statSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { counted } from '../../core/counted'
import type { ImportReport } from '../../core/import/report'
import { attempt } from '../../store/fault'
import { importPosts as bringIn } from '../../tasks/import/import-posts'
import { POST_FORMATS, type PostFile, type PostFormat, postFormat, readPosts } from '../../tasks/import/read-posts'
import { CommandFailure, EXIT, type ExitCode, orFail } from '../failure'
import { writing } from '../open'
import { type CommandContext, percentLine, printJson } from '../terminal'
import type { Brought, ImportCommandOptions } from './brought'
import { importBibliographies, isBibliography } from './import-bibliography'

/** `postil import DIR FILE…`: brings files in and prints a report. Exit 3 when a file could not be brought in, 1 when a part of one. */
export async function importCommand(
  context: CommandContext,
  dir: string,
  files: readonly string[],
  options: ImportCommandOptions,
): Promise<ExitCode> {
  const { terminal } = context
  const inFolders = isPostFormat(options.format) ? options.format : 'markdown'
  const all = (await Promise.all(files.map((file) => filesOf(file, inFolders)))).flat()
  const bibliographies = all.filter((file) => isBibliography(file, options.format))
  const posts = all.filter((file) => !bibliographies.includes(file)).map((file) => postFile(file, options.format))
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
  files: readonly PostFile[],
  options: ImportCommandOptions,
): Promise<Brought> {
  return writing(dir, terminal, async (store) => {
    const dryRun = options.dryRun ?? false
    const onProgress = percentLine(terminal)
    const report = orFail(await bringIn(store, readPosts(files), { dryRun, onProgress, signal }))
    const failed = report.files.filter(({ outcome }) => outcome === 'failed')
    const errors = failed.map(({ file, notices }) => `postil: ${file}: ${notices.join('; ')}`)
    if (report.stopped) errors.push('postil: stopped: what had come in until then is in the library')
    const exitCode = failed.length > 0 ? EXIT.disk : report.stopped ? EXIT.problems : EXIT.fine
    return { report, told: told(report), errors, exitCode }
  })
}

/** A folder stands for the files of a format in it and under it, in the order of their names. */
async function filesOf(path: string, format: PostFormat): Promise<string[]> {
  const entries = orFail(await attempt(path, () => entriesOf(path)))
  if (entries === null) return [path]
  const found: string[] = []
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) found.push(...(await filesOf(join(path, entry.name), format)))
    else if (entry.isFile() && postFormat(entry.name) === format) found.push(join(path, entry.name))
  }
  return found
}

/** What is in a folder; null for what is none. */
async function entriesOf(path: string): Promise<Dirent[] | null> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
  return isFolder ? readdir(path, { withFileTypes: true }) : null
}

function postFile(file: string, asked: string | undefined): PostFile {
  const format = asked ?? postFormat(file)
  if (format === null) throw new CommandFailure(file, 'its format is not known; name it with --format', EXIT.wrongUse)
  if (!isPostFormat(format)) {
    const known = [...POST_FORMATS, 'bibtex', 'ris', 'csl-json'].join(', ')
    throw new CommandFailure('wrong use', `no such import format: ${format} (known: ${known})`, EXIT.wrongUse)
  }
  return { file, format }
}

function isPostFormat(format: string | undefined): format is PostFormat {
  return format !== undefined && (POST_FORMATS as readonly string[]).includes(format)
}

function told(report: ImportReport): string {
  const lines = report.files
    .filter(({ outcome }) => outcome !== 'failed')
    .flatMap(({ file, outcome, post, notices }) => [
      `${outcome}  ${post?.slug ?? ''}  ${post?.title ?? ''}  (${file})`,
      ...notices.map((notice) => `       ${notice}`),
    ])
  const told = report.told.flatMap(({ file, notices }) => notices.map((notice) => `${file}: ${notice}`))
  const added = report.files.filter(({ outcome }) => outcome === 'added')
  const comments = added.reduce((sum, one) => sum + one.comments, 0)
  const made = [
    ...report.topicsAdded.map((title) => `new topic: ${title}`),
    ...report.authorsAdded.map((name) => `new author: ${name}`),
  ]
  const beside = comments > 0 ? `, with ${counted(comments, 'comment', 'comments')}` : ''
  const sum = `${added.length} of ${report.files.length} ${report.dryRun ? 'would be brought in' : 'brought in'}${beside}`
  return [...lines, ...told, ...made, sum, ''].join('\n')
}
