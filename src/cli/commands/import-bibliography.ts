import { closeSync, openSync, readSync } from 'node:fs'
import { basename } from 'node:path'
import { type BibliographyFormat, bibliographyFormat } from '../../core/import/bibliography/read-bibliography'
import { sourceTitle } from '../../core/sources/source-words'
import { addSources, planBibliographyImport } from '../../tasks/import/bibliography'
import { EXIT, type ExitCode, failureOf } from '../failure'
import { writing } from '../open'
import { type CommandContext, progressLine } from '../terminal'
import type { Brought, ImportCommandOptions } from './brought'

const FORMATS: ReadonlySet<string> = new Set<BibliographyFormat>(['bibtex', 'ris', 'csl-json'])

/** Whether `postil import` should take a file for a bibliography: by the format asked for, its ending, or how a text begins. */
export function isBibliography(file: string, format: string | undefined): boolean {
  if (format !== undefined) return FORMATS.has(format)
  if (/\.json$/i.test(file)) return true
  return bibliographyFormat(basename(file), /\.txt$/i.test(file) ? beginningOf(file) : '') !== null
}

/** Programs for sources also write `.txt`. What cannot be read is told by those who read it as a whole. */
function beginningOf(file: string): string {
  try {
    const [handle, bytes] = [openSync(file, 'r'), Buffer.alloc(4096)]
    try {
      return bytes.toString('utf8', 0, readSync(handle, bytes))
    } finally {
      closeSync(handle)
    }
  } catch {
    return ''
  }
}

/** What became of one file; `failed` says why nothing of it was read. */
interface FileReport {
  readonly file: string
  readonly failed: string | null
  readonly added: readonly { readonly key: string; readonly title: string }[]
  readonly duplicates: readonly { readonly line: number; readonly title: string; readonly of: string }[]
  readonly problems: readonly { readonly line: number; readonly what: string }[]
}

/** Brings in BibTeX, RIS and CSL-JSON. A file or an entry that cannot be read is told; the rest is brought in. */
export async function importBibliographies(
  context: CommandContext,
  dir: string,
  files: readonly string[],
  options: ImportCommandOptions,
): Promise<Brought> {
  const { terminal, signal } = context
  const dryRun = options.dryRun ?? false
  const format = options.format as BibliographyFormat | undefined
  return writing(dir, terminal, async (store) => {
    const reports: FileReport[] = []
    const errors: string[] = []
    let exitCode: ExitCode = EXIT.fine
    for (const file of files) {
      const plan = await planBibliographyImport(store, file, format)
      if (!plan.ok) {
        const failure = failureOf(plan.error)
        errors.push(failure.line)
        exitCode = failure.exitCode
        reports.push({ file, failed: failure.why, added: [], duplicates: [], problems: [] })
        continue
      }
      const { add, duplicates, problems } = plan.value
      const written = dryRun ? null : await addSources(store, add, { onProgress: progressLine(terminal), signal })
      if (written?.ok === false) {
        const failure = failureOf(written.error)
        const why = written.error.kind === 'cancelled' ? 'stopped' : `${failure.what}: ${failure.why}`
        errors.push(`postil: ${file}: ${why}: what had come in until then is in the library`)
        exitCode = failure.exitCode
        break
      }
      errors.push(...problems.map(({ line, what }) => `postil: ${file}:${line}: ${what}`))
      reports.push({
        file,
        failed: null,
        added: add.map(({ key, csl }) => ({ key, title: sourceTitle(csl, key) })),
        duplicates,
        problems,
      })
    }
    if (exitCode === EXIT.fine && errors.length > 0) exitCode = EXIT.problems
    return { report: { dryRun, files: reports }, told: told(reports, dryRun), errors, exitCode }
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
