import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'

/** Every comment that waits, over all posts. */
export function CommentsQueue() {
  return (
    <main className={pane.col} aria-label="Comments">
      <header className={pane.bar}>
        <h2>Comments</h2>
      </header>
      <EmptyState middle title="No comments yet." />
    </main>
  )
}
