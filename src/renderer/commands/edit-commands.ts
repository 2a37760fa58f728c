import { Redo2, Replace, Search, Undo2 } from 'lucide-react'
import { stepInBox } from '../editor/box-history'
import { currentEditor, type EditorPort } from '../editor/port'
import { openFind } from '../panes/editor/find-state'
import { openOverlay } from '../ui/overlay'
import type { Command } from './registry'
import { libraryWritable, postOnScreen, postWritable } from './when'

/**
 * What a step back is about: a box that has the keyboard and a history of its own; or the text of the
 * post, unless a dialog stands before it. The palette's box only asks for a command.
 */
function meant(): 'box' | 'text' | 'nothing' {
  const active = document.activeElement
  if (active?.matches('[role="combobox"]')) return 'text'
  if (active?.matches('input, textarea:not([data-focus="body"])')) return 'box'
  return active?.closest('dialog, [role="dialog"]') ? 'nothing' : 'text'
}

/** Undo or Redo, wherever it is asked for: in the box that has the keyboard, else in the text of the post. */
function stepping(
  command: Pick<Command, 'label' | 'icon' | 'keys'>,
  way: 'undo' | 'redo',
  can: (editor: EditorPort) => boolean,
): Command {
  return {
    ...command,
    name: `edit.${way}`,
    group: 'Edit',
    overDialogs: 'any',
    enabled: (state) => {
      const editor = currentEditor()
      if (meant() === 'text') return editor !== null && postWritable(state) && can(editor)
      return meant() === 'box'
    },
    perform: () => {
      if (meant() !== 'box') return currentEditor()?.[way]()
      if (!stepInBox(document.activeElement, way)) document.execCommand(way)
    },
  }
}

export const editCommands: readonly Command[] = [
  stepping({ label: 'Undo', keys: 'Mod+Z', icon: Undo2 }, 'undo', (editor) => editor.canUndo()),
  stepping({ label: 'Redo', keys: 'Mod+Shift+Z', icon: Redo2 }, 'redo', (editor) => editor.canRedo()),
  {
    name: 'edit.find',
    label: 'Find…',
    group: 'Find',
    keys: 'Mod+F',
    icon: Search,
    enabled: postOnScreen,
    perform: () => openFind(false),
  },
  {
    name: 'edit.replace',
    label: 'Find and replace…',
    group: 'Find',
    keys: 'Mod+H',
    icon: Replace,
    enabled: postWritable,
    perform: () => openFind(true),
  },
  {
    name: 'edit.replace-everywhere',
    label: 'Find and replace in every post…',
    group: 'Find',
    keys: 'Mod+Shift+H',
    icon: Replace,
    enabled: libraryWritable,
    perform: () => openOverlay('replace-everywhere'),
  },
]
