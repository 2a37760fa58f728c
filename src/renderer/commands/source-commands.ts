import { BookMarked, BookPlus, Download, Upload } from 'lucide-react'
import { openCite } from '../panes/cite/cite-state'
import { openSourceFromText } from '../panes/cite/source-from-text'
import { chooseImport } from '../panes/sources/import-state'
import { exportSourcesOfPost } from '../session/source-actions'
import type { Command } from './registry'
import { libraryWritable, postOnScreen } from './when'

export const sourceCommands: readonly Command[] = [
  {
    name: 'sources.cite',
    label: 'Cite source',
    group: 'Sources',
    keys: 'Mod+Alt+C',
    icon: BookMarked,
    enabled: libraryWritable,
    perform: openCite,
  },
  {
    name: 'sources.from-text',
    label: 'Make a source of the selected citation',
    group: 'Sources',
    icon: BookPlus,
    enabled: libraryWritable,
    perform: openSourceFromText,
  },
  {
    name: 'sources.import',
    label: 'Import sources…',
    group: 'Sources',
    icon: Download,
    enabled: libraryWritable,
    perform: chooseImport,
  },
  {
    name: 'sources.export-post',
    label: 'Export the sources of this post…',
    group: 'Sources',
    icon: Upload,
    enabled: postOnScreen,
    perform: () => exportSourcesOfPost('csl-json'),
  },
]
