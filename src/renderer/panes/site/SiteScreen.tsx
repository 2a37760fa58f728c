import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'

/** The blog as a web site: what changed, and its export. */
export function SiteScreen() {
  return (
    <main className={pane.col} aria-label="Site">
      <header className={pane.bar}>
        <h2>Site</h2>
      </header>
      <EmptyState middle title="Nothing exported yet." />
    </main>
  )
}
