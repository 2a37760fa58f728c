import { FileText, FolderOpen, Globe, Library, ListTree, MessageSquare, Moon, Settings } from 'lucide-react'
import { chooseLibrary } from '../session/library'
import { setPreferences } from '../session/preferences'
import { type InspectorTab, type Screen, type Session, useSession } from '../session/session'
import { focusOn } from '../ui/focus'
import type { Command } from './registry'

const inLibrary = (state: Session) => state.phase === 'library'

function screen(name: Screen, label: string, icon: Command['icon']): Command {
  return {
    name: `view.${name}`,
    label: `Show ${label}`,
    group: 'View',
    ...(icon ? { icon } : {}),
    enabled: inLibrary,
    perform: () => useSession.setState({ screen: name }),
  }
}

function tab(name: InspectorTab, label: string, keys: string): Command {
  return {
    name: `tab.${name}`,
    label: `Show ${label}`,
    group: 'View',
    keys,
    enabled: inLibrary,
    perform: () => useSession.setState({ screen: 'posts', tab: name }),
  }
}

function theme(value: 'light' | 'dark' | 'system', label: string): Command {
  return {
    name: `view.theme-${value}`,
    label,
    group: 'View',
    icon: Moon,
    perform: () => setPreferences({ theme: value }),
  }
}

export const viewCommands: readonly Command[] = [
  screen('posts', 'posts', FileText),
  screen('comments', 'the comments queue', MessageSquare),
  screen('sources', 'sources', Library),
  screen('topics', 'topics', ListTree),
  screen('site', 'the site', Globe),
  screen('settings', 'settings', Settings),
  tab('preview', 'the preview', 'Mod+1'),
  tab('footnotes', 'footnotes', 'Mod+2'),
  tab('comments', 'comments of this post', 'Mod+3'),
  tab('details', 'details', 'Mod+4'),
  tab('history', 'history', 'Mod+5'),
  {
    name: 'view.search',
    label: 'Search library',
    group: 'View',
    keys: 'Mod+Shift+F',
    enabled: inLibrary,
    perform: () => focusOn('search'),
  },
  theme('light', 'Use the light theme'),
  theme('dark', 'Use the dark theme'),
  theme('system', 'Follow the system theme'),
  {
    name: 'library.open',
    label: 'Open a library…',
    group: 'Library',
    keys: 'Mod+O',
    icon: FolderOpen,
    perform: chooseLibrary,
  },
]
