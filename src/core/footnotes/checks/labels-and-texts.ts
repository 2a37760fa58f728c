import type { Note } from '../note'
import { noteText } from '../note-text'
import { type FoundProblem, fix } from '../problem'
import { mergeNotes } from '../split-merge'
import { relabelInOrder } from '../tidy'
import type { CheckedText } from './checked-text'

/** Notes that only say where the last one was say the same more than once, and may. */
const BACK_REFERENCE = /^\W*(?:ibid|id|idem|see id|loc\. ?cit|op\. ?cit|same)\b/i
const SHORTEST = 20

/** Two notes with the same words: one with two marks would do. */
export function checkDuplicateTexts({ text, scan }: CheckedText): FoundProblem[] {
  const first = new Map<string, Note>()
  const found: FoundProblem[] = []
  for (const note of scan.notes) {
    const words = noteText(text, note).replace(/\s+/g, ' ').trim()
    if (words.length < SHORTEST || BACK_REFERENCE.test(words)) continue
    const before = first.get(words)
    if (!before) first.set(words, note)
    else found.push(sameWords(text, before, note))
  }
  return found
}

function sameWords(text: string, before: Note, note: Note): FoundProblem {
  const merged = mergeNotes(text, before, note)
  // Merging two notes of one text: its marks and the removal, without writing the words a second time.
  const edits = merged?.edits.filter(({ from, to }) => !(from === before.contentTo && to === before.contentTo)) ?? []
  return {
    kind: 'duplicate-text',
    severity: 'hint',
    from: note.contentFrom,
    to: note.contentTo,
    message: `Notes ${before.number} and ${note.number} say the same`,
    reason: 'One note can have several marks.',
    fix: edits.length > 0 ? fix('Make one of them', edits) : null,
  }
}

/** Numbers as labels that do not count up as the notes print: a reader of the source is misled, a reader of the page is not. */
export function checkLabelOrder({ scan }: CheckedText): FoundProblem[] {
  const numeric = scan.notes.filter(({ label }) => label !== null && /^\d+$/.test(label))
  const wrong = numeric.find((note, index) => index > 0 && Number(note.label) < Number(numeric[index - 1]?.label))
  const mark = wrong?.references[0]
  if (!wrong || !mark) return []
  return [
    {
      kind: 'label-order',
      severity: 'hint',
      from: mark.from,
      to: mark.to,
      message: 'The labels of the notes do not count up',
      reason: `Note ^${wrong.label} prints as ${wrong.number}. The numbers a reader sees are right.`,
      fix: fix('Number the labels', relabelInOrder(scan)),
    },
  ]
}
