import type { AppError } from '../core/error'
import type { PostSummary } from '../core/post'

/** A post that an export of single files passes over, as a file of it cannot be read; what stands of it from before stays. */
export interface LeftOut {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly error: AppError
}

/** Whether an error is about one file of the library, so that the rest can be exported. */
export function isOfOneFile({ kind }: AppError): boolean {
  return kind === 'corrupt' || kind === 'newer-schema'
}

export function leftOut({ id, slug, title }: PostSummary, error: AppError): LeftOut {
  return { id, slug, title, error }
}
