import { join } from 'node:path'
import log from 'electron-log/main'

/** Where the shell writes what happened; one line each, with what it was about. */
export interface Log {
  info(text: string): void
  warn(text: string): void
  /** A fault of ours or of the system. It is written to the log file and to stderr, with its stack. */
  fault(what: string, fault: unknown): void
}

/** Starts logging to `main.log` in the folder given; the file is turned over at one megabyte. */
export function startLog(folder: string): Log {
  log.transports.file.resolvePathFn = () => join(folder, 'main.log')
  log.transports.file.level = 'info'
  log.transports.console.level = 'warn'
  return {
    info: (text) => log.info(text),
    warn: (text) => log.warn(text),
    fault: (what, fault) =>
      log.error(`${what}: ${fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)}`),
  }
}
