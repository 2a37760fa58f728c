import { basename } from 'node:path'
import { type BibliographyFormat, bibliographyFormat } from '../../core/import/bibliography/read-bibliography'
import { sourceTitle } from '../../core/sources/source-words'
import { addSources, planBibliographyImport } from '../../tasks/import-bibliography'
import { EXIT, type ExitCode, orFail } from '../failure'
import { writing } from '../open'
import { type CommandContext, printJson, progressLine } from '../terminal'

const FORMATS: ReadonlySet<string> = new Set<BibliographyFormat>(['bibtex', 'ris', 'csl-json'])

/** Whether `postil import` should take a file for a bibliography: by the format asked for, else by its ending. */
export function isBibliography(file: string, format: string | undefined): boolean {
  if (format !== undefined) return FORMATS.has(format)
  return bibliographyFormat(basename(file), '') !== null || /\.json$/i.test(file)
}

/** What became of one file. */
interface FileReport {
  readonly file: string
  readonly added: readonly { readonly key: string; readonly title: string }[]
  readonly duplicates: readonly { readonly line: number; readonly title: string; readonly of: string }[]
  readonly problems: readonly { readonly line: number; readonly what: string }[]
}

/** `postil import DIR FILE…` for BibTeX, RIS and CSL-JSON. Exit 1 when an entry could not be read; the rest is brought in. */
export async function importBibliographies(
  context: CommandContext,
  dir: string,
  files: readonly string[],
  options: { format?: string | undefined; dryRun?: boolean | undefined; json?: boolean | undefined },
): Promise<ExitCode> {
  const { terminal, signal } = context
  const format = options.format as BibliographyFormat | undefined
  return writing(dir, terminal, async (store) => {
    const reports: FileReport[] = []
    for (const file of files) {
      const { add, duplicates, problems } = orFail(await planBibliographyImport(store, file, format))
      if (!options.dryRun) orFail(await addSources(store, add, { onProgress: progressLine(terminal), signal }))
      reports.push({
        file,
        added: add.map(({ key, csl }) => ({ key, title: sourceTitle(csl, key) })),
        duplicates,
        problems,
      })
    }
    if (options.json) printJson(terminal, { dryRun: options.dryRun ?? false, files: reports })
    else terminal.out(told(reports, options.dryRun ?? false))
    for (const { file, problems } of reports)
      for (const { line, what } of problems) terminal.err(`postil: ${file}:${line}: ${what}\n`)
    return reports.some(({ problems }) => problems.length > 0) ? EXIT.problems : EXIT.fine
  })
}

function told(reports: readonly FileReport[], dryRun: boolean): string {
  const lines = reports.flatMap(({ file, added, duplicates }) => [
    ...added.map(({ key, title }) => `added  @${key}  ${title}  (${file})`),
    ...duplicates.map(({ line, title, of }) => `already there as @${of}  ${title}  (${file}:${line})`),
  ])
  const added = reports.reduce((sum, report) => sum + report.added.length, 0)
  const all = reports.reduce(
    (sum, report) => sum + report.added.length + report.duplicates.length + report.problems.length,
    0,
  )
  return [...lines, `${added} of ${all} sources ${dryRun ? 'would be brought in' : 'brought in'}`, ''].join('\n')
}
