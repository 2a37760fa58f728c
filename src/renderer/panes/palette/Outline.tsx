import { Heading, Superscript } from 'lucide-react'
import { useCallback } from 'react'
import { noteText } from '../../../core/footnotes/note-text'
import { keysOf } from '../../commands/keymap'
import { currentEditor } from '../../editor/port'
import { useAnalysis } from '../../preview/analysis'
import { closeOverlay } from '../../ui/overlay'
import { type ChoiceGroup, Picker } from '../../ui/Picker'
import { goToReference } from '../footnotes/note-actions'
import { noteKeys } from '../footnotes/note-rows'
import { bestFirst } from './rank'

/** At most this many are offered at once; what is typed finds the others. */
const MOST = 300

/** The headings of the post on screen, to go to one of them. */
export function Outline() {
  const outline = useAnalysis((state) => state.outline)
  const find = useCallback(
    (query: string): ChoiceGroup[] => {
      const choices = bestFirst(outline, query, (entry) => entry.text)
        .slice(0, MOST)
        .map((entry) => ({
          id: `heading-${entry.from}`,
          label: `${'    '.repeat(Math.max(0, entry.level - 2))}${entry.text === '' ? 'A heading without words' : entry.text}`,
          icon: Heading,
          run: () => currentEditor()?.select({ anchor: entry.from, head: entry.from }, 'top'),
        }))
      return choices.length === 0 ? [] : [{ title: 'Headings', choices }]
    },
    [outline],
  )
  const none =
    outline.length === 0
      ? `This post has no headings yet. ${keysOf('format.heading')} makes one.`
      : 'No heading matches.'
  return <Picker label="Outline" placeholder="Words of a heading" find={find} none={none} onClose={closeOverlay} />
}

/** The notes of the post on screen, to go to where one is called. */
export function GoToNote() {
  const scan = useAnalysis((state) => state.scan)
  const text = useAnalysis((state) => state.text)
  const find = useCallback(
    (query: string): ChoiceGroup[] => {
      const keys = noteKeys(scan)
      const notes = scan.notes.map((note, at) => ({
        key: keys[at] ?? '',
        number: note.number,
        words: noteText(text, note),
      }))
      const exact = notes.filter((note) => String(note.number) === query.trim())
      const found = exact.length > 0 ? exact : bestFirst(notes, query, (note) => `${note.number} ${note.words}`)
      const choices = found.slice(0, MOST).map((note) => ({
        id: `note-${note.number}`,
        label: `${note.number}  ${note.words.slice(0, 160)}`,
        icon: Superscript,
        run: () => void goToReference(note.key),
      }))
      return choices.length === 0 ? [] : [{ title: 'Notes', choices }]
    },
    [scan, text],
  )
  return (
    <Picker
      label="Go to note"
      placeholder="Number or words of a note"
      find={find}
      none="No note matches."
      onClose={closeOverlay}
    />
  )
}
