import { useEffect } from 'react'
import { onLibraryChanged } from '../../session/changes'
import { refreshQueue } from '../../session/queue'
import { reloadThreads } from '../../session/threads'
import { focusIfShown } from '../../ui/focus'
import pane from '../../ui/Pane.module.css'
import { WhoWritesNotice } from '../notices/WhoWritesNotice'
import styles from './CommentsQueue.module.css'
import { QueueBar } from './QueueBar'
import { QueueList } from './QueueList'
import { QueueTabs } from './QueueTabs'
import { QueueThread } from './QueueThread'

/** The comments of all posts by status; beside the list the one looked at, in its thread, with the passage it speaks of. */
export function CommentsQueue() {
  useEffect(() => {
    void refreshQueue()
    focusIfShown('queue')
    return onLibraryChanged(({ posts, threads }) => {
      if (posts.length + threads.length > 0) void refreshQueue()
      void reloadThreads(threads)
    })
  }, [])
  return (
    <div className={styles.queue}>
      <section className={pane.col} aria-label="Queue">
        <QueueTabs />
        <QueueBar />
        <WhoWritesNotice />
        <QueueList />
      </section>
      <QueueThread />
    </div>
  )
}
