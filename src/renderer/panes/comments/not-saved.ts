import type { AppError } from '../../../core/error'
import { describeError } from '../../../core/error-words'

/** Why something could not be saved, in words, and what to do. */
export function notSaved(error: AppError): string {
  if (error.kind === 'conflict')
    return `Not saved: ${describeError(error)} Save again to put yours in its place; the other stays in its history.`
  return `Not saved: ${describeError(error)}`
}
