import { Button } from '@mantine/core'
import { openToWrite } from '../../session/library'
import { saveCopy } from '../../session/save-copy'
import { savePost } from '../../session/saving'
import { currentPost, type Session, useSession } from '../../session/session'
import { Banner } from '../../ui/Banner'
import { failureWords } from './failure-words'
import styles from './SaveBanner.module.css'

/** Stands under the toolbar while the post on screen cannot be saved. */
export function SaveBanner() {
  const save = useSession((state) => currentPost(state)?.save)
  const id = useSession((state) => state.current)
  const readOnly = useSession((state) => state.readOnly)
  if (readOnly)
    return (
      <Banner
        action={
          <Button size="xs" onClick={() => void openToWrite()}>
            Try again
          </Button>
        }
      >
        {readOnlyWords(readOnly)}
      </Banner>
    )
  if (id === null || save?.kind !== 'failed' || save.error.kind === 'conflict') return null
  const { short, rest } = failureWords(save.error)
  return (
    <Banner
      action={
        <div className={styles.buttons}>
          <Button size="xs" onClick={() => void saveCopy(id)}>
            Save a copy…
          </Button>
          <Button size="xs" onClick={() => void savePost(id)}>
            Try again
          </Button>
        </div>
      }
    >
      <b>{short}.</b> {rest}
    </Banner>
  )
}

function readOnlyWords({ why, owner }: NonNullable<Session['readOnly']>): string {
  if (why === 'folder')
    return 'This folder is read-only: you can read here, but not write. Change its permissions and try again, or open a copy of it.'
  return `This library is open in another window (${owner}). You can read here; to write, close the other one, then try again.`
}
