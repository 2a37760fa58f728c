import type { AppError } from '../../../core/error'
import { describeError } from '../../../core/error-words'

/** A failed save in words: `Not saved:` and the reason, then what to do. */
export function failureWords(error: AppError): {
  readonly short: string
  readonly rest: string
  readonly whole: string
} {
  if (error.kind === 'conflict') {
    const short = 'Not saved: this post was changed somewhere else'
    return { short, rest: 'Both versions are kept.', whole: `${short}. Both versions are kept.` }
  }
  const described = describeError(error)
  const reason = error.kind === 'disk' ? described.slice(error.path.length + 2) : described
  const end = reason.indexOf('. ')
  const why = end < 0 ? reason.replace(/\.$/, '') : reason.slice(0, end)
  const rest = end < 0 ? '' : reason.slice(end + 2)
  const short = `Not saved: ${why.charAt(0).toLowerCase()}${why.slice(1)}`
  return { short, rest, whole: `${short}. ${rest}`.trim() }
}
