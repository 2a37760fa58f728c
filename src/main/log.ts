import { join } from 'node:path'

/** Where the shell writes what happened; one line each, with what it was about. */
export interface Log {
  warn(text: string): void
  /** A fault of ours or of the system. It is written to the log file and to stderr, with its stack. */
  fault(what: string, fault: unknown): void
}

/**
 * Starts logging to `main.log` in the folder given; the file is turned over at one megabyte. The package that keeps it comes
 * with the first line, since it loads Node's whole HTTP, which each start would wait for; stderr has every line at once.
 */
export function startLog(folder: string): Log {
  let loading: Promise<typeof import('electron-log/main')['default']> | null = null
  const write = async (level: 'warn' | 'error', text: string) => {
    console.error(text)
    try {
      loading ??= load(folder)
      ;(await loading)[level](text)
    } catch (fault) {
      // A log that cannot be written stops nothing.
      console.error(`the log in ${folder} cannot be written: ${String(fault)}`)
    }
  }
  return {
    warn: (text) => void write('warn', text),
    fault: (what, fault) =>
      void write('error', `${what}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`),
  }
}

async function load(folder: string) {
  const { default: log } = await import('electron-log/main')
  log.transports.file.resolvePathFn = () => join(folder, 'main.log')
  log.transports.console.level = false
  return log
}
