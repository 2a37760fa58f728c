import { Bold, Heading, Image, Italic, Link, List, ListOrdered, Quote, SpellCheck, Superscript } from 'lucide-react'
import { linkSelection } from '../../core/editing/link-selection'
import { cycleHeading, toggleList, toggleQuote } from '../../core/editing/toggle-lines'
import { toggleMark } from '../../core/editing/toggle-mark'
import { applyToBox, noteBoxInUse, type TextTool } from '../editor/box-text'
import { insertNote } from '../editor/insert-note'
import { choosePicture } from '../editor/picture'
import { currentEditor } from '../editor/port'
import { learnNames } from '../session/spelling'
import type { Command } from './registry'
import { postWritable } from './when'

function format(name: string, label: string, icon: Command['icon'], edit: TextTool, keys?: string): Command {
  return {
    name: `format.${name}`,
    label,
    group: 'Writing',
    atCaret: 'note',
    enabled: postWritable,
    ...(icon ? { icon } : {}),
    ...(keys === undefined ? {} : { keys }),
    perform: () => {
      const box = noteBoxInUse()
      if (box) return applyToBox(box, edit)
      const editor = currentEditor()
      editor?.apply(edit(editor.text(), editor.selection()))
      editor?.focus()
    },
  }
}

export const writingCommands: readonly Command[] = [
  format('bold', 'Bold', Bold, (text, selection) => toggleMark(text, selection, '**'), 'Mod+B'),
  format('italic', 'Italic', Italic, (text, selection) => toggleMark(text, selection, '*'), 'Mod+I'),
  format('heading', 'Heading', Heading, cycleHeading, 'Mod+Alt+H'),
  format('link', 'Link', Link, (text, selection) => linkSelection(text, selection), 'Mod+K'),
  format('quote', 'Quote', Quote, toggleQuote, 'Mod+Shift+.'),
  format('list', 'List', List, (text, selection) => toggleList(text, selection, 'points'), 'Mod+Shift+8'),
  format(
    'numbers',
    'Numbered list',
    ListOrdered,
    (text, selection) => toggleList(text, selection, 'numbers'),
    'Mod+Shift+7',
  ),
  {
    name: 'format.image',
    label: 'Insert image…',
    group: 'Writing',
    icon: Image,
    enabled: postWritable,
    perform: choosePicture,
  },
  {
    name: 'notes.insert',
    label: 'Insert footnote',
    group: 'Notes',
    keys: 'Mod+Alt+F',
    icon: Superscript,
    enabled: postWritable,
    perform: insertNote,
  },
  {
    name: 'spelling.learn-names',
    label: 'Learn the names in this library for spelling',
    group: 'Writing',
    icon: SpellCheck,
    enabled: (state) => state.phase === 'library',
    perform: learnNames,
  },
]
