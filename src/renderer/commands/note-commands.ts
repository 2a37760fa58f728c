import { ArrowLeftRight, ListOrdered, Merge, PenLine, Sparkles, Split } from 'lucide-react'
import { noteTouching, otherSide } from '../../core/footnotes/go-to'
import { currentEditor } from '../editor/port'
import { freshAnalysis } from '../preview/fresh'
import type { WorkerCommand } from '../preview/protocol'
import { runInWorker } from '../preview/reader'
import { holdKeys } from '../ui/held-keys'
import { openOverlay } from '../ui/overlay'
import { showToast } from '../ui/toast'
import type { Command } from './registry'
import { postWritable } from './when'

/** Runs a command on the note at the caret; says in words when there is nothing it could do. */
async function atCaret(command: WorkerCommand, otherwise: string): Promise<void> {
  const editor = currentEditor()
  let done = false
  await editor?.applyLater(async (text, selection) => {
    const change = await runInWorker(command, text, selection)
    done = change !== null
    return change
  })
  if (!done) showToast(otherwise)
  editor?.focus()
}

async function goToOtherSide(): Promise<void> {
  const editor = currentEditor()
  const { scan } = await freshAnalysis()
  const place = editor && otherSide(scan, editor.selection().head)
  if (place) editor.select(place, 'center')
  else showToast('Put the caret at a note first.')
}

async function mergeWithBefore(): Promise<void> {
  const editor = currentEditor()
  const { scan } = await freshAnalysis()
  const caret = editor?.selection().head ?? -1
  const note = noteTouching(scan, caret)
  if (!note || note.number < 2) showToast('Put the caret at a note that has another before it.')
  else await atCaret({ name: 'merge-note', number: note.number }, 'Inline notes cannot be joined.')
}

export const noteCommands: readonly Command[] = [
  {
    name: 'notes.other-side',
    label: 'From mark to note, and back',
    group: 'Notes',
    keys: 'Mod+Alt+N',
    icon: ArrowLeftRight,
    enabled: postWritable,
    perform: () => holdKeys(goToOtherSide()),
  },
  {
    name: 'notes.convert',
    label: 'Make this note inline, or give it a definition',
    group: 'Notes',
    icon: PenLine,
    enabled: postWritable,
    perform: () =>
      atCaret(
        { name: 'convert-note' },
        'This note has to stay as it is: put the caret at a note of one paragraph and one mark.',
      ),
  },
  {
    name: 'notes.split',
    label: 'Split this note at the caret',
    group: 'Notes',
    icon: Split,
    enabled: postWritable,
    perform: () => atCaret({ name: 'split-note' }, 'Put the caret inside the words of a note first.'),
  },
  {
    name: 'notes.merge',
    label: 'Join this note to the one before',
    group: 'Notes',
    icon: Merge,
    enabled: postWritable,
    perform: mergeWithBefore,
  },
  {
    name: 'notes.tidy',
    label: 'Tidy the labels and order of notes…',
    group: 'Notes',
    icon: ListOrdered,
    enabled: postWritable,
    perform: () => openOverlay('tidy'),
  },
  {
    name: 'notes.rescue',
    label: 'Make real notes of notes typed by hand…',
    group: 'Notes',
    icon: Sparkles,
    enabled: postWritable,
    perform: () => openOverlay('rescue'),
  },
]
