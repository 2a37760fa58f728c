import { Plus, Save, Upload } from 'lucide-react'
import { exportPost } from '../session/export'
import { saveEverything } from '../session/holders'
import { createPost } from '../session/posts'
import { session } from '../session/session'
import { focusOn } from '../ui/focus'
import { holdKeys } from '../ui/held-keys'
import type { Command } from './registry'
import { inLibrary, libraryWritable, postOnScreen } from './when'

/** Makes a post and takes the keyboard to its title. Answers false when it could not be made. */
async function beginPost(): Promise<boolean> {
  if ((await createPost()) === null) return false
  await focusOn('title')
  return true
}

export const postCommands: readonly Command[] = [
  {
    name: 'post.new',
    label: 'New post',
    group: 'Posts',
    keys: 'Mod+N',
    icon: Plus,
    enabled: libraryWritable,
    perform: () => holdKeys(beginPost()),
  },
  {
    name: 'post.save',
    label: 'Save now',
    group: 'Posts',
    keys: 'Mod+S',
    icon: Save,
    overDialogs: 'any',
    enabled: inLibrary,
    perform: saveEverything,
  },
  {
    name: 'post.export',
    label: 'Export this post…',
    group: 'Posts',
    keys: 'Mod+Shift+E',
    icon: Upload,
    enabled: postOnScreen,
    perform: async () => {
      const { current } = session()
      if (current !== null) await exportPost(current)
    },
  },
]
