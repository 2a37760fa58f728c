import { FileSymlink } from 'lucide-react'
import { openReference } from '../panes/cross-reference/reference-state'
import type { Session } from '../session/session'
import type { Command } from './registry'

const canWrite = (state: Session) => state.phase === 'library' && state.readOnly === null

export const siteCommands: readonly Command[] = [
  {
    name: 'posts.cross-reference',
    label: 'Cross-reference',
    group: 'Writing',
    keys: 'Mod+Alt+X',
    icon: FileSymlink,
    enabled: canWrite,
    perform: openReference,
  },
]
