import { counted } from '../../core/counted'
import { whyLeft } from '../../core/footnotes/rescue/left-over'
import { checkLibrary, type LibraryProblem } from '../../tasks/check-library'
import { type RescuedText, rescuePlainNotes } from '../../tasks/rescue-plain-notes'
import { CommandFailure, EXIT, type ExitCode, orFail } from '../failure'
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
  if (options.dryRun) throw new CommandFailure('wrong use', '--dry-run is for --fix-plain-notes', EXIT.wrongUse)
  const { terminal, signal } = context
  return reading(dir, terminal, async (store) => {
    const problems = orFail(await checkLibrary(store, { onProgress: progressLine(terminal), signal }))
    if (options.json) printJson(terminal, problems)
    else terminal.out(`${problems.map(line).join('')}${sum(problems)}\n`)
    return problems.some(({ severity }) => severity === 'error') ? EXIT.problems : EXIT.fine
  })
}

const STOPPED = 'what was made real until then stays; run it again for the rest'

async function fixCommand(context: CommandContext, dir: string, options: CheckCommandOptions): Promise<ExitCode> {
  const { terminal, signal } = context
  const open = options.dryRun ? reading : writing
  return open(dir, terminal, async (store) => {
    const dryRun = options.dryRun ?? false
    const done = await rescuePlainNotes(store, { dryRun, onProgress: progressLine(terminal), signal })
    if (!done.ok && done.error.kind === 'cancelled' && !dryRun)
      throw new CommandFailure('stopped', STOPPED, EXIT.problems)
    const rescued = orFail(done)
    const notes = rescued.reduce((all, text) => all + text.notes, 0)
    if (options.json) printJson(terminal, rescued)
    else
      terminal.out(
        `${rescued.flatMap(rescuedLines).join('')}${counted(notes, 'plain note', 'plain notes')} ${dryRun ? 'would be made' : 'made'} real\n`,
      )
    return EXIT.fine
  })
}

/** A line for the text, then one for each half of a note that stays as it is. */
function rescuedLines({ post, comment, notes, left }: RescuedText): string[] {
  const where = `${post.slug}${comment === null ? '' : ` (comment ${comment})`}`
  const halves = left.map((one) => `${where}:${one.line}: ${whyLeft(one)}, left as it is: ${one.context}\n`)
  return [...(notes > 0 ? [`${where}: ${notes} ${notes === 1 ? 'note' : 'notes'}\n`] : []), ...halves]
}

function line({ post, comment, file, line: at, column, severity, message, reason }: LibraryProblem): string {
  const where = post === null ? file : `${post.slug}${comment === null ? '' : ` (comment ${comment})`}`
  return `${where}${at === null ? '' : `:${at}:${column}`}: ${severity}: ${message}. ${reason}\n`
}

function sum(problems: readonly LibraryProblem[]): string {
  if (problems.length === 0) return 'No problems'
  const count = (wanted: LibraryProblem['severity']) =>
    counted(problems.filter(({ severity }) => severity === wanted).length, wanted, `${wanted}s`)
  return `${count('error')}, ${count('warning')}, ${count('hint')}`
}
