import { toDefined, toInline } from '../../core/footnotes/convert'
import { fragmentOf, insertFragment, returnPassage } from '../../core/footnotes/fragment'
import { noteAt } from '../../core/footnotes/go-to'
import { insertFootnote, insertFootnoteInstead } from '../../core/footnotes/insert'
import { moveBlocks, moveToPost } from '../../core/footnotes/move'
import type { Note, NoteScan } from '../../core/footnotes/note'
import { planRescue } from '../../core/footnotes/rescue/rescue'
import { scanNotes } from '../../core/footnotes/scan'
import { mergeNotes, splitNote } from '../../core/footnotes/split-merge'
import { cutPassage, extractFragment } from '../../core/footnotes/take-along'
import { planTidy } from '../../core/footnotes/tidy'
import type { TextChange, TextSelection } from '../../core/text-edit'
import type { WorkerAnswers, WorkerCommand, WorkerQuestion } from './protocol'

/** Runs a command on notes in the worker. Null: there is nothing it could do here. */
export async function runCommand(
  command: WorkerCommand,
  text: string,
  selection: TextSelection,
): Promise<TextChange | null> {
  if (command.name === 'insert-footnote') {
    const { content = '', instead } = command
    return instead
      ? insertFootnoteInstead(text, instead.from, instead.to, content)
      : insertFootnote(text, selection, content)
  }
  if (command.name === 'paste-html') return pasteHtml(command, text, selection)
  if (command.name === 'paste-markdown') return insertFragment(text, selection, fragmentOf(command.markdown))
  if (command.name === 'paste-passage') return pastePassage(command, text, selection)
  if (command.name === 'move-blocks') return moveBlocks(text, selection, command.direction)
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

/** The converter is only loaded when something formatted is pasted. What it can make nothing of goes in as plain words. */
async function pasteHtml(
  { html, plain }: Extract<WorkerCommand, { name: 'paste-html' }>,
  text: string,
  selection: TextSelection,
): Promise<TextChange> {
  const { htmlToMarkdown } = await import('../../core/import/html/html-to-markdown')
  const markdown = htmlToMarkdown(html).markdown.trim()
  return insertFragment(text, selection, fragmentOf(markdown === '' ? plain : markdown))
}

function pastePassage(
  { passage, here }: Extract<WorkerCommand, { name: 'paste-passage' }>,
  text: string,
  selection: TextSelection,
): TextChange {
  if (here) return returnPassage(text, selection, passage)
  const { source, from, to } = passage
  return insertFragment(text, selection, extractFragment(source, scanNotes(source), from, to))
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
  switch (question.name) {
    case 'tidy':
      return planTidy(text)
    case 'rescue':
      return planRescue(text, question.chosen ?? undefined)
    case 'fragment':
      return extractFragment(text, scanNotes(text), question.from, question.to)
    case 'cut':
      return cutPassage(text, scanNotes(text), question.from, question.to)
    case 'move':
      return moveToPost(text, question.from, question.to, question.target)
  }
}
