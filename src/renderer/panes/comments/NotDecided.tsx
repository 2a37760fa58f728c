import { useModeration } from '../../session/moderation'
import { Banner } from '../../ui/Banner'
import { notSaved } from './not-saved'

/** Why the last decision could not be saved; gone as soon as one can be. */
export function NotDecided() {
  const failure = useModeration((state) => state.failure)
  return failure === null ? null : <Banner>{notSaved(failure)}</Banner>
}
