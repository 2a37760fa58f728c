import { checkLibrary, fixPlainNotes, type LibraryProblem } from '../../tasks/check-library'
import { EXIT, type ExitCode, orFail } from '../failure'
import { reading, writing } from '../open'
import { type CommandContext, printJson, progressLine } from '../terminal'

export interface CheckCommandOptions {
  readonly json?: boolean | undefined
  readonly fixPlainNotes?: boolean | undefined
  readonly dryRun?: boolean | undefined
}

/** `postil check DIR`: every problem, one a line; exit code 1 when one of them is an error. */
export async function checkCommand(
  context: CommandContext,
  dir: string,
  options: CheckCommandOptions,
): Promise<ExitCode> {
  if (options.fixPlainNotes) return fixCommand(context, dir, options)
  const { terminal, signal } = context
  return reading(dir, terminal, async (store) => {
    const problems = orFail(await checkLibrary(store, { onProgress: progressLine(terminal), signal }))
    if (options.json) printJson(terminal, problems)
    else terminal.out(`${problems.map(line).join('')}${sum(problems)}\n`)
    return problems.some(({ severity }) => severity === 'error') ? EXIT.problems : EXIT.fine
  })
}

async function fixCommand(context: CommandContext, dir: string, options: CheckCommandOptions): Promise<ExitCode> {
  const { terminal, signal } = context
  const open = options.dryRun ? reading : writing
  return open(dir, terminal, async (store) => {
    const dryRun = options.dryRun ?? false
    const fixed = orFail(await fixPlainNotes(store, { dryRun, onProgress: progressLine(terminal), signal }))
    const notes = fixed.reduce((all, post) => all + post.notes, 0)
    if (options.json) printJson(terminal, fixed)
    else {
      const lines = fixed.map(({ post, notes: own }) => `${post.slug}: ${own} ${own === 1 ? 'note' : 'notes'}\n`)
      terminal.out(`${lines.join('')}${notes} plain notes ${dryRun ? 'would be made' : 'made'} real ones\n`)
    }
    return EXIT.fine
  })
}

function line({ post, comment, file, line: at, column, severity, message, reason }: LibraryProblem): string {
  const where = post === null ? file : `${post.slug}${comment === null ? '' : ` (comment ${comment})`}`
  return `${where}${at === null ? '' : `:${at}:${column}`}: ${severity}: ${message}. ${reason}\n`
}

function sum(problems: readonly LibraryProblem[]): string {
  if (problems.length === 0) return 'No problems'
  const count = (wanted: LibraryProblem['severity']) => problems.filter(({ severity }) => severity === wanted).length
  return `${count('error')} errors, ${count('warning')} warnings, ${count('hint')} hints`
}
