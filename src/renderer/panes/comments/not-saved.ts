import { type AppError, describeError } from '../../../core/error'

/** Why something could not be saved, in words. */
export function notSaved(error: AppError): string {
  return `Not saved: ${describeError(error)}`
}
