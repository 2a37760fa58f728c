import { Command, CommanderError } from 'commander'
import type { CheckCommandOptions } from './commands/check'
import type { ExportCommandOptions } from './commands/export'
import type { SearchCommandOptions } from './commands/search'
import { CommandFailure, EXIT, type ExitCode, failureOf } from './failure'
import { type CommandContext, processTerminal, type Terminal, withoutRemains } from './terminal'

/** What the starter hands in; the terminal is the process's own when absent. */
export interface CommandLineOptions {
  readonly resources: string
  /** What `--version` answers. */
  readonly version: string
  readonly workers?: string
  readonly terminal?: Terminal
  readonly signal?: AbortSignal
}

/**
 * Runs `postil` with its arguments (without node and script); answers the exit code and never throws. Errors are one line
 * on stderr, `postil: what: why`.
 */
export async function runCommandLine(argv: readonly string[], options: CommandLineOptions): Promise<ExitCode> {
  const terminal = withoutRemains(options.terminal ?? processTerminal())
  const context: CommandContext = {
    terminal,
    resources: options.resources,
    workers: options.workers ?? null,
    signal: options.signal ?? interrupted(),
  }
  let exitCode: ExitCode = EXIT.fine
  const program = commands(context, options.version, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
    return exitCode
  } catch (fault) {
    return report(fault, terminal)
  }
}

/** Each command with all it needs is loaded when it is asked for: a start costs what that one costs. */
function commands(context: CommandContext, version: string, exit: (code: ExitCode) => void): Command {
  const program = new Command('postil')
    .description('Write heavily footnoted posts offline: the command line of Postil.')
    .version(version, '--version', 'print the version')
    .exitOverride()
    .configureOutput({ writeOut: context.terminal.out, writeErr: () => undefined })
    .configureHelp({ showGlobalOptions: true })
  program
    .command('new')
    .argument('<dir>', 'a folder that does not exist yet, or is empty')
    .option('--sample', 'the sample blog instead of an empty library')
    .description('make a library')
    .action(async (dir: string, options) => (await import('./commands/new')).newCommand(context, dir, options))
  program
    .command('list')
    .argument('<dir>', 'a library')
    .option('--json', 'one JSON array')
    .description('list the posts')
    .action(async (dir: string, options) => (await import('./commands/list')).listCommand(context, dir, options))
  program
    .command('import')
    .argument('<dir>', 'a library')
    .argument(
      '<files...>',
      'Markdown, HTML and Word files, WordPress exports, bibliographies; a folder stands for its Markdown files',
    )
    .option(
      '--format <format>',
      'markdown, html, docx, wxr, bibtex, ris or csl-json, also for the files of folders; guessed from the file when absent',
    )
    .option('--dry-run', 'report what would be done and change nothing')
    .option('--json', 'the report as JSON')
    .description('bring files into a library')
    .action(async (dir: string, files: string[], options) =>
      exit(await (await import('./commands/import')).importCommand(context, dir, files, options)),
    )
  program
    .command('render')
    .argument('<file>', 'a Markdown file, or - for standard input')
    .option('--json', 'the HTML and the number of notes as JSON')
    .description('turn Markdown into an HTML fragment, without a library')
    .action(async (file: string, options) => (await import('./commands/render')).renderCommand(context, file, options))
  program
    .command('export')
    .argument('<dir>', 'a library')
    .requiredOption('--out <folder>', 'where to write; files that are not ours are left alone')
    .option('--post <id-or-slug...>', 'only these posts')
    .option(
      '--format <format>',
      'html or markdown (one file a post), site (the whole blog), wxr (one file for WordPress); bibtex, ris or csl-json (the sources)',
      'html',
    )
    .option('--dry-run', 'with --format site: tell what would be written, changed and removed')
    .option('--json', 'what was written as JSON')
    .description('write posts as HTML')
    .action(async (dir: string, options: ExportCommandOptions) =>
      exit(await (await import('./commands/export')).exportCommand(context, dir, options)),
    )
  program
    .command('check')
    .argument('<dir>', 'a library')
    .option('--json', 'the problems as JSON')
    .option('--fix-plain-notes', 'turn notes typed by hand, like [1], into real ones')
    .option('--dry-run', 'with --fix-plain-notes: tell what would be done and change nothing')
    .description('find what is wrong with notes, sources, cross-references and files')
    .action(async (dir: string, options: CheckCommandOptions) =>
      exit(await (await import('./commands/check')).checkCommand(context, dir, options)),
    )
  keepingCommands(program, context)
  return program
}

function keepingCommands(program: Command, context: CommandContext): void {
  program
    .command('search')
    .argument('<dir>', 'a library')
    .argument('<query>', 'words, "phrases", -not, in:notes, topic:, status:, before:, after:')
    .option('--in <parts>', 'posts, notes, comments, sources; several with commas')
    .option('--limit <number>', 'how many hits to show', '20')
    .option('--json', 'the hits as JSON')
    .description('find words in posts, notes, comments and sources')
    .action(async (dir: string, query: string, options: SearchCommandOptions) =>
      (await import('./commands/search')).searchCommand(context, dir, query, options),
    )
  program
    .command('backup')
    .argument('<dir>', 'a library')
    .argument('<file>', 'the ZIP file to write')
    .description('put a whole library into one file')
    .action(async (dir: string, file: string) => (await import('./commands/backup')).backupCommand(context, dir, file))
  program
    .command('restore')
    .argument('<file>', 'a backup')
    .argument('<dir>', 'a folder that does not exist yet, or is empty')
    .description('unpack a backup')
    .action(async (file: string, dir: string) => (await import('./commands/backup')).restoreCommand(context, file, dir))
}

function report(fault: unknown, terminal: Terminal): ExitCode {
  if (fault instanceof CommanderError) {
    if (fault.exitCode === 0) return EXIT.fine
    if (fault.code === 'commander.help')
      terminal.err('postil: wrong use: no command is named; postil --help lists them\n')
    else terminal.err(`postil: wrong use: ${fault.message.replace(/^error: /, '').replaceAll(/\s+/g, ' ')}\n`)
    return EXIT.wrongUse
  }
  const failure =
    fault instanceof CommandFailure
      ? fault
      : failureOf({ kind: 'internal', detail: fault instanceof Error ? fault.message : String(fault) })
  terminal.err(`${failure.line}\n`)
  return failure.exitCode
}

/** A signal that fires at the first Ctrl+C; the second one ends the process as usual. */
function interrupted(): AbortSignal {
  const controller = new AbortController()
  process.once('SIGINT', () => controller.abort())
  return controller.signal
}
