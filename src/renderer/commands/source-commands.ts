import { BookMarked, BookPlus, Download, Upload } from 'lucide-react'
import { openCite } from '../panes/cite/cite-state'
import { openSourceFromText } from '../panes/cite/source-from-text'
import { chooseImport } from '../panes/sources/import-state'
import type { Session } from '../session/session'
import { exportSourcesOfPost } from '../session/source-actions'
import type { Command } from './registry'

const canWrite = (state: Session) => state.phase === 'library' && state.readOnly === null

export const sourceCommands: readonly Command[] = [
  {
    name: 'sources.cite',
    label: 'Cite source',
    group: 'Sources',
    keys: 'Mod+Alt+C',
    icon: BookMarked,
    enabled: canWrite,
    perform: openCite,
  },
  {
    name: 'sources.from-text',
    label: 'Make a source of the selected citation',
    group: 'Sources',
    icon: BookPlus,
    enabled: canWrite,
    perform: openSourceFromText,
  },
  {
    name: 'sources.import',
    label: 'Import sources…',
    group: 'Sources',
    icon: Download,
    enabled: canWrite,
    perform: chooseImport,
  },
  {
    name: 'sources.export-post',
    label: 'Export the sources of this post…',
    group: 'Sources',
    icon: Upload,
    enabled: (state) => state.current !== null,
    perform: () => exportSourcesOfPost('csl-json'),
  },
]
