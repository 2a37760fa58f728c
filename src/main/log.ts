import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The file is turned over at this size (bytes). */
const MOST = 1_000_000

/** Where the shell writes what happened; one line each, with what it was about. */
export interface Log {
  warn(text: string): void
  /** A fault of ours or of the system. It is written to the log file and to stderr, with its stack. */
  fault(what: string, fault: unknown): void
}

/**
 * Starts logging to `main.log` in the folder given; what was there before it was turned over stays in `main.old.log`. Written
 * at once, so that the last line before an end is there too. The well-known package brings Node's whole HTTP along, which
 * each start would wait for.
 */
export function startLog(folder: string): Log {
  const write = (level: 'warn' | 'error', text: string) => {
    const line = `[${new Date().toISOString()}] [${level}] ${text}`
    console.error(line)
    try {
      append(folder, `${line}\n`)
    } catch (fault) {
      // A log that cannot be written stops nothing.
      console.error(`the log in ${folder} cannot be written: ${String(fault)}`)
    }
  }
  return {
    warn: (text) => write('warn', text),
    fault: (what, fault) =>
      write('error', `${what}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`),
  }
}

function append(folder: string, text: string): void {
  const file = join(folder, 'main.log')
  mkdirSync(folder, { recursive: true })
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size >= MOST) renameSync(file, join(folder, 'main.old.log'))
  appendFileSync(file, text)
}
