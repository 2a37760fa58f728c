import type { ComponentProps } from 'react'
import styles from './NoteText.module.css'

/** A box for the words of a note, as high as they are; `className` is that of the cell it stands in. */
export function NoteText({ className = '', ...textarea }: ComponentProps<'textarea'> & { readonly value: string }) {
  return (
    <div className={`${styles.cell} ${className}`} data-value={textarea.value}>
      <textarea {...textarea} data-note-box rows={1} dir="auto" spellCheck />
    </div>
  )
}
