import { LocateFixed, Trash2 } from 'lucide-react'
import { memo, useRef, useState } from 'react'
import { goToSource } from '../../session/go-to'
import { useSession } from '../../session/session'
import { holdKeys } from '../../ui/held-keys'
import { IconButton } from '../../ui/IconButton'
import { NoteText } from '../../ui/NoteText'
import styles from './FootnotesTab.module.css'
import { goToReference, NoteWriter, removeFootnote } from './note-actions'
import type { NoteRow } from './note-rows'

/** One note: its number, its text to edit, where it is called from. Rendered anew only when it changes. */
export const NoteCard = memo(
  function NoteCard({ row }: { readonly row: NoteRow }) {
    const { key, number, label, marks, sources } = row
    return (
      <li className={styles.note}>
        <b>{number}</b>
        <div>
          <NoteBox row={row} />
          <div className={styles.actions}>
            <span className={styles.label}>{label === null ? 'inline' : `^${label}`}</span>
            {marks > 1 && <Marks noteKey={key} number={number} count={marks} />}
            {sources.map((source) => (
              <button
                key={source}
                type="button"
                className={`${styles.label} ${styles.source}`}
                title={`Show the source ${source}`}
                onClick={() => goToSource(source)}
              >
                @{source}
              </button>
            ))}
            <span className={styles.right}>
              <IconButton
                label={`Go to reference ${number}`}
                icon={LocateFixed}
                size={24}
                onClick={() => void goToReference(key)}
              />
              <RemoveButton noteKey={key} number={number} />
            </span>
          </div>
        </div>
      </li>
    )
  },
  ({ row: a }, { row: b }) =>
    a.key === b.key && a.number === b.number && a.text === b.text && a.marks === b.marks && a.label === b.label,
)

function RemoveButton({ noteKey, number }: { readonly noteKey: string; readonly number: number }) {
  const readOnly = useSession((state) => state.readOnly !== null)
  return (
    <IconButton
      label={`Remove footnote ${number}`}
      icon={Trash2}
      size={24}
      disabled={readOnly}
      onClick={() => void removeFootnote(noteKey)}
    />
  )
}

interface MarksProps {
  readonly noteKey: string
  readonly number: number
  readonly count: number
}

/** A note called from several places: a way to each of them. */
function Marks({ noteKey, number, count }: MarksProps) {
  return (
    <span className={styles.marks}>
      {count} marks
      {Array.from({ length: count }, (_, mark) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: a mark has no other name than its place
          key={mark}
          type="button"
          className={styles.source}
          aria-label={`Go to mark ${mark + 1} of note ${number}`}
          onClick={() => void goToReference(noteKey, mark)}
        >
          {mark + 1}
        </button>
      ))}
    </span>
  )
}

function NoteBox({ row: { key, number, text } }: { readonly row: NoteRow }) {
  const readOnly = useSession((state) => state.readOnly !== null)
  // The box shows what is typed in it, until the note that is read in the text says the same.
  const [typed, setTyped] = useState<string | null>(null)
  const writer = useRef<NoteWriter | null>(null)
  const value = typed ?? text
  return (
    <NoteText
      className={styles.box}
      aria-label={`Footnote ${number}`}
      readOnly={readOnly}
      value={value}
      onFocus={() => {
        writer.current = new NoteWriter(key)
        // What was written into the text just before stands in the box before anything is typed in it.
        void holdKeys(writer.current.begin())
      }}
      onBlur={() => {
        void writer.current?.settled().then(() => setTyped((now) => (now === typed ? null : now)))
        writer.current = null
      }}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        writer.current?.write(next)
      }}
      onKeyDown={(event) => {
        const back = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
        if (!back || event.nativeEvent.isComposing) return
        event.preventDefault()
        void goToReference(key)
      }}
    />
  )
}
