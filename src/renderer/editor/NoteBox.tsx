import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { keysLabel } from '../commands/keymap'
import { NoteText } from '../ui/NoteText'
import { closeNoteBox, type NewNote, useNoteBox } from './insert-note'
import styles from './NoteBox.module.css'

/** Where a new note is written: a box under its mark, over the text. Escape and Ctrl+Enter go back behind the mark. */
export function NoteBox({ post }: { readonly post: string }) {
  const note = useNoteBox((state) => state.note)
  useEffect(() => closeNoteBox, [])
  return note?.editor.post === post ? <Writing key={note.id} note={note} /> : null
}

function Writing({ note }: { readonly note: NewNote }) {
  const box = useRef<HTMLDivElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const [words, setWords] = useState(note.words)
  useLineBelow(note, box)
  useLayoutEffect(() => {
    area.current?.focus({ preventScroll: true })
    area.current?.setSelectionRange(note.words.length, note.words.length)
    const leave = (event: FocusEvent) => {
      const to = event.target instanceof Element ? event.target : null
      // A dialog that is opened from here gives the keyboard back.
      if (to && !box.current?.contains(to) && !to.closest('dialog, [role="dialog"]')) closeNoteBox()
    }
    document.addEventListener('focusin', leave)
    return () => document.removeEventListener('focusin', leave)
  }, [note])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box grows with the words
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [words])
  const write = (next: string) => {
    if (!note.isInPlace) return closeNoteBox()
    setWords(next)
    note.write(next)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const mod = event.ctrlKey || event.metaKey
    // There is nothing to take back in the box, so it is the note itself.
    const undo = mod && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'z' && words === ''
    if (!undo && event.key !== 'Escape' && !(mod && event.key === 'Enter')) return
    event.preventDefault()
    event.stopPropagation()
    closeNoteBox()
    note.editor.focus()
    if (undo) note.editor.undo()
  }
  return (
    <div ref={box} className={styles.box}>
      <NoteText
        className={styles.words}
        ref={area}
        aria-label="Words of the new note"
        placeholder="Write the note"
        value={words}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <p className={styles.hint} aria-hidden>
        <kbd>{keysLabel('Escape')}</kbd> goes back to the text
      </p>
    </div>
  )
}

/** Keeps the box under the line with its mark, wherever the text moves that. */
function useLineBelow(note: NewNote, box: { readonly current: HTMLElement | null }): void {
  useLayoutEffect(() => {
    const surface = box.current?.parentElement
    const place = () => {
      const line = note.editor.rectOf(note.editor.selection().head)
      if (!box.current || !surface || !line) return
      box.current.style.top = `${line.bottom - surface.getBoundingClientRect().top}px`
      box.current.scrollIntoView({ block: 'nearest' })
    }
    place()
    const observer = new ResizeObserver(place)
    if (surface) observer.observe(surface)
    const stop = note.editor.onChange(place)
    return () => {
      observer.disconnect()
      stop()
    }
  }, [note, box])
}
