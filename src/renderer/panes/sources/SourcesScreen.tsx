import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'

/** The library's sources and where each is cited. */
export function SourcesScreen() {
  return (
    <main className={pane.col} aria-label="Sources">
      <header className={pane.bar}>
        <h2>Sources</h2>
      </header>
      <EmptyState middle title="No sources yet." />
    </main>
  )
}
