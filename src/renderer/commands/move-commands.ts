import { ArrowDown, ArrowUp, FileOutput, type LucideIcon } from 'lucide-react'
import { currentEditor } from '../editor/port'
import { runInWorker } from '../preview/reader'
import { openOverlay } from '../ui/overlay'
import { showToast } from '../ui/toast'
import type { Command } from './registry'
import { postWritable } from './when'

function moveBlocks(direction: 'up' | 'down', icon: LucideIcon): Command {
  return {
    name: `edit.move-${direction}`,
    label: `Move paragraph ${direction}`,
    group: 'Writing',
    keys: direction === 'up' ? 'Alt+Shift+ArrowUp' : 'Alt+Shift+ArrowDown',
    icon,
    atCaret: 'text',
    enabled: postWritable,
    perform: async () => {
      const editor = currentEditor()
      await editor?.applyLater((text, selection) => runInWorker({ name: 'move-blocks', direction }, text, selection))
      editor?.focus()
    },
  }
}

function moveSelection(): void {
  const { anchor, head } = currentEditor()?.selection() ?? { anchor: 0, head: 0 }
  if (anchor === head) showToast('Select the words to move first.')
  else openOverlay('move-to-post')
}

/** Words that change their place, with the notes they call. */
export const moveCommands: readonly Command[] = [
  moveBlocks('up', ArrowUp),
  moveBlocks('down', ArrowDown),
  {
    name: 'edit.move-to-post',
    label: 'Move selection to another post…',
    group: 'Writing',
    icon: FileOutput,
    enabled: postWritable,
    perform: moveSelection,
  },
]
