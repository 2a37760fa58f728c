import {
  Command as CommandIcon,
  FileText,
  FolderOpen,
  Globe,
  Keyboard,
  Library,
  ListTree,
  LocateFixed,
  Maximize2,
  MessageSquare,
  Moon,
  Settings,
} from 'lucide-react'
import { chooseLibrary } from '../session/library'
import { setPreferences } from '../session/preferences'
import { type InspectorTab, type Screen, useSession } from '../session/session'
import { focusOn } from '../ui/focus'
import { toggleFocusMode } from '../ui/focus-mode'
import { closeDrawer, openDrawer, openOverlay, showInspector, useOverlay } from '../ui/overlay'
import type { Command } from './registry'
import { inLibrary, postOnScreen } from './when'

function screen(name: Screen, label: string, icon: Command['icon']): Command {
  return {
    name: `view.${name}`,
    label: `Show ${label}`,
    group: 'View',
    ...(icon ? { icon } : {}),
    enabled: inLibrary,
    perform: () => {
      const again = useOverlay.getState().open === 'posts'
      closeDrawer()
      useSession.setState({ screen: name })
      if (name === 'posts' && !again) openDrawer()
    },
  }
}

function tab(name: InspectorTab, label: string, keys: string): Command {
  return {
    name: `tab.${name}`,
    label: `Show ${label}`,
    group: 'View',
    keys,
    enabled: inLibrary,
    perform: () => {
      useSession.setState({ screen: 'posts', tab: name })
      showInspector()
    },
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
    perform: () => void focusOn('search'),
  },
  {
    name: 'view.commands',
    label: 'Command palette',
    group: 'View',
    keys: 'Mod+Shift+P',
    icon: CommandIcon,
    hidden: true,
    overDialogs: 'overlay',
    perform: () => openOverlay('commands'),
  },
  {
    name: 'view.go-to-post',
    label: 'Go to post…',
    group: 'View',
    keys: 'Mod+P',
    icon: FileText,
    enabled: inLibrary,
    overDialogs: 'overlay',
    perform: () => openOverlay('go-to-post'),
  },
  {
    name: 'view.outline',
    label: 'Outline of this post…',
    group: 'View',
    keys: 'Mod+Shift+O',
    icon: ListTree,
    enabled: postOnScreen,
    overDialogs: 'overlay',
    perform: () => openOverlay('outline'),
  },
  {
    name: 'notes.go-to',
    label: 'Go to note…',
    group: 'Notes',
    keys: 'Mod+Alt+G',
    icon: LocateFixed,
    enabled: postOnScreen,
    overDialogs: 'overlay',
    perform: () => openOverlay('go-to-note'),
  },
  {
    name: 'view.focus-mode',
    label: 'Only the text',
    group: 'View',
    keys: 'Mod+Shift+D',
    icon: Maximize2,
    enabled: postOnScreen,
    perform: () => {
      toggleFocusMode()
      void focusOn('body')
    },
  },
  {
    name: 'view.keys',
    label: 'Keys',
    group: 'View',
    keys: 'Mod+/',
    icon: Keyboard,
    overDialogs: 'overlay',
    perform: () => openOverlay('cheat-sheet'),
  },
  {
    name: 'view.posts-list',
    label: 'Go to the list of posts',
    group: 'View',
    keys: 'Mod+Shift+L',
    enabled: inLibrary,
    perform: () => {
      useSession.setState({ screen: 'posts' })
      openDrawer()
      void focusOn('posts')
    },
  },
  {
    name: 'view.text',
    label: 'Go to the text',
    group: 'View',
    keys: 'Mod+Shift+T',
    enabled: postOnScreen,
    perform: () => void focusOn('body'),
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
