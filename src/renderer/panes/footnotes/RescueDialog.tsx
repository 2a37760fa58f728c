import { Button, Checkbox } from '@mantine/core'
import { useEffect, useState } from 'react'
import { whyLeft } from '../../../core/footnotes/rescue/left-over'
import type { Rescue, RescuedNote } from '../../../core/footnotes/rescue/rescue'
import { currentEditor } from '../../editor/port'
import { putInto, tellDone } from '../../editor/take-back'
import { askWorker } from '../../preview/reader'
import { Dialog } from '../../ui/Dialog'
import { useFirstRows } from '../../ui/MoreRows'
import { closeOverlay } from '../../ui/overlay'
import { showToast } from '../../ui/toast'
import styles from './NoteDialogs.module.css'

/** Shows notes that were typed by hand beside what they would become; each may be left out. */
export function RescueDialog() {
  const [found, setFound] = useState<{ readonly text: string; readonly rescue: Rescue } | null>(null)
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  useEffect(() => {
    const text = currentEditor()?.text() ?? ''
    void askWorker({ name: 'rescue', chosen: null }, text).then((rescue) => setFound({ text, rescue }))
  }, [])
  const { first, more } = useFirstRows(found?.rescue.notes ?? [])
  if (!found) return null
  const { text, rescue } = found
  const chosen = new Set(rescue.notes.map((_, index) => index).filter((index) => !left.has(index)))
  const toggle = (index: number) => {
    const next = new Set(left)
    if (!next.delete(index)) next.add(index)
    setLeft(next)
  }
  return (
    <Dialog
      title={rescue.notes.length === 0 ? 'No notes typed by hand were found' : 'Make real notes of these?'}
      size={860}
      onClose={closeOverlay}
      actions={
        <>
          <Button data-autofocus onClick={closeOverlay}>
            {rescue.notes.length === 0 ? 'Close' : 'Leave them'}
          </Button>
          {rescue.notes.length > 0 && (
            <Button variant="filled" disabled={chosen.size === 0} onClick={() => void make(text, chosen)}>
              {chosen.size === 1 ? 'Make 1 note' : `Make ${chosen.size} notes`}
            </Button>
          )}
        </>
      }
    >
      <p className="mid">
        {rescue.notes.length === 0
          ? 'Looked for: [1], (1), [i], [a], * and the like in the text with a line “[1] …” behind it, and raised numbers with a list under “Notes”.'
          : 'Each mark with its note becomes a real one. One undo takes it back.'}
      </p>
      {rescue.notes.length > 0 && (
        <ul className={styles.rescued}>
          {first.map((note, index) => (
            <li key={note.note.from}>
              <Checkbox
                checked={!left.has(index)}
                onChange={() => toggle(index)}
                aria-label={`Make a real note of ${note.sign}`}
              />
              <Before text={text} note={note} />
              <After note={note} />
            </li>
          ))}
        </ul>
      )}
      {more}
      <LeftOvers rescue={rescue} />
    </Dialog>
  )
}

async function make(text: string, chosen: ReadonlySet<number>): Promise<void> {
  const { edits } = await askWorker({ name: 'rescue', chosen }, text)
  const editor = currentEditor()
  closeOverlay()
  if (!editor || editor.text() !== text) return showToast('No notes made: the text has changed meanwhile. Ask again.')
  tellDone(chosen.size === 1 ? '1 note made' : `${chosen.size} notes made`, putInto(editor.post, text, edits))
}

function Before({ text, note }: { readonly text: string; readonly note: RescuedNote }) {
  const mark = note.marks[0]
  return (
    <div>
      {mark && (
        <p className={styles.words}>
          …{text.slice(Math.max(0, mark.from - 50), mark.from).replaceAll('\n', ' ')}
          <del>{text.slice(mark.from, mark.to)}</del>
        </p>
      )}
      <p className={styles.words}>{text.slice(note.note.from, Math.min(note.note.to, note.note.from + 200))}</p>
    </div>
  )
}

function After({ note }: { readonly note: RescuedNote }) {
  return (
    <div>
      <p className={styles.words}>
        <ins>[^{note.label}]</ins>
        {note.marks.length > 1 && <span className="dim"> at {note.marks.length} places</span>}
      </p>
      <p className={styles.words}>
        <ins>[^{note.label}]:</ins> {note.words.slice(0, 200)}
      </p>
    </div>
  )
}

function LeftOvers({ rescue }: { readonly rescue: Rescue }) {
  const { first, more } = useFirstRows(rescue.left)
  if (rescue.left.length === 0) return null
  return (
    <section aria-label="Left as they are">
      <h3 className={styles.leftTitle}>Left as they are</h3>
      <ul className={styles.left}>
        {first.map((one) => (
          <li key={`${one.kind} ${one.from}`}>
            Line {one.line}: {whyLeft(one)}: <span className="dim">{one.context}</span>
          </li>
        ))}
      </ul>
      {more}
    </section>
  )
}
