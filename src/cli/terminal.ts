import type { Progress } from '../tasks/progress'

/** Where a command writes. `live` says that stderr is a terminal, so that progress may be drawn there. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  readonly live: boolean
  /** All of standard input as text. */
  input(): Promise<string>
}

/** What every command works with. */
export interface CommandContext {
  readonly terminal: Terminal
  /** The program's own files: the sample library, the fonts of the site. */
  readonly resources: string
  /** The folder of the built workers; null where there are none. */
  readonly workers: string | null
  /** Stops long work when the person presses Ctrl+C. */
  readonly signal: AbortSignal
}

/** The process's own streams. A reader that goes away (`postil list … | head -1`) is no error. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (fault: NodeJS.ErrnoException) => {
      if (fault.code !== 'EPIPE') throw fault
    })
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    live: process.stderr.isTTY === true,
    input: readInput,
  }
}

/** Takes the cursor to the begin of its line and empties that. */
const CLEAR = '\r\u001b[K'

/** A terminal on which no progress is left standing beside what is printed next, wherever the work ended. */
export function withoutRemains(terminal: Terminal): Terminal {
  let drawn = false
  const over = (print: (text: string) => void) => (text: string) => {
    if (drawn) terminal.err(CLEAR)
    drawn = text.startsWith(CLEAR) && text !== CLEAR
    print(text)
  }
  return { ...terminal, out: over(terminal.out), err: over(terminal.err) }
}

/** Prints one JSON value, as `--json` promises. */
export function printJson(terminal: Terminal, value: unknown): void {
  terminal.out(`${JSON.stringify(value, null, 2)}\n`)
}

/** Draws progress in place on a terminal, and nothing in a pipe. Answers what a task reports to. */
export function progressLine(terminal: Terminal): (progress: Progress) => void {
  return drawn(terminal, ({ done, total }) => (total > 0 ? `${done} of ${total}` : String(done)))
}

/** The same for a task that counts bytes. */
export function percentLine(terminal: Terminal): (progress: Progress) => void {
  return drawn(terminal, ({ done, total }) => (total > 0 ? `${Math.floor((done / total) * 100)} %` : ''))
}

function drawn(terminal: Terminal, count: (progress: Progress) => string): (progress: Progress) => void {
  if (!terminal.live) return () => undefined
  let last = 0
  return (progress) => {
    const { done, total, what } = progress
    const now = Date.now()
    if (done < total && now - last < 50) return
    last = now
    terminal.err(`${CLEAR}${count(progress)}  ${what}`.slice(0, 100))
    if (total > 0 && done >= total) terminal.err(CLEAR)
  }
}

async function readInput(): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces).toString('utf8')
}
