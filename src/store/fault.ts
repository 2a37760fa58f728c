import type { AppError } from '../core/error'
import { describeError } from '../core/error-words'
import { err, ok, type Result } from '../core/result'

/** A failure on its way out of the store; `attempt` turns it into a value. */
export class StoreFault extends Error {
  constructor(readonly error: AppError) {
    super(describeError(error))
    this.name = 'StoreFault'
  }
}

/** The system's code of a failed disk call (`ENOSPC`, …), or null when it is no such failure. */
export function diskCode(fault: unknown): string | null {
  if (!(fault instanceof Error) || !('code' in fault)) return null
  return typeof fault.code === 'string' && /^E[A-Z0-9]+$/.test(fault.code) ? fault.code : null
}

/** Runs `work`; a StoreFault or a failed disk call comes back as an error value, a fault of the program is thrown on. */
export async function attempt<T>(path: string, work: () => Promise<T>): Promise<Result<T, AppError>> {
  try {
    return ok(await work())
  } catch (fault) {
    return err(errorOf(fault, path))
  }
}

/** The error value of a caught fault; `path` is named when the system's own error names none. Throws on what it does not know. */
export function errorOf(fault: unknown, path: string): AppError {
  if (fault instanceof StoreFault) return fault.error
  const code = diskCode(fault)
  if (code === null) throw fault
  // Of a file that could not be put in its place, the place is named, not the file it was written to.
  const { path: own, dest = own } = fault as { path?: unknown; dest?: unknown }
  return { kind: 'disk', code, path: typeof dest === 'string' ? dest : path }
}
