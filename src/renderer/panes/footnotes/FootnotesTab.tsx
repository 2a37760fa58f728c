import { useMemo, useState, useSyncExternalStore } from 'react'
import { runCommand } from '../../commands/registry'
import { currentEditor, watchEditor } from '../../editor/port'
import { useAnalysis } from '../../preview/analysis'
import { useSession } from '../../session/session'
import { EmptyState } from '../../ui/EmptyState'
import { useFirstRows } from '../../ui/MoreRows'
import pane from '../../ui/Pane.module.css'
import styles from './FootnotesTab.module.css'
import { NoteCard } from './NoteCard'
import { noteRows } from './note-rows'
import { Problems } from './Problems'
import { SetAsideTray } from './SetAsideTray'

/** Below this many notes a filter would only be in the way. */
const FILTER_FROM = 8

/** The notes of one post in reading order, what is wrong with them, and those that were set aside. */
export function FootnotesTab({ post }: { readonly post: string }) {
  const about = useAnalysis((state) => state.post)
  const scan = useAnalysis((state) => state.scan)
  const text = useAnalysis((state) => state.text)
  // What is done to the notes is done to the text in the editor, which a moment after the start is not there yet.
  const editing = useSyncExternalStore(watchEditor, () => currentEditor()?.post)
  const readOnly = useSession((state) => state.readOnly !== null)
  const [query, setQuery] = useState('')
  const rows = useMemo(() => noteRows(text, scan), [text, scan])
  const shown = useMemo(
    () => rows.filter((row) => row.search.includes(query.trim().toLocaleLowerCase())),
    [rows, query],
  )
  const { first, more } = useFirstRows(shown)
  if (about !== post || editing !== post) return null
  return (
    <>
      <div className={styles.scroll}>
        <Problems />
        {rows.length === 0 ? (
          <EmptyState title="No notes yet." hint="Footnote in the bar above adds one where the caret is." />
        ) : (
          <>
            <div className={`${pane.section} ${styles.head}`}>
              <h3>{rows.length === 1 ? '1 note' : `${rows.length} notes`}</h3>
              <span className="dim small">{query === '' ? 'in reading order' : `${shown.length} shown`}</span>
              <button
                type="button"
                className={styles.link}
                disabled={readOnly}
                onClick={() => runCommand('notes.tidy')}
              >
                Tidy…
              </button>
              {rows.length >= FILTER_FROM && (
                <input
                  type="search"
                  className={styles.filter}
                  aria-label="Filter notes"
                  placeholder="Filter notes"
                  value={query}
                  onChange={(event) => setQuery(event.currentTarget.value)}
                />
              )}
            </div>
            <ol aria-label="Footnotes">
              {first.map((row) => (
                <NoteCard key={row.key} row={row} />
              ))}
            </ol>
            {more}
          </>
        )}
      </div>
      <SetAsideTray post={post} />
    </>
  )
}
