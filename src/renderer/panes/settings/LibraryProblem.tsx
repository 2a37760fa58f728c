import { useEffect } from 'react'
import { describeError } from '../../../core/error-words'
import { forgetRefusal, useLibraryFailure } from '../../session/library-settings'

/** Why what was changed on this screen is not saved; it goes with the screen, unless it is tried again. */
export function LibraryProblem({ className }: { readonly className: string | undefined }) {
  const failure = useLibraryFailure((state) => state.failure)
  useEffect(() => forgetRefusal, [])
  return (
    failure && (
      <p role="alert" className={className}>
        {describeError(failure)}
      </p>
    )
  )
}
