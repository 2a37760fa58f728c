import { ClipboardCopy, FileSymlink, Printer } from 'lucide-react'
import { openReference } from '../panes/cross-reference/reference-state'
import { copyPost, exportPosts } from '../session/export'
import { session } from '../session/session'
import type { Command } from './registry'
import { libraryWritable, postOnScreen } from './when'

export const siteCommands: readonly Command[] = [
  {
    name: 'posts.cross-reference',
    label: 'Cross-reference',
    group: 'Writing',
    keys: 'Mod+Alt+X',
    icon: FileSymlink,
    enabled: libraryWritable,
    perform: openReference,
  },
  {
    name: 'post.copy-wordpress',
    label: 'Copy this post for WordPress',
    group: 'Posts',
    icon: ClipboardCopy,
    enabled: postOnScreen,
    perform: () => copyPost(session().current, 'wordpress'),
  },
  {
    name: 'post.copy-rich',
    label: 'Copy this post as rich text',
    group: 'Posts',
    icon: ClipboardCopy,
    enabled: postOnScreen,
    perform: () => copyPost(session().current, 'rich'),
  },
  {
    name: 'post.pdf',
    label: 'Print this post to PDF…',
    group: 'Posts',
    icon: Printer,
    enabled: postOnScreen,
    perform: async () => {
      const { current } = session()
      if (current !== null) await exportPosts([current], 'pdf')
    },
  },
]
