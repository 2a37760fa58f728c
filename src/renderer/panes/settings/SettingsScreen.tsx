import { EmptyState } from '../../ui/EmptyState'
import pane from '../../ui/Pane.module.css'

/** What the author chose for the library and for the program. */
export function SettingsScreen() {
  return (
    <main className={pane.col} aria-label="Settings">
      <header className={pane.bar}>
        <h2>Settings</h2>
      </header>
      <EmptyState middle title="Settings" />
    </main>
  )
}
