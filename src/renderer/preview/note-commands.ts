import { toDefined, toInline } from '../../core/footnotes/convert'
import { noteAt } from '../../core/footnotes/go-to'
import { insertFootnote } from '../../core/footnotes/insert'
import type { Note, NoteScan } from '../../core/footnotes/note'
import { planRescue } from '../../core/footnotes/rescue/rescue'
import { scanNotes } from '../../core/footnotes/scan'
import { mergeNotes, splitNote } from '../../core/footnotes/split-merge'
import { planTidy } from '../../core/footnotes/tidy'
import type { TextChange, TextSelection } from '../../core/text-edit'
import type { WorkerAnswers, WorkerCommand, WorkerQuestion } from './protocol'

/** Runs a command on notes in the worker. Null: there is nothing it could do here. */
export function runCommand(command: WorkerCommand, text: string, selection: TextSelection): TextChange | null {
  if (command.name === 'insert-footnote') return insertFootnote(text, selection, command.content)
  const scan = scanNotes(text)
  const note = noteNear(scan, selection.head)
  switch (command.name) {
    case 'convert-note':
      if (!note) return null
      return note.definition ? toInline(text, note) : toDefined(text, note)
    case 'split-note':
      return note ? splitNote(text, scan, note, selection.head) : null
    case 'merge-note': {
      const [first, second] = [scan.notes[command.number - 2], scan.notes[command.number - 1]]
      return first && second ? mergeNotes(text, first, second) : null
    }
  }
}

/** The note whose definition or mark holds the caret. */
function noteNear(scan: NoteScan, caret: number): Note | undefined {
  return (
    noteAt(scan, caret) ??
    scan.notes.find((note) => note.references.some(({ from, to }) => from <= caret && caret <= to))
  )
}

/** Answers a question about a text. */
export function answer(question: WorkerQuestion, text: string): WorkerAnswers[keyof WorkerAnswers] {
  return question.name === 'tidy' ? planTidy(text) : planRescue(text, question.chosen ?? undefined)
}
