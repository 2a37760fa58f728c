import { Archive, ArchiveRestore, Download, History, Trash2 } from 'lucide-react'
import { describeError } from '../../core/error-words'
import { request } from '../bridge'
import { backUpNow, restoreBackup, saveBackupAs } from '../session/backup'
import { importPosts } from '../session/import-posts'
import { savePost } from '../session/saving'
import { session, useSession } from '../session/session'
import { trashPost } from '../session/trash'
import { focusOn } from '../ui/focus'
import { showToast } from '../ui/toast'
import type { Command } from './registry'
import { inLibrary, libraryWritable, postWritable } from './when'

/** What keeps and brings back: versions, trash, backups. */
export const keepingCommands: readonly Command[] = [
  {
    name: 'post.trash',
    label: 'Move this post to the trash',
    group: 'Posts',
    icon: Trash2,
    enabled: postWritable,
    perform: async () => {
      const { current } = session()
      if (current !== null) await trashPost(current)
    },
  },
  {
    name: 'post.keep-version',
    label: 'Keep this version',
    group: 'Posts',
    icon: History,
    enabled: postWritable,
    perform: async () => {
      const { current } = session()
      if (current === null) return
      await savePost(current)
      const reply = await request('history.keep', { post: current, reason: 'kept' })
      showToast(reply.ok ? 'Kept: this version stays in the history' : describeError(reply.error))
    },
  },
  {
    name: 'library.trash',
    label: 'Show the trash',
    group: 'Library',
    icon: Trash2,
    enabled: inLibrary,
    perform: async () => {
      useSession.setState({ screen: 'settings' })
      await focusOn('trash')
    },
  },
  {
    name: 'library.import-posts',
    label: 'Bring in posts…',
    group: 'Library',
    icon: Download,
    enabled: libraryWritable,
    perform: importPosts,
  },
  {
    name: 'library.back-up',
    label: 'Back up now',
    group: 'Library',
    icon: Archive,
    enabled: libraryWritable,
    perform: backUpNow,
  },
  {
    name: 'library.back-up-as',
    label: 'Back up to a file…',
    group: 'Library',
    icon: Archive,
    enabled: inLibrary,
    perform: saveBackupAs,
  },
  {
    name: 'library.restore',
    label: 'Restore a backup…',
    group: 'Library',
    icon: ArchiveRestore,
    enabled: inLibrary,
    perform: restoreBackup,
  },
]
