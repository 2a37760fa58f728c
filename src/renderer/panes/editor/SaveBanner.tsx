import { Button } from '@mantine/core'
import { savePost } from '../../session/saving'
import { currentPost, useSession } from '../../session/session'
import { Banner } from '../../ui/Banner'
import { failureWords } from './failure-words'

/** Stands under the toolbar while the post on screen cannot be saved. */
export function SaveBanner() {
  const save = useSession((state) => currentPost(state)?.save)
  const id = useSession((state) => state.current)
  const readOnly = useSession((state) => state.readOnly)
  if (readOnly)
    return (
      <Banner>
        This library is open in another window ({readOnly.owner}). You can read here; to write, close the other one.
      </Banner>
    )
  if (id === null || save?.kind !== 'failed' || save.error.kind === 'conflict') return null
  const { short, rest } = failureWords(save.error)
  return (
    <Banner
      action={
        <Button size="xs" onClick={() => void savePost(id)}>
          Try again
        </Button>
      }
    >
      <b>{short}.</b> {rest}
    </Banner>
  )
}
