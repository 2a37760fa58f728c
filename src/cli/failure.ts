import type { AppError } from '../core/error'
import { describeReason } from '../core/error-words'
import type { Result } from '../core/result'

/** Exit codes of design.md section 6. */
export const EXIT = { fine: 0, problems: 1, wrongUse: 2, disk: 3 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** Why a command ends early: one line for stderr, `postil: what: why`, and the exit code. */
export class CommandFailure extends Error {
  constructor(
    readonly what: string,
    readonly why: string,
    readonly exitCode: ExitCode,
  ) {
    super(`${what}: ${why}`)
    this.name = 'CommandFailure'
  }

  /** The line as it is printed; never more than one. */
  get line(): string {
    return `postil: ${this.what}: ${this.why}`.replaceAll(/\s*\n\s*/g, ' ')
  }
}

/** The value of a result, or the failure that tells its error on the command line. */
export function orFail<T>(result: Result<T, AppError>): T {
  if (result.ok) return result.value
  throw failureOf(result.error)
}

/** How an error of the library is told on the command line. */
export function failureOf(error: AppError): CommandFailure {
  switch (error.kind) {
    case 'disk':
      return new CommandFailure(error.path, describeReason(error), EXIT.disk)
    case 'not-a-library':
      return new CommandFailure(error.path, 'not a Postil library: it has no library.json', EXIT.disk)
    case 'corrupt':
      return new CommandFailure(error.path, `could not be read: ${error.detail}`, EXIT.disk)
    case 'newer-schema':
      return new CommandFailure(error.path, `written by a newer Postil (schema ${error.schema})`, EXIT.disk)
    case 'read-only':
      return new CommandFailure(error.path, `cannot be written: ${error.owner} holds it, or it is read-only`, EXIT.disk)
    case 'conflict':
      return new CommandFailure(error.what, 'changed by another program meanwhile; nothing was overwritten', EXIT.disk)
    case 'not-found':
      return new CommandFailure(error.what, 'not in this library', EXIT.wrongUse)
    case 'bad-request':
      return new CommandFailure('wrong use', error.detail, EXIT.wrongUse)
    case 'cancelled':
      return new CommandFailure('stopped', 'everything stays as it was', EXIT.problems)
    case 'internal':
      return new CommandFailure('a fault of Postil', error.detail, EXIT.disk)
  }
}
