import { useMemo } from 'react'
import { counted } from '../../../core/counted'
import { draftsWithoutPost, useDrafts } from '../../session/comment-drafts'
import { useSession } from '../../session/session'
import { dropStrays, keepStraysAsPost } from '../../session/stray-drafts'
import { Notice } from './Notice'
import styles from './Notice.module.css'

/** Stands over the list of posts while comments were begun on posts that are gone: no box shows them. */
export function StrayDraftsNotice() {
  const drafts = useDrafts((state) => state.drafts)
  const posts = useSession((state) => state.posts)
  const current = useSession((state) => state.current)
  const readOnly = useSession((state) => state.readOnly !== null)
  const count = useMemo(() => draftsWithoutPost({ drafts }, { posts, current }).length, [drafts, posts, current])
  if (count === 0 || readOnly) return null
  return (
    <Notice>
      <b>
        {counted(count, 'comment that you had begun belongs', 'comments that you had begun belong')} to a post that is
        gone.
      </b>{' '}
      <span className={styles.choices}>
        <button type="button" className={styles.action} onClick={() => void keepStraysAsPost()}>
          Keep as a new post
        </button>
        <button type="button" className={styles.action} onClick={dropStrays}>
          Throw away
        </button>
      </span>
    </Notice>
  )
}
