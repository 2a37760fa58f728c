import { join } from 'node:path'
import { counted } from '../../core/counted'
import type { LibraryStore } from '../../store/library-store'
import type { exportPosts } from '../../tasks/export-html'
import type { LeftOut } from '../../tasks/left-out'
import type { SiteReport } from '../../tasks/site/export-site'
import type { FileNotice } from '../../tasks/staged-folder'
import { CommandFailure, EXIT, type ExitCode, failureOf, orFail } from '../failure'
import { reading, tellSetAside } from '../open'
import { type CommandContext, printJson, progressLine, type Terminal } from '../terminal'

export interface ExportCommandOptions {
  readonly out: string
  readonly post?: string[] | undefined
  readonly format: string
  readonly dryRun?: boolean | undefined
  readonly json?: boolean | undefined
}

type Format = (context: CommandContext, dir: string, options: ExportCommandOptions) => Promise<ExitCode>

/** Each format is loaded with all it needs when it is asked for. */
const FORMATS: Readonly<Record<string, () => Promise<Format>>> = {
  html: async () => filesBy((await import('../../tasks/export-html')).exportPosts),
  markdown: async () => filesBy((await import('../../tasks/export-markdown')).exportMarkdown),
  site: async () => exportWholeSite,
  wxr: async () => exportForWordpress,
  bibtex: async () => (await import('./export-bibliography')).bibliographyExport('bibtex'),
  ris: async () => (await import('./export-bibliography')).bibliographyExport('ris'),
  'csl-json': async () => (await import('./export-bibliography')).bibliographyExport('csl-json'),
}

/** `postil export DIR --out OUT`: writes the posts, or those named, or the whole site into a folder. Exit 3 when a post could not be read and was left out, 1 when something is not written as it stands. */
export async function exportCommand(
  context: CommandContext,
  dir: string,
  options: ExportCommandOptions,
): Promise<ExitCode> {
  const format = Object.hasOwn(FORMATS, options.format) ? FORMATS[options.format] : undefined
  if (format === undefined) {
    const why = `no such export format: ${options.format} (known: ${Object.keys(FORMATS).join(', ')})`
    throw new CommandFailure('wrong use', why, EXIT.wrongUse)
  }
  return (await format())(context, dir, options)
}

function filesBy(write: typeof exportPosts): Format {
  return async ({ terminal, signal }, dir, options) => {
    if (options.dryRun) throw new CommandFailure('wrong use', '--dry-run is for --format site', EXIT.wrongUse)
    return reading(dir, terminal, async (store) => {
      const exported = orFail(
        await write(store, {
          out: options.out,
          ...(options.post ? { ids: options.post } : {}),
          onProgress: progressLine(terminal),
          signal,
        }),
      )
      if (options.json) printJson(terminal, exported)
      else terminal.out(`${exported.files.map(({ path }) => `${path}\n`).join('')}${sum(exported.files)}\n`)
      tellLeftOut(terminal, exported.leftOut)
      const exitCode = tellNotices(terminal, exported.notices)
      return exported.leftOut.length > 0 ? EXIT.disk : exitCode
    })
  }
}

async function exportForWordpress(
  { terminal, signal }: CommandContext,
  dir: string,
  { out, post, dryRun, json }: ExportCommandOptions,
): Promise<ExitCode> {
  if (dryRun) throw new CommandFailure('wrong use', '--dry-run is for --format site', EXIT.wrongUse)
  const { exportWxr } = await import('../../tasks/export-wxr')
  return reading(dir, terminal, async (store) => {
    const chosen = post ? { ids: post } : {}
    const exported = orFail(await exportWxr(store, { out, ...chosen, onProgress: progressLine(terminal), signal }))
    if (json) printJson(terminal, exported)
    else {
      const comments = counted(exported.comments, 'comment', 'comments')
      terminal.out(`${exported.file}\n${counted(exported.posts, 'post', 'posts')} with ${comments} exported\n`)
    }
    return tellNotices(terminal, exported.notices)
  })
}

function tellLeftOut(terminal: Terminal, posts: readonly LeftOut[]): void {
  for (const { slug, error } of posts) {
    const why = `left out, and what stands of it there is as it was: ${failureOf(error).message}`
    terminal.err(`${new CommandFailure(slug, why, EXIT.disk).line}\n`)
  }
}

function tellNotices(terminal: Terminal, notices: readonly FileNotice[]): ExitCode {
  for (const { path, notice } of notices) terminal.err(`${new CommandFailure(path, notice, EXIT.problems).line}\n`)
  return notices.length > 0 ? EXIT.problems : EXIT.fine
}

function sum(files: readonly { status: string }[]): string {
  const unpublished = files.filter(({ status }) => status !== 'published').length
  const posts = `${files.length} ${files.length === 1 ? 'post' : 'posts'} exported`
  return unpublished === 0 ? posts : `${posts}, ${unpublished} of them not published yet`
}

async function exportWholeSite(context: CommandContext, dir: string, options: ExportCommandOptions): Promise<ExitCode> {
  const { terminal, signal, resources, workers } = context
  if (options.post) throw new CommandFailure('wrong use', 'a site is exported whole, without --post', EXIT.wrongUse)
  const { exportSite } = await import('../../tasks/site/export-site')
  const work = async (store: LibraryStore) => {
    const report = orFail(
      await exportSite(store, {
        out: options.out,
        resources,
        ...(workers === null ? {} : { worker: join(workers, 'site-worker.cjs') }),
        dryRun: options.dryRun ?? false,
        onSetAside: (files) => tellSetAside(terminal, files),
        onProgress: progressLine(terminal),
        signal,
      }),
    )
    if (options.json) printJson(terminal, report)
    else terminal.out(told(report))
    return EXIT.fine
  }
  return reading(dir, terminal, work, { withoutList: true })
}

function told(report: SiteReport): string {
  const lines = report.changes.map(({ change, path, why }) => `${change.padEnd(7)}  ${path}  (${why})`)
  const count = (change: string) => report.changes.filter((entry) => entry.change === change).length
  const counts = `${count('new')} new, ${count('changed')} changed, ${count('removed')} removed, ${report.same} as they were`
  const end = report.changes.length === 0 ? 'Nothing has changed since the last export' : counts
  return `${[...lines, report.dryRun ? `${end} (nothing was written)` : end].join('\n')}\n`
}
