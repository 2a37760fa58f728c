import { Archive } from 'lucide-react'
import { useSession } from '../../session/session'
import { shortDate } from '../../ui/dates'
import { useFirstRows } from '../../ui/MoreRows'
import pane from '../../ui/Pane.module.css'
import styles from './FootnotesTab.module.css'
import { dropSetAside, putBack } from './note-actions'

/** The foot of the tab: notes that were taken out of the text. They are kept with the post, and print nowhere. */
export function SetAsideTray({ post }: { readonly post: string }) {
  const notes = useSession((state) => state.desk[post]?.draft.setAside)
  const readOnly = useSession((state) => state.readOnly !== null)
  const { first, more } = useFirstRows(notes ?? [])
  if (!notes || notes.length === 0) return null
  return (
    <section className={styles.tray} aria-label="Set aside">
      <div className={`${pane.section} ${styles.trayHead}`}>
        <Archive size={16} aria-hidden />
        <h3>Set aside</h3>
        <span className="dim num">{notes.length}</span>
        <span className={`dim small ${styles.right}`}>Kept with the post, not printed</span>
      </div>
      <ul>
        {first.map((note) => (
          <li key={`${note.removed} ${note.label} ${note.content}`}>
            <p className={styles.kept}>
              {note.content === '' ? <span className="dim">An empty note</span> : note.content}
            </p>
            <div className={styles.trayRow}>
              <button type="button" className={styles.link} disabled={readOnly} onClick={() => void putBack(note)}>
                Put back at the cursor
              </button>
              <button
                type="button"
                className={styles.link}
                disabled={readOnly}
                onClick={() => dropSetAside(post, note)}
              >
                Throw away
              </button>
              <span className="dim small">removed {shortDate(note.removed)}</span>
            </div>
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}
