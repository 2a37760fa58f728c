import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'

/** The tree of topics and the order of what stands under each. */
export function TopicsScreen() {
  return (
    <main className={pane.col} aria-label="Topics">
      <header className={pane.bar}>
        <h2>Topics</h2>
      </header>
      <EmptyState middle title="No topics yet." />
    </main>
  )
}
